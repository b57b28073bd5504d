import Streaming

/// librdkafka's error codes say only that a connection failed; the cause is in its text. The texts are those of versions 2.0 to 2.12, with
/// OpenSSL 3.
extension ConnectionProblem {
    /// - Parameter line: a line of librdkafka's log (facility `FAIL`) or the text of an error event: the broker's name, a colon, and the
    ///   reason.
    /// - Returns: nil if the line does not point to settings, such as a refused connection.
    init?(librdkafka line: String) {
        guard let kind = Kind(librdkafka: line) else { return nil }
        self.init(kind, broker: Self.broker(of: line), reason: Self.reason(of: line))
    }

    /// Strips the thread: `[thrd:ssl://kafka:9093/bootstrap]: ssl://kafka:9093/bootstrap: reason (after 3ms in state …)`, where the first
    /// part is optional.
    private static func withoutThread(_ line: String) -> Substring {
        guard line.hasPrefix("[thrd:"), let end = line.firstRange(of: "]: ") else { return line[...] }
        return line[end.upperBound...]
    }

    private static func broker(of line: String) -> String {
        let text = withoutThread(line)
        guard let end = text.firstRange(of: ": ") else { return "" }
        var name = text[..<end.lowerBound]
        if let scheme = name.firstRange(of: "://") { name = name[scheme.upperBound...] }
        return String(name.prefix { $0 != "/" })
    }

    private static func reason(of line: String) -> String {
        let text = withoutThread(line)
        guard let end = text.firstRange(of: ": ") else { return String(text) }
        let reason = text[end.upperBound...]
        return String(reason.firstRange(of: " (after ").map { reason[..<$0.lowerBound] } ?? reason)
    }
}

extension ConnectionProblem.Kind {
    /// The TLS alerts (RFC 8446, 6.2) with which a broker refuses a client's certificate. Java sends 46 for an unknown or expired one and
    /// 42 for a missing one; other brokers are more exact.
    private static let certificateAlerts = [
        "alert number 42", "alert number 43", "alert number 44", "alert number 45", "alert number 46", "alert number 48",
        "alert number 116",
        "alert bad certificate", "alert certificate", "alert unsupported certificate", "alert unknown ca",
        "client SSL authentication might be required",
    ]

    init?(librdkafka text: String) {
        func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }
        if says("certificate verify failed", "certificate could not be verified", "Hostname mismatch") {
            self = .brokerCertificateRefused
        } else if Self.certificateAlerts.contains(where: { text.contains($0) }) {
            self = .clientCertificateRefused
        } else if says("incorrect security.protocol configuration") {
            self = .plaintextToTLSPort
        } else if says("might require SASL") {
            self = .saslRequired
        } else if says("mechanism handshake failed") {
            // A port without SASL answers with this text, and names no mechanism.
            self = says("not valid in current SASL state") ? .saslNotOffered : .mechanismNotOffered
        } else if says("SASL authentication error", "SASL authentication failure", "Authentication failed", "authentication failed") {
            self = .credentialsRefused
        } else if says("wrong version number", "connecting to a PLAINTEXT broker listener", "packet length too long", "http request") {
            self = .tlsToPlaintextPort
        } else if says("in state SSL_HANDSHAKE", "SSL handshake failed"), says("unexpected eof", "Disconnected") {
            self = .tlsToPlaintextPort
        } else {
            return nil
        }
    }
}
