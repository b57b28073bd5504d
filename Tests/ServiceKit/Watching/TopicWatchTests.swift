import Schema
import Streaming
import Synchronization
import Testing

@testable import ServiceKit

@Suite("The topics' settings are watched", .timeLimit(.minutes(1)))
struct TopicWatchTests {
    private let topics: Topics
    private let needed: [Topic]
    private let lines = LogLines()
    private let log = RefusableLog(MemoryLog())
    private let clock = VirtualClock()

    init() throws {
        topics = try #require(Topics(namespace: "pledgeline"))
        needed = [topics.submissions(.pledges), topics.decisions(.pledges), topics.heads]
    }

    private func started() async throws -> TopicWatch {
        for topic in needed { try await log.create(specification(topic)) }
        let watch = TopicWatch(topics: needed, log: log, logger: lines.logger(), time: Timekeeper(clock))
        await watch.compare(clock: .broker)
        return watch
    }

    private func change(_ topic: Topic, _ setting: String, _ value: String) {
        var specification = specification(topic)
        specification.settings[setting] = value
        log.memory.change(specification)
    }

    @Test(
        "a changed setting is named within twenty seconds, told once, and so is its end",
        arguments: [
            ("cleanup.policy", "compact", "policy_changed"), ("retention.ms", "604800000", "retention_changed"),
            ("retention.bytes", "1", "retention_changed"), ("message.timestamp.type", "CreateTime", "clock_changed"),
        ])
    func settings(_ setting: String, _ value: String, _ name: String) async throws {
        let watch = try await started()
        let running = Task { await watch.run() }
        defer { running.cancel() }
        await clock.pass(.seconds(20))
        #expect(await watch.findings.isEmpty && lines.all.isEmpty)
        change(needed[1], setting, value)
        await clock.pass(.seconds(20))
        #expect(await watch.findings.map(\.name) == [name])
        #expect(await watch.findings.map(\.topic) == [needed[1].name])
        await clock.pass(.seconds(600))
        #expect(lines.all.count == 1 && lines.count(of: "finding=\(name)") == 1, "\(lines.all)")
        log.memory.change(specification(needed[1]))
        await clock.pass(.seconds(600))
        #expect(await watch.findings.isEmpty)
        #expect(lines.count(of: "coming back") == 1 && lines.all.count == 2, "\(lines.all)")
    }

    @Test("more partitions halt the whole service, once; it goes on to tell what it finds")
    func partitions() async throws {
        let watch = try await started()
        let halts = Mutex<[HaltReason]>([])
        await watch.halts { reason in halts.withLock { $0.append(reason) } }
        log.memory.change(specification(needed[0], partitions: 9))
        await watch.look()
        await watch.look()
        #expect(halts.withLock { $0 } == [.partitionsChanged(needed[0].name, found: 9, expected: 8)])
        #expect(await watch.findings.map(\.name) == ["partitions_changed"])
        #expect(lines.count(of: "halt=partitions_changed") == 1)
    }

    @Test("what the broker described at start is judged in the same way, and the clock only once genesis has named it")
    func atStart() async throws {
        let watch = TopicWatch(topics: needed, log: log, logger: lines.logger(), time: Timekeeper(clock))
        let described = Dictionary(
            uniqueKeysWithValues: needed.map {
                ($0.name, TopicDescription(partitionCount: $0.partitions, settings: $0.settings(clock: .declared)))
            })
        await watch.look(at: described)
        #expect(await watch.findings.isEmpty)
        await watch.compare(clock: .broker)
        await watch.look(at: described)
        #expect(Set(await watch.findings.map(\.name)) == ["clock_changed"])
        #expect(lines.count(of: "finding=clock_changed") == needed.count)
    }

    @Test("not being allowed to ask is a finding, never a silent pass; a deleted topic is one, too")
    func refused() async throws {
        let watch = try await started()
        await log.refuse(.notAuthorized(Denial(.describeConfigs, .cluster)), [.describe])
        await watch.look()
        #expect(await watch.findings.map(\.name) == Array(repeating: "settings_unknown", count: 3))
        log.comeBack()
        let other = TopicWatch(topics: needed + [topics.rankings], log: log, logger: lines.logger(), time: Timekeeper(clock))
        await other.look()
        #expect(await other.findings == [.missing(topic: topics.rankings.name)])
    }

    @Test("a broker that does not answer takes nothing back of what is known")
    func away() async throws {
        let watch = try await started()
        change(needed[0], "cleanup.policy", "compact")
        await watch.look()
        await log.refuse(.unavailable("connection refused"))
        await watch.look()
        #expect(await watch.findings.map(\.name) == ["policy_changed"])
        #expect(lines.all.count == 1)
    }

    @Test("a setting that is switched to and fro is told ever more seldom")
    func flapping() async throws {
        let watch = try await started()
        let running = Task { await watch.run() }
        defer { running.cancel() }
        for round in 0..<30 {
            if round % 2 == 0 { change(needed[1], "cleanup.policy", "compact") } else { log.memory.change(specification(needed[1])) }
            await clock.pass(.seconds(20))
        }
        #expect((4...12).contains(lines.all.count), "\(lines.all)")
    }
}
