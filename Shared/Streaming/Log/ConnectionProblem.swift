/// Why no connection to a broker comes about although something answers at its address: settings of this program and of the broker that do not fit
/// together. It does not pass by itself.
public struct ConnectionProblem: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The broker's certificate is not vouched for by the authority named here, has expired, or is another host's.
        case brokerCertificateRefused = "broker_certificate_refused"
        /// The broker wants a certificate of this client and got none, or one that it does not accept: expired, or of an authority it does not know.
        case clientCertificateRefused = "client_certificate_refused"
        case tlsToPlaintextPort = "tls_to_plaintext_port"
        case plaintextToTLSPort = "plaintext_to_tls_port"
        /// The broker wants to be told a user and is told none.
        case saslRequired = "sasl_required"
        /// The broker is told a user and does not want to know.
        case saslNotOffered = "sasl_not_offered"
        case mechanismNotOffered = "mechanism_not_offered"
        /// Unknown user or wrong password.
        case credentialsRefused = "credentials_refused"

        /// Whether the same could come from something that passes: an address where connections are accepted and closed at once (a proxy or port
        /// mapping with no broker behind it, a broker that is going down).
        public var isAmbiguous: Bool {
            switch self {
            case .tlsToPlaintextPort, .plaintextToTLSPort: true
            case .brokerCertificateRefused, .clientCertificateRefused, .saslRequired, .saslNotOffered, .mechanismNotOffered,
                .credentialsRefused:
                false
            }
        }
    }

    /// A certificate that this program shows to brokers.
    public struct ClientCertificate: Hashable, Sendable {
        public var path: String
        public var subject: String
        /// Seconds since 1970 from which on it is worth nothing.
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
    /// `host:port`; empty if it is not told.
    public var broker: String
    /// The name this program gives for itself, such as `User:pledges`; nil if its settings name none.
    public var principal: String?
    /// The certificate shown, if one is named in the settings and can be read.
    public var certificate: ClientCertificate?
    /// In the words of the client library.
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
