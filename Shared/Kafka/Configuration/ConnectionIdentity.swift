public import Streaming

/// The identity of a connection, as far as its settings tell.
extension KafkaConfiguration {
    /// The principal by which Kafka knows a connection with these settings, such as `User:pledges`. For a client certificate it is the
    /// whole subject; a cluster may be configured to use a part of it (`ssl.principal.mapping.rules`), which is not known here. nil for
    /// other SASL mechanisms and for key stores.
    public var principal: String? {
        switch securityProtocol {
        case "plaintext": return "User:ANONYMOUS"
        case "ssl": return clientCertificate.map { "User:\($0.subject)" }
        case "sasl_plaintext", "sasl_ssl":
            let mechanism = (self["sasl.mechanisms"] ?? self["sasl.mechanism"] ?? "").uppercased()
            guard mechanism == "PLAIN" || mechanism.hasPrefix("SCRAM-"), let name = self["sasl.username"], !name.isEmpty else { return nil }
            return "User:\(name)"
        default: return nil
        }
    }

    /// Kafka's own tools, addressed to this cluster.
    public var tools: KafkaTools { KafkaTools(brokers: brokers, isSecured: securityProtocol != "plaintext") }

    private var securityProtocol: String { (self["security.protocol"] ?? "plaintext").lowercased() }

    /// The certificate that this connection presents; nil if the settings name none or it cannot be read.
    private var clientCertificate: Certificate? {
        if let text = self["ssl.certificate.pem"] { return CertificateFile.certificates(in: text).first }
        guard let path = self["ssl.certificate.location"], !path.isEmpty else { return nil }
        do { return try CertificateFile.read(path).first } catch { return nil }
    }

    /// The same, with its path and whether it has expired, for a ``ConnectionProblem``.
    ///
    /// - Parameter now: seconds since 1970.
    func shownCertificate(at now: Int64) -> ConnectionProblem.ClientCertificate? {
        clientCertificate.map {
            ConnectionProblem.ClientCertificate(
                path: self["ssl.certificate.location"] ?? "ssl.certificate.pem", subject: $0.subject, notAfter: $0.notAfter,
                hasExpired: $0.notAfter < now)
        }
    }
}
