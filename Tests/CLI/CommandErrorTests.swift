import Domain
import Streaming
import Testing

@testable import Files
@testable import Client

struct CommandErrorTests {
    @Test("an address that brokers give for themselves and that cannot be reached is named, with what to change, in both languages")
    func namesAdvertisedAddresses() {
        let why = Unavailability("timed out", unreachableAddresses: ["kafka.example:9092"])
        let error = CommandError.kept(1, because: .unavailable(why), brokers: "127.0.0.1:19092")
        #expect(error.status == .unavailable)
        for text in [error.zh, error.en] {
            for part in ["127.0.0.1:19092", "kafka.example:9092", "advertised.listeners", "timed out", "pledgeline spool send"] {
                #expect(text.contains(part), "\(part) in: \(text)")
            }
        }
    }

    @Test("an ordinary outage blames nobody's address")
    func blamesNobody() {
        let error = CommandError.from(.unavailable("timed out"), brokers: "127.0.0.1:19092")
        #expect(error.status == .unavailable && !error.zh.contains("advertised") && !error.en.contains("advertised"))
    }

    @Test("a right that is missing ends with 78 and names principal, topic and the command that grants it, in both languages")
    func denials() {
        let tools = KafkaTools(brokers: "k:9093", isSecured: true)
        for operation in Denial.Operation.allCases {
            let denial = Denial(
                operation, .topic("a.b"), principal: "User:alice", tools: tools, reason: "Broker: Topic authorization failed")
            let error = CommandError.from(.notAuthorized(denial), brokers: "k:9093")
            #expect(error.status == .misconfigured)
            for text in [error.zh, error.en] {
                for part in ["User:alice", "a.b", operation.rawValue, denial.command ?? "no command", "Topic authorization failed"] {
                    #expect(text.contains(part), "\(part) in: \(text)")
                }
            }
        }
        let unknown = CommandError.from(.notAuthorized(Denial(.read, .group("g"), tools: tools)), brokers: "k:9093")
        #expect(unknown.en.contains("This connection's principal") && unknown.en.contains("--group g"))
    }

    @Test("settings that are not the broker's end with 78, each with a text of its own that names the broker and what to set")
    func misconnections() {
        var texts: Set<String> = []
        for kind in ConnectionProblem.Kind.allCases {
            let error = CommandError.from(.misconnected(ConnectionProblem(kind, broker: "k:9093", reason: "because")), brokers: "x")
            #expect(error.status == .misconfigured)
            for text in [error.zh, error.en] {
                #expect(text.contains("k:9093") && text.contains("because"))
                texts.insert(text)
            }
        }
        #expect(texts.count == 2 * ConnectionProblem.Kind.allCases.count)
    }

    @Test("a certificate that the broker turned down is named, and told to have expired if it has")
    func certificates() {
        func text(_ certificate: ConnectionProblem.ClientCertificate?) -> String {
            CommandError.from(
                .misconnected(ConnectionProblem(.clientCertificateRefused, broker: "k:1", certificate: certificate)), brokers: "x"
            ).en
        }
        #expect(text(nil).contains("ssl.certificate.location"))
        #expect(text(.init(path: "c.pem", subject: "CN=a", notAfter: 1_735_689_600, hasExpired: true)).contains("expired on 2025-01-01"))
        #expect(
            text(.init(path: "c.pem", subject: "CN=a", notAfter: 1_735_689_600, hasExpired: false)).contains("not issued by an authority"))
    }

    @Test("brokers that cannot make enough copies are told as such, and it may pass")
    func standstill() {
        let finding = TopicFinding.tooFewInSync(topic: "a.b", partition: 3, inSync: 1, needed: 2)
        let error = CommandError.from(.unavailable(Unavailability("no acknowledgement", finding: finding)), brokers: "k:1")
        #expect(error.status == .unavailable)
        for text in [error.zh, error.en] { #expect(text.contains("a.b[3]") && text.contains("--under-min-isr-partitions")) }
    }

    @Test("each kind of damage has a text of its own; what was deleted is not said to have been rewritten")
    func damage() {
        let kinds: [FoldViolation.Kind] = [
            .logStartMoved, .offsetsMissing, .positionBeyondEnd, .unknownEpoch, .inputOutOfOrder, .chainBroken, .offsetWentBack, .otherWire,
        ]
        let errors = kinds.map { CommandError.damaged(FoldViolation($0, TopicPartition(topic: "a.b", partition: 1), 7)) }
        #expect(Set(errors.map(\.en)).count == kinds.count && Set(errors.map(\.zh)).count == kinds.count)
        for (kind, error) in zip(kinds, errors) {
            #expect(error.status == .falsified && error.en.contains(kind.rawValue) && error.zh.contains(kind.rawValue))
            #expect(!error.en.contains("rewritten"))
        }
    }
}
