/// What is of interest in an X.509 certificate (RFC 5280): whose it is, and from when to when. Nothing is verified.
public struct Certificate: Hashable, Sendable {
    /// As Java writes it (RFC 2253), which is how Kafka names whoever shows it: `CN=pledges,O=County`.
    public let subject: String
    /// Seconds since 1970: the first second in which it holds.
    public let notBefore: Int64
    /// Seconds since 1970: the last second in which it holds.
    public let notAfter: Int64

    /// - Parameter der: one certificate.
    /// - Returns: nil if it is none.
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
            // The algorithm of the signature, and the issuer.
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

    /// Whole days left; negative once it has expired.
    ///
    /// - Parameter now: seconds since 1970.
    public func daysLeft(at now: Int64) -> Int {
        let left = notAfter - now
        return Int((left >= 0 ? left : left - 86_399) / 86_400)
    }
}
