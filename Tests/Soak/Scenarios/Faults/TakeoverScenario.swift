import Audit
package import Foundation
import Kafka
import MockKafka
import Schema
import Streaming
import TestSupport

/// The owner of partitions is stopped (SIGSTOP) for longer than anybody would wait, another takes over and decides on, and then the first goes on
/// (SIGCONT) as if nothing had happened, with decisions on its mind that are no longer its to make. A round is one such pause.
package struct TakeoverScenario: Scenario {
    package static let name = "takeover"

    /// Which brokers, and who says that the second should take over.
    package enum Stage: Sendable {
        /// The mock cluster, a process of its own. Kafka's group protocol expires the member that was stopped.
        case mockGroup
        /// Brokers of one's own, likewise.
        case group(brokers: String)
        /// A broker whose groups expire nobody: both are told by their settings to own everything. As long as both run they take it from each other,
        /// and what they decide must still count once.
        case contest(brokers: String)
    }

    private let stages: [Stage]
    private static let bound: Duration = .seconds(400)
    /// A session of ten seconds, the rebalance, and a busy machine.
    private static let patience: Duration = .seconds(120)

    /// - Parameter stages: taken in turns.
    package init(_ stages: [Stage]) { self.stages = stages }

    package func run(rounds: Int, dice: inout Dice, folder: URL, tell: @escaping @Sendable (String) -> Void) async throws -> Tally {
        var tally = Tally()
        for number in 0..<rounds {
            let stage = stages[number % stages.count]
            let round = Round(
                stage: stage, folder: folder, before: dice.milliseconds(200...2_000), during: dice.milliseconds(200...3_000),
                after: dice.milliseconds(200...4_000), firstLeaves: dice.chance(50), namespace: "takeover-\(dice.next() % 1_000_000)")
            let found = try await within(Self.bound) { try await round.play() }
            tell("round \(number + 1) \(stage): \(found)")
            tally.add(found)
        }
        return tally
    }

    private struct Round: Sendable {
        let stage: Stage
        let folder: URL
        /// How long submissions come before the pause, while the second owns everything, and after the first is back.
        let before, during, after: Duration
        /// Of a contest: who is told to stop in the end.
        let firstLeaves: Bool
        let namespace: String

        func play() async throws -> Tally {
            guard let topics = Topics(namespace: namespace) else { throw SampleLoad.NotSetUp(description: namespace) }
            switch stage {
            case .mockGroup:
                let mock = try await MockClusterProcess.start(folder: folder)
                try await mock.createTopics(topics)
                let tally = try await play(topics, brokers: mock.bootstrap, isGroup: true)
                await mock.stop()
                return tally
            case .group(let brokers): return try await play(topics, brokers: brokers, isGroup: true)
            case .contest(let brokers): return try await play(topics, brokers: brokers, isGroup: false)
            }
        }

        private func waits(
            _ service: ServiceInstance, _ what: String, _ condition: @escaping @Sendable (ServiceInstance) async -> Bool
        ) async throws {
            do {
                try await eventually(TakeoverScenario.patience, what) { await condition(service) }
            } catch {
                throw SampleLoad.NotSetUp(description: "\(error); \(await service.logTail())")
            }
        }

        private func play(_ topics: Topics, brokers: String, isGroup: Bool) async throws -> Tally {
            let log = try KafkaLog(configuration: KafkaConfiguration(brokers: brokers))
            try await log.createMissing(topics)
            let options = isGroup ? ["--ownership", "group"] : []
            let registry = try ServiceInstance(.registry, brokers: brokers, namespace: namespace, folder: folder)
            let first = try ServiceInstance(
                .pledges, brokers: brokers, namespace: namespace, label: "-first", options: options, folder: folder)
            let second = try ServiceInstance(
                .pledges, brokers: brokers, namespace: namespace, label: "-second", options: options, folder: folder)
            try await registry.start()
            try await first.start()
            let county = SmallCounty(topics: topics, log: log)
            let token = try await county.setUp()
            if isGroup { try await second.start() }
            try await waits(first, "shares or has all") { await $0.owns(isGroup ? 4 : 8) }
            if isGroup { try await waits(second, "shares") { await $0.owns(4) } }

            let feed = Feed(county, after: token)
            await feed.start()
            try await Task.sleep(for: before)
            let abandonedBefore = await first.abandoned()
            await first.send(SIGSTOP)
            if !isGroup { try await second.start() }
            try await waits(second, "has taken over") { await $0.owns(8) }
            let taken = await second.nextOffsets()
            // Not within `during`: how long a decision takes says how busy the machine is.
            try await waits(second, "decides") { await $0.nextOffsets() > taken }
            try await Task.sleep(for: during)
            let decided = await second.nextOffsets() - taken
            await first.send(SIGCONT)

            // It finds out by itself: in the log, or from its group if that is quicker.
            try await waits(first, "has noticed") { await $0.abandoned() > abandonedBefore }
            try await Task.sleep(for: after)
            var tally = Tally()
            tally.count("pauses")
            for reason in ["revoked", "lost_to_rival", "foreign_record", "acknowledgement_broke", "failed"] {
                tally.count(reason, await first.abandoned(reason) + second.abandoned(reason))
            }
            if isGroup {
                try await waits(first, "shares again") { await $0.owns(4) }
                try await waits(second, "shares again") { await $0.owns(4) }
            } else {
                let (leaves, stays) = firstLeaves ? (first, second) : (second, first)
                await leaves.stop()
                try await waits(stays, "has all") { await $0.owns(8) }
            }
            try await feed.stop()
            tally.count("decided_by_second", decided)
            tally.expect(decided > 0, "the second decided nothing while the first stood still")
            tally.expect(try await log.settled(topics), "some submissions are never decided")
            tally.expect(try await Archive.read(from: log, topics: topics), accepts: await feed.ids)
            for service in [registry, first, second] { await service.stop() }
            return tally
        }
    }
}

extension ServiceInstance {
    /// Whether it owns so many partitions and all of them are active.
    func owns(_ count: Int) async -> Bool {
        guard let health = await health() else { return false }
        return health.partitions.count == count && health.partitions.allSatisfy { $0.phase == "active" }
    }

    func nextOffsets() async -> Int {
        (await health()?.partitions ?? []).reduce(0) { $0 + Int($1.nextOffset) }
    }

    /// How often it gave up a partition, for that reason or for any.
    func abandoned(_ reason: String? = nil) async -> Int {
        let name = "pledgeline_worker_abandoned_total"
        if let reason { return Int(await metric(name, "reason=\"\(reason)\"") ?? 0) }
        return Int(await metric(name) ?? 0)
    }
}
