/// The expiry of a certificate that the configuration names, read from its PEM file without connecting to a broker.
public struct CertificateExpiry: Hashable, Sendable {
    /// The property that names the file: `ssl.certificate.location` or `ssl.ca.location`.
    public var property: String
    public var path: String
    /// The end of its validity, in seconds since 1970-01-01T00:00:00Z. Of several certificates in a file the earliest.
    public var notAfter: Int64

    public init(property: String, path: String, notAfter: Int64) {
        self.property = property
        self.path = path
        self.notAfter = notAfter
    }

    /// Whole days left, rounded down: 0 on the last day, negative once it has expired.
    ///
    /// - Parameter now: seconds since 1970.
    public func daysLeft(at now: Int64) -> Int64 {
        let (days, rest) = (notAfter - now).quotientAndRemainder(dividingBy: 86_400)
        return rest < 0 ? days - 1 : days
    }

    /// The properties that name certificate files: the client's own (with its chain) and the authorities it trusts.
    public static let properties = ["ssl.certificate.location", "ssl.ca.location"]

    /// The expiry of every certificate file named. A file that cannot be read, is a folder, or holds no certificate in PEM form is left
    /// out: ``KafkaConfiguration/validate()`` reports unreadable files.
    public static func all(in configuration: KafkaConfiguration) -> [CertificateExpiry] {
        properties.compactMap { property in
            guard let path = configuration[property], !path.isEmpty, let first = ends(path).min() else { return nil }
            return CertificateExpiry(property: property, path: path, notAfter: first)
        }
    }

    private static func ends(_ path: String) -> [Int64] {
        // Any failure means the same here; unreadable files were reported when the configuration was validated.
        do throws(CertificateFile.Problem) { return try CertificateFile.read(path).map(\.notAfter) } catch { return [] }
    }
}
