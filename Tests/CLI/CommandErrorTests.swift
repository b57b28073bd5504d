import Streaming
import Testing

@testable import PledgelineCLI

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
}
