import Kafka
import Logging
import Testing

@testable import ServiceKit

@Suite("librdkafka's log in ours")
struct KafkaLogBridgeTests {
    @Test("a facility that repeats itself is one line, whatever counts its text holds; below the level nothing is shown")
    func quiet() {
        let lines = LogLines()
        let log = KafkaLogBridge(logger: lines.logger(level: .info), now: { .zero }).kafkaLogger
        log(.error, "FAIL", "refused (1 suppressed)")
        log(.info, "FAIL", "disconnected")
        log(.error, "FAIL", "refused (2 suppressed)")
        log(.info, "FAIL", "disconnected")
        log(.debug, "BROKER", "chatter")
        #expect(lines.count(of: "facility=FAIL") == 2)
        #expect(lines.all.count == 2)
        #expect(lines.count(of: "WARNING") == 1, "a refused connection passes: no error of ours")
    }
}
