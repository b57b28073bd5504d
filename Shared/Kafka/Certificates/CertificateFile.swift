import FoundationEssentials

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Reads certificates in PEM (RFC 7468), as the TLS properties of librdkafka name them.
public enum CertificateFile {
    public enum Problem: Error, Hashable, Sendable {
        case unreadable(path: String, reason: String)
        /// Larger than ``CertificateFile/largest``.
        case tooLarge(path: String)
        /// The file holds no certificate, or one that cannot be parsed.
        case noCertificate(path: String)
    }

    /// The largest file, in bytes. A system's file of all trusted authorities is about a tenth of this.
    public static let largest = 4 << 20
    /// About as many of the smallest certificates as a file of ``largest`` bytes can hold.
    static let mostCertificates = 10_000

    private static let begins = ["-----BEGIN CERTIFICATE-----", "-----BEGIN TRUSTED CERTIFICATE-----"]
    private static let end = "-----END "

    /// - Returns: the certificates in the order of the file; in a client's chain the first is the client's own.
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

    /// - Returns: the certificates in a text; empty if one of them cannot be parsed. Text between certificates is ignored.
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
