/// Subject and validity of an X.509 certificate (RFC 5280). No signature is verified.
public struct Certificate: Hashable, Sendable {
    /// Formatted as Java does (RFC 2253), which is how Kafka names the client that presents it: `CN=pledges,O=County`.
    public let subject: String
    /// Seconds since 1970: the first second of its validity.
    public let notBefore: Int64
    /// Seconds since 1970: the last second of its validity.
    public let notAfter: Int64

    /// - Parameter der: one certificate in DER.
    /// - Returns: nil if the bytes are not a certificate.
    public init?(der: [UInt8]) {
        var outer = DERReader(der[...])
        guard let certificate = outer.next(DERReader.Tag.sequence) else { return nil }
        var parts = DERReader(certificate)
        guard let toBeSigned = parts.next(DERReader.Tag.sequence) else { return nil }
        var fields = DERReader(toBeSigned)
        guard var field = fields.next() else { return nil }
        if field.tag == DERReader.Tag.version {
            guard let serial = fields.next() else { return nil }
            field = serial
        }
        guard field.tag == DERReader.Tag.integer,
            // Signature algorithm and issuer.
            fields.next(DERReader.Tag.sequence) != nil, fields.next(DERReader.Tag.sequence) != nil,
            let validity = fields.next(DERReader.Tag.sequence), let name = fields.next(DERReader.Tag.sequence),
            let subject = DistinguishedName.text(name)
        else { return nil }
        var times = DERReader(validity)
        guard let from = times.next().flatMap(DERTime.seconds), let to = times.next().flatMap(DERTime.seconds) else { return nil }
        self.subject = subject
        notBefore = from
        notAfter = to
    }

    /// Whole days of validity left, rounded down; negative once it has expired.
    ///
    /// - Parameter now: seconds since 1970.
    public func daysLeft(at now: Int64) -> Int {
        let left = notAfter - now
        return Int((left >= 0 ? left : left - 86_399) / 86_400)
    }
}
