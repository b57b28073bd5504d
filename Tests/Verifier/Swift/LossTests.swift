import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing
import YearSupport

@testable import Audit
@testable import Samples

@Suite("A decision log that lost its tail goes on by a statement of the root key, and both verifiers tell of it", .timeLimit(.minutes(30)))
struct LossTests {
    struct Stuck: Error { let why: String }

    /// The small county until its first round, with what the owners publish of their partitions.
    private func told() async throws -> (YearSystem, SmallStory) {
        guard let system = YearSystem() else { throw Stuck(why: "no system") }
        try await system.start()
        var story = SmallStory()
        try await system.send(SmallStory.wave(try story.registry(system.topics)))
        try await system.send(SmallStory.wave(story.letters()))
        try await system.send(SmallStory.wave(story.firstRound()))
        await system.stop()
        try await publishHeads(of: system)
        return (system, story)
    }

    private func publishHeads(of system: YearSystem) async throws {
        let appender = try await system.log.appender()
        for service in Topics.services {
            for partition in Topics.partitionNumbers(of: service) {
                let place = TopicPartition(topic: system.topics.decisions(service).name, partition: partition)
                let head = PBPartitionHead(try standing(of: place, in: system), of: place)
                try appender.append(
                    [UInt8](try head.serializedData()), key: Array(head.key.utf8),
                    to: TopicPartition(topic: system.topics.heads.name, partition: 0), timestamp: 1, token: 0)
            }
        }
        await appender.abandon(within: 0)
    }

    private func standing(of place: TopicPartition, in system: YearSystem) throws -> Standing {
        var fold = AcceptanceFold<NoState>(namespace: system.topics.namespace, partition: place)
        for (offset, value) in system.log.values(of: place).enumerated() {
            let batch = MemoryBatch([MemoryBatch.Record(offset: Int64(offset), timestamp: 0, value: value)])
            _ = try batch.withRecord(at: 0) { try fold.fold($0) }
        }
        return fold.standing
    }

    private func loss(of place: TopicPartition, in system: YearSystem, told: Standing) throws -> PBAcceptLoss {
        let left = try standing(of: place, in: system)
        return .with {
            $0.topic = place.topic
            $0.partition = place.partition
            $0.lastGoodOffset = left.nextOffset - 1
            $0.lastGoodChain = left.chain
            $0.lostHeads = [
                .with {
                    $0.offset = told.nextOffset - 1
                    $0.chain = told.chain
                }
            ]
            $0.reason = "A disk was replaced"
        }
    }

    private func resumed(_ log: MemoryLog, _ services: Set<PBService> = Set(Topics.services), _ statement: HandedOverStatement? = nil)
        async throws
        -> YearSystem
    {
        guard let system = YearSystem(log: log, statement: statement) else { throw Stuck(why: "no system") }
        await system.resume(services)
        return system
    }

    private func eventually(_ condition: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while try await !condition() {
            guard ContinuousClock.now < end else { throw Stuck(why: "not in time") }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// How many decisions of other logs are based on more of a log than so much.
    private func based(on place: TopicPartition, beyond position: Int64, in system: YearSystem) throws -> Int {
        try Topics.services.flatMap { service in
            Topics.partitionNumbers(of: service).flatMap { partition in
                system.log.values(of: TopicPartition(topic: system.topics.decisions(service).name, partition: partition))
            }
        }.count { value in
            guard let value, case .decision(let decision) = try PBRecordBody(serializedBytes: PBLogRecord(serializedBytes: value).body).kind
            else { return false }
            return decision.basedOn.contains { system.topics.partition(of: $0) == place && $0.offset > position }
        }
    }

    /// - Parameter resting: how many decisions rest on what is lost, whatever stands in its place by now.
    private func check(_ system: YearSystem, resting: (place: TopicPartition, count: Int)) async throws {
        let archive = try await Archive.read(from: system.log, topics: system.topics)
        let report = Audit.run(archive)
        #expect(report.findings == [])
        #expect(report.losses.map(\.reason) == ["A disk was replaced"])
        #expect(report.resting == (resting.count > 0 ? [resting.place: resting.count] : [:]) && report.notRepeated == resting.count)
        let verdicts = try await Verdicts(of: archive)
        #expect(verdicts.python.status == 0, "\(verdicts.python.output)")
        let words = "\(resting.count) decisions that rest on records stated to be lost"
        #expect(verdicts.python.output.contains("decisions that rest on records stated to be lost") == (resting.count > 0))
        #expect(resting.count == 0 || verdicts.python.output.contains(words), "\(verdicts.python.output)")
    }

    @Test("of pledges, on which inspections rest")
    func pledges() async throws {
        let (system, _) = try await told()
        let topics = system.topics
        // The village's partition, cut behind what supervision had seen of it.
        let place = TopicPartition(topic: topics.decisions(.pledges).name, partition: topics.decisions(.pledges).partition(ofKey: "t02"))
        let told = try standing(of: place, in: system)
        let resting = try based(on: place, beyond: told.nextOffset - 3, in: system)
        #expect(resting > 0)
        system.log.truncate(place, from: told.nextOffset - 3)

        let halted = try await resumed(system.log)
        try await eventually { await halted.halted.contains { $0.contains("position_beyond_end") && $0.contains(place.topic) } }
        await halted.stop()
        #expect(try standing(of: place, in: system).nextOffset == told.nextOffset - 3, "nothing was decided again")

        let registry = try await resumed(system.log, [.registry])
        var story = SmallStory()
        story.serial = 90_000
        story.begin(2025, 3, 20)
        try await registry.send(
            SmallStory.wave([story.step("", by: "root", .acceptLoss(try loss(of: place, in: system, told: told)))]))
        #expect(await registry.refused == [])
        await registry.stop()

        let going = try await resumed(system.log)
        try await eventually {
            let fold = try standing(of: place, in: system)
            return fold.lastInput == told.lastInput
        }
        #expect(await going.halted == [])
        await going.stop()
        // By now the log is longer than it was: what stands in the place of the lost records is not what those decisions were based on.
        #expect(try standing(of: place, in: system).nextOffset > told.nextOffset)
        try await check(system, resting: (place, resting))
    }

    @Test("of the registry itself: the statement is handed over and is the next epoch's first decision")
    func registry() async throws {
        let (system, _) = try await told()
        let place = TopicPartition(topic: system.topics.decisions(.registry).name, partition: 0)
        let told = try standing(of: place, in: system)
        system.log.truncate(place, from: told.nextOffset - 2)
        let halted = try await resumed(system.log, [.registry])
        try await eventually { await !halted.halted.isEmpty }
        await halted.stop()

        var story = SmallStory()
        story.serial = 90_000
        story.begin(2025, 3, 20)
        let step = story.step("", by: "root", .acceptLoss(try loss(of: place, in: system, told: told)))
        let envelope = try PBEnvelope.sealing(step.payload(), with: try step.signingKey()).serializedData()
        let statement = try #require(HandedOverStatement([UInt8](envelope), topics: system.topics))
        for _ in 0..<2 {
            let going = try await resumed(system.log, Set(Topics.services), statement)
            try await eventually { try standing(of: place, in: system).lastInput == told.lastInput }
            #expect(await going.halted == [])
            await going.stop()
        }
        let losses = try await system.fold(.registry, as: RegistryState.self)[0].logStatements.losses
        #expect(losses.values.map(\.count) == [1], "stated once, however often it is handed over")
        // All that followed the registry had the two lost records behind it, and they are decided as they were: nothing rests on them.
        try await check(system, resting: (place, 0))
    }
}
