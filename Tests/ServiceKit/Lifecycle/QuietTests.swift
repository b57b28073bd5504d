import Kafka
import Logging
import PledgesCore
import Schema
import ServiceLifecycle
import Streaming
import TestSupport
import Testing

@testable import ServiceKit

@Suite("Ten minutes of trouble are told in fewer than a hundred lines", .timeLimit(.minutes(3)))
struct QuietTests {
    /// What can be wrong for long.
    enum Trouble: CaseIterable, CustomTestStringConvertible {
        case lostBroker, lostFromTheStart, frozenBroker, noRights, noWrite, noRead, noDescribeConfigs

        var testDescription: String { "\(self)" }
        /// Whether whoever starts meets it already.
        var isThereFromTheStart: Bool { self == .lostFromTheStart }
        /// The reasons of which one must stand in `/readyz`.
        var reasons: Set<String> {
            switch self {
            case .lostBroker, .frozenBroker: ["broker_not_answering"]
            case .lostFromTheStart: ["waiting_for_broker"]
            case .noRights: ["broker_refuses"]
            case .noWrite, .noRead: ["partition_not_active"]
            case .noDescribeConfigs: ["settings_unknown"]
            }
        }

        func begin(_ log: RefusableLog) async {
            switch self {
            case .lostBroker, .lostFromTheStart: await log.refuse(.unavailable("Local: Broker transport failure (after 3 ms)"))
            case .frozenBroker:
                log.freeze()
            case .noRights: await log.refuse(.notAuthorized(Denial(nil, .topic("t"))))
            case .noWrite: await log.refuse(.notAuthorized(Denial(.write, .topic("t"))), [.append])
            case .noRead: await log.refuse(.notAuthorized(Denial(.read, .topic("t"))), [.read])
            case .noDescribeConfigs: await log.refuse(.notAuthorized(Denial(.describeConfigs, .topic("t"))), [.describe])
            }
        }
    }

    @Test("a service with eight partitions, every part of it real, the clock handed over", arguments: Trouble.allCases)
    func quiet(_ trouble: Trouble) async throws {
        let topics = try #require(Topics(namespace: "pledgeline"))
        let (lines, log, clock) = (LogLines(), RefusableLog(MemoryLog()), VirtualClock())
        let time = Timekeeper(clock)
        for topic in topics.all { try await log.create(specification(topic)) }
        if trouble.isThereFromTheStart { await trouble.begin(log) }
        let configuration = ServiceConfiguration(
            kafka: KafkaConfiguration(brokers: "none:1"), topics: topics, ownership: .fixed(index: 0, count: 1),
            health: HealthAddress(host: "127.0.0.1", port: 0), logLevel: .info, logFormat: .text, writer: "test")
        let process = ServiceProcess<PledgesCore>(
            configuration: configuration, log: log, ownership: try #require(StaticOwnership(instance: 0, of: 1, partitions: 8)),
            logger: lines.logger(level: .info), broker: { HealthReport.Broker(connected: true) }, time: time)
        let bridge = KafkaLogBridge(logger: lines.logger(level: .info), now: time.now).kafkaLogger
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: process.services, logger: lines.logger(level: .critical)))
        let running = Task { try await group.run() }
        if !trouble.isThereFromTheStart {
            await clock.pass(.seconds(10))
            // A partition is told to be active just after it is.
            try await eventually(.seconds(90), "it becomes ready") {
                await process.report().isReady && lines.count(of: "partition active") >= 8
            }
            #expect(lines.count(of: "partition active") == 8)
            await trouble.begin(log)
        }
        let before = lines.all.count
        for second in 0..<600 {
            await clock.pass(.seconds(1))
            // A client of librdkafka's tells of every attempt, and there are as many clients as partitions and more.
            for client in 0..<10 where trouble != .noDescribeConfigs {
                bridge(.error, "FAIL", "[thrd:\(client)]: 127.0.0.1:1/bootstrap: Connect failed (\(second) ms)")
                bridge(.error, "ERROR", "[thrd:\(client)]: all broker connections are down")
                bridge(.warning, "REQTMOUT", "[thrd:\(client)]: timed out \(second) in-flight requests")
            }
            if second == 9 || second == 59 {
                let reasons = await process.report().reasons.map(\.name)
                if second == 59 || trouble == .frozenBroker {
                    #expect(!trouble.reasons.isDisjoint(with: reasons), "after \(second + 1) s: \(reasons)")
                }
            }
        }
        let told = lines.all.count - before
        #expect((1..<100).contains(told), "\(told) lines:\n\(lines.all.dropFirst(before).joined(separator: "\n"))")
        if trouble != .frozenBroker { #expect(log.refusedCount > 50, "it was tried again and again") }
        log.comeBack()
        await clock.pass(.seconds(120))
        try await eventually(.seconds(90), "it comes back") { await process.report().isReady }
        #expect(lines.count(of: "coming back") <= 8)
        await group.triggerGracefulShutdown()
        await clock.pass(.seconds(30))
        try await running.value
    }
}
