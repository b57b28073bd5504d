import CRdkafka
import Streaming
import Testing

@testable import Kafka

@Suite("Why a connection fails is told from librdkafka's own words")
struct ConnectionProblemTests {
    /// As librdkafka 2.0.2 with OpenSSL 3.0 wrote them against Apache Kafka 3.9, and as 2.8 words the same.
    static let texts: [(ConnectionProblem.Kind, String)] = [
        (
            .brokerCertificateRefused,
            "[thrd:sasl_ssl://127.0.0.1:31102/bootstrap]: sasl_ssl://127.0.0.1:31102/bootstrap: SSL handshake failed: error:0A000086:SSL routines::certificate verify failed: broker certificate could not be verified, verify that ssl.ca.location is correctly configured or root CA certificates are installed (install ca-certificates package) (after 127ms in state SSL_HANDSHAKE)"
        ),
        (
            .brokerCertificateRefused,
            "sasl_ssl://127.0.0.1:31102/bootstrap: error:0A000086:SSL routines::certificate verify failed (after 13ms in state SSL_HANDSHAKE)"
        ),
        (
            .clientCertificateRefused,
            "ssl://127.0.0.1:31102/bootstrap: Receive failed: error:0A000416:SSL routines::sslv3 alert certificate unknown: SSL alert number 46 (after 22ms in state APIVERSION_QUERY)"
        ),
        (
            .clientCertificateRefused,
            "ssl://127.0.0.1:31102/bootstrap: Receive failed: error:0A000416:SSL routines::ssl/tls alert certificate unknown: SSL alert number 46 (after 22ms in state APIVERSION_QUERY)"
        ),
        (
            .clientCertificateRefused,
            "ssl://127.0.0.1:31102/bootstrap: Receive failed: error:0A000412:SSL routines::sslv3 alert bad certificate: SSL alert number 42 (after 0ms in state APIVERSION_QUERY)"
        ),
        (
            .clientCertificateRefused,
            "ssl://127.0.0.1:31102/1: Receive failed: error:0A00045C:SSL routines::tlsv13 alert certificate required: SSL alert number 116 (after 3ms in state UP)"
        ),
        (
            .plaintextToTLSPort,
            "[thrd:127.0.0.1:31102/bootstrap]: 127.0.0.1:31102/bootstrap: Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration (connecting to a SSL listener?) or broker version is < 0.10 (see api.version.request) (after 1ms in state APIVERSION_QUERY)"
        ),
        (
            .plaintextToTLSPort,
            "127.0.0.1:31102/bootstrap: Disconnected: requesting ApiVersion: might be caused by incorrect security.protocol configuration (connecting to a SSL listener?) or broker version is < 0.10 (see api.version.request) (after 1ms in state APIVERSION_QUERY, 1 identical error(s) suppressed)"
        ),
        (
            .tlsToPlaintextPort,
            "ssl://127.0.0.1:31102/bootstrap: error:0A000126:SSL routines::unexpected eof while reading (after 20ms in state SSL_HANDSHAKE)"
        ),
        (
            .tlsToPlaintextPort,
            "ssl://127.0.0.1:31102/bootstrap: SSL handshake failed: error:0A000126:SSL routines::unexpected eof while reading (after 2ms in state SSL_HANDSHAKE)"
        ),
        (
            .tlsToPlaintextPort,
            "ssl://127.0.0.1:31102/bootstrap: SSL handshake failed: Disconnected: connecting to a PLAINTEXT broker listener? (after 2ms in state SSL_HANDSHAKE)"
        ),
        (
            .tlsToPlaintextPort,
            "ssl://127.0.0.1:31102/bootstrap: SSL handshake failed: error:0A00010B:SSL routines::wrong version number (after 2ms in state SSL_HANDSHAKE)"
        ),
        (
            .saslRequired,
            "ssl://127.0.0.1:31102/bootstrap: Disconnected: verify that security.protocol is correctly configured, broker might require SASL authentication (after 349ms in state UP)"
        ),
        (
            .saslNotOffered,
            "sasl_plaintext://127.0.0.1:31102/bootstrap: SASL SCRAM-SHA-512 mechanism handshake failed: Broker: Request not valid in current SASL state: broker's supported mechanisms:  (after 2ms in state AUTH_HANDSHAKE)"
        ),
        (
            .mechanismNotOffered,
            "sasl_ssl://127.0.0.1:31102/bootstrap: SASL PLAIN mechanism handshake failed: Broker: Unsupported SASL mechanism: broker's supported mechanisms: SCRAM-SHA-512 (after 2ms in state AUTH_HANDSHAKE)"
        ),
        (
            .credentialsRefused,
            "sasl_ssl://127.0.0.1:31102/bootstrap: SASL authentication error: Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512 (after 354ms in state AUTH_REQ)"
        ),
        (
            .credentialsRefused,
            "sasl_ssl://127.0.0.1:31102/bootstrap: SASL authentication error: Authentication failed: Invalid username or password (after 303ms in state AUTH_REQ)"
        ),
    ]

    @Test("every text has its kind, the broker's address, and the reason without what is about the thread", arguments: texts)
    func classifies(_ kind: ConnectionProblem.Kind, _ text: String) throws {
        let problem = try #require(ConnectionProblem(librdkafka: text))
        #expect(problem.kind == kind)
        #expect(problem.broker == "127.0.0.1:31102")
        #expect(!problem.reason.contains("thrd:") && !problem.reason.contains("in state") && !problem.reason.isEmpty)
    }

    @Test("every kind is known by some text")
    func complete() {
        #expect(Set(Self.texts.map(\.0)) == Set(ConnectionProblem.Kind.allCases))
    }

    @Test(
        "an outage is nobody's setting",
        arguments: [
            "127.0.0.1:1/bootstrap: Connect to ipv4#127.0.0.1:1 failed: Connection refused (after 0ms in state CONNECT)",
            "no.such.host:9092/bootstrap: Failed to resolve 'no.such.host:9092': Name or service not known (after 0ms in state CONNECT)",
            "127.0.0.1:9092/1: Disconnected (after 60000ms in state UP)", "1/1 brokers are down", "",
            "127.0.0.1:9092/1: 3 request(s) timed out: disconnect (average rtt 0.5ms) (after 99ms in state UP)",
        ])
    func outages(_ text: String) { #expect(ConnectionProblem(librdkafka: text) == nil) }

    private let board = StatusBoard(
        configuration: KafkaConfiguration(
            brokers: "k:1", properties: ["security.protocol": "sasl_ssl", "sasl.mechanisms": "PLAIN", "sasl.username": "alice"]))

    private func kind(of error: LogError) -> ConnectionProblem.Kind? {
        if case .misconnected(let problem) = error { problem.kind } else { nil }
    }

    @Test("a question that got no answer names what is wrong with the settings, and who asked, until a broker answers")
    func explains() throws {
        board.note(failure: "k:1/bootstrap: SASL authentication error: Authentication failed: x (after 1ms in state AUTH_REQ)")
        guard case .misconnected(let problem) = board.explain(.unavailable("timed out")) else {
            Issue.record("no problem told")
            return
        }
        #expect(problem.kind == .credentialsRefused && problem.principal == "User:alice" && problem.broker == "k:1")
        board.noteAnswer()
        #expect(board.explain(.unavailable("timed out")) == .unavailable("timed out"))
    }

    @Test("what may pass counts as a setting only if it comes again and nothing else does")
    func ambiguous() {
        let text =
            "k:1/bootstrap: SSL handshake failed: error:0A000126:SSL routines::unexpected eof while reading (after 2ms in state SSL_HANDSHAKE)"
        let now = ContinuousClock.now
        board.note(failure: text, at: now)
        #expect(kind(of: board.explain(.unavailable("timed out"))) == nil)
        // Several connections, all of which end at one moment.
        for _ in 0..<3 { board.note(failure: text, at: now + .milliseconds(2)) }
        #expect(kind(of: board.explain(.unavailable("timed out"))) == nil)
        board.note(failure: text, at: now + .milliseconds(80))
        #expect(kind(of: board.explain(.unavailable("timed out"))) == .tlsToPlaintextPort)
        board.note(failure: "k:1/bootstrap: Connect to ipv4#1 failed: Connection refused (after 0ms in state CONNECT)")
        #expect(kind(of: board.explain(.unavailable("timed out"))) == nil)
    }

    @Test("a broker that answered once and then closes every connection has gone away: the settings fit", arguments: [true, false])
    func goneAway(isToldByStatistics: Bool) {
        let text = "k:1/bootstrap: Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration"
        if !isToldByStatistics { board.noteAnswer() }
        let received = isToldByStatistics ? 4 : 0
        board.note(statistics: #"{"brokers":{"k:1/1":{"state":"DOWN","nodeid":1,"nodename":"k:1","connects":3,"rx":\#(received)}}}"#)
        let now = ContinuousClock.now
        for attempt in 0..<3 { board.note(failure: text, at: now + .milliseconds(100 * attempt)) }
        #expect(kind(of: board.explain(.unavailable("timed out"))) == nil)
        board.note(failure: "k:1/bootstrap: SASL authentication error: Authentication failed: x (after 1ms in state AUTH_REQ)")
        #expect(kind(of: board.explain(.unavailable("timed out"))) == .credentialsRefused)
    }

    @Test("a broker that goes away at the first question does not want a user; one that closes every connection there does")
    func goneAtTheFirstQuestion() {
        let text =
            "k:1/bootstrap: Disconnected: verify that security.protocol is correctly configured, broker might require SASL authentication (after 3ms in state UP)"
        let now = ContinuousClock.now
        // Two connections, both cut at one moment; then nobody is there, or somebody who closes whatever is opened.
        board.note(failure: text, at: now)
        board.note(failure: text, at: now + .milliseconds(1))
        #expect(kind(of: board.explain(.unavailable("timed out"))) == nil)
        board.note(failure: "k:1/bootstrap: Connect to ipv4#1 failed: Connection refused (after 0ms in state CONNECT)")
        #expect(kind(of: board.explain(.unavailable("timed out"))) == nil)
        // Apache Kafka closes a connection that tells no user after 300 ms, each anew.
        board.note(failure: text, at: now + .milliseconds(450))
        #expect(kind(of: board.explain(.unavailable("timed out"))) == .saslRequired)
        let closed = "k:1/bootstrap: Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration"
        for attempt in 1...3 { board.note(failure: closed, at: now + .seconds(attempt)) }
        #expect(kind(of: board.explain(.unavailable("timed out"))) == nil)
    }

    @Test("a right that is missing is told with its principal and the command that grants it")
    func denials() throws {
        guard
            case .notAuthorized(let denial) = board.explain(
                LogError(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, about: "t", needing: .read))
        else {
            Issue.record("not a denial")
            return
        }
        #expect(denial.principal == "User:alice")
        #expect(
            denial.command
                == "kafka-acls.sh --bootstrap-server k:1 --command-config admin.properties --add --allow-principal User:alice --operation Read --topic t"
        )
    }
}
