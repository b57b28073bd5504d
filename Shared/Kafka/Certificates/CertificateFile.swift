import FoundationEssentials

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Certificates in PEM (RFC 7468), as the properties of TLS name them.
public enum CertificateFile {
    public enum Problem: Error, Hashable, Sendable {
        case unreadable(path: String, reason: String)
        /// Larger than any file of certificates.
        case tooLarge(path: String)
        /// There is none in it, or one that cannot be read.
        case noCertificate(path: String)
    }

    /// All authorities that a system trusts are a tenth of this.
    public static let largest = 4 << 20
    /// As many as ``largest`` may hold of the smallest.
    static let mostCertificates = 10_000

    private static let begins = ["-----BEGIN CERTIFICATE-----", "-----BEGIN TRUSTED CERTIFICATE-----"]
    private static let end = "-----END "

    /// - Returns: in the order of the file; of a client's chain the first is its own.
    public static func read(_ path: String) throws(Problem) -> [Certificate] {
        guard let file = fopen(path, "rb") else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: largest + 1)
        let count = fread(&bytes, 1, bytes.count, file)
        guard ferror(file) == 0 else { throw .unreadable(path: path, reason: String(cString: strerror(EIO))) }
        guard count <= largest else { throw .tooLarge(path: path) }
        let certificates = certificates(in: String(decoding: bytes.prefix(count), as: UTF8.self))
        guard !certificates.isEmpty else { throw .noCertificate(path: path) }
        return certificates
    }

    /// - Returns: the certificates of a text; empty if one of them is not what it says. What stands between them is remarks.
    public static func certificates(in text: String) -> [Certificate] {
        var found: [Certificate] = []
        var encoded: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.drop { $0.isWhitespace }
            if begins.contains(where: line.hasPrefix) {
                encoded = ""
            } else if line.hasPrefix(end), let whole = encoded {
                guard found.count < mostCertificates, let der = Data(base64Encoded: whole), let certificate = Certificate(der: [UInt8](der))
                else { return [] }
                found.append(certificate)
                encoded = nil
            } else {
                encoded? += line.filter { !$0.isWhitespace }
            }
        }
        return found
    }
}
