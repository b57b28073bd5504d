/// Why no connection to a broker can be made although something answers at its address: the settings of this program and of the broker do
/// not match. It does not go away by itself.
public struct ConnectionProblem: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The broker's certificate is not signed by the configured authority, has expired, or names another host.
        case brokerCertificateRefused = "broker_certificate_refused"
        /// The broker requires a client certificate and got none, or one it does not accept: expired, or signed by an authority it does not
        /// know.
        case clientCertificateRefused = "client_certificate_refused"
        case tlsToPlaintextPort = "tls_to_plaintext_port"
        case plaintextToTLSPort = "plaintext_to_tls_port"
        /// The broker requires SASL authentication and the client offers none.
        case saslRequired = "sasl_required"
        /// The client offers SASL authentication and the broker does not support it on this port.
        case saslNotOffered = "sasl_not_offered"
        case mechanismNotOffered = "mechanism_not_offered"
        /// Unknown user or wrong password.
        case credentialsRefused = "credentials_refused"

        /// Whether the same symptom can have a passing cause: an address where connections are accepted and closed at once (a proxy or port
        /// mapping with no broker behind it, a broker that is shutting down).
        public var isAmbiguous: Bool {
            switch self {
            case .tlsToPlaintextPort, .plaintextToTLSPort: true
            case .brokerCertificateRefused, .clientCertificateRefused, .saslRequired, .saslNotOffered, .mechanismNotOffered,
                .credentialsRefused:
                false
            }
        }
    }

    /// The certificate that this program presents to brokers.
    public struct ClientCertificate: Hashable, Sendable {
        public var path: String
        public var subject: String
        /// Expiry in seconds since 1970.
        public var notAfter: Int64
        public var hasExpired: Bool

        public init(path: String, subject: String, notAfter: Int64, hasExpired: Bool) {
            self.path = path
            self.subject = subject
            self.notAfter = notAfter
            self.hasExpired = hasExpired
        }
    }

    public var kind: Kind
    /// `host:port`; empty if unknown.
    public var broker: String
    /// The principal that this program's settings name, such as `User:pledges`; nil if they name none.
    public var principal: String?
    /// The certificate presented, if the settings name one and it can be read.
    public var certificate: ClientCertificate?
    /// The client library's own message; empty if there is none.
    public var reason: String

    public init(
        _ kind: Kind, broker: String = "", principal: String? = nil, certificate: ClientCertificate? = nil, reason: String = ""
    ) {
        self.kind = kind
        self.broker = broker
        self.principal = principal
        self.certificate = certificate
        self.reason = reason
    }
}

extension ConnectionProblem: CustomStringConvertible {
    public var description: String {
        var text = "\(kind.rawValue)\(broker.isEmpty ? "" : " at \(broker)"): \(advice)"
        if kind == .clientCertificateRefused {
            if let certificate {
                text +=
                    certificate.hasExpired ? "; \(certificate.path) has expired" : "; shown was \(certificate.path), \(certificate.subject)"
            } else {
                text += "; none is shown: set ssl.certificate.location and ssl.key.location"
            }
        }
        return reason.isEmpty ? text : "\(text) (\(reason))"
    }

    private var advice: String {
        switch kind {
        case .brokerCertificateRefused:
            "the broker's certificate cannot be verified: check ssl.ca.location, the certificate's days and the host name in it"
        case .clientCertificateRefused: "the broker does not accept this client's certificate"
        case .tlsToPlaintextPort: "the broker does not speak TLS on this port: use its TLS port, or security.protocol without SSL"
        case .plaintextToTLSPort: "the broker wants TLS on this port: set security.protocol to SSL or SASL_SSL"
        case .saslRequired: "the broker wants a user: set security.protocol to SASL_SSL or SASL_PLAINTEXT, and sasl.*"
        case .saslNotOffered: "the broker takes no user on this port: set security.protocol to SSL or PLAINTEXT, or use its SASL port"
        case .mechanismNotOffered: "the broker does not offer this sasl.mechanism"
        case .credentialsRefused:
            "\(principal.map { "the broker does not accept \($0)" } ?? "login refused"): unknown user or wrong password"
        }
    }
}
