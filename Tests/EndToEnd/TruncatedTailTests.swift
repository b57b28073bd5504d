import FaultScenarios
import Foundation
import Schema
import Streaming
import TestSupport
import Testing

@testable import Files
@testable import Client

struct TruncatedTailTests {
    @Test(
        "a broker that comes back with older data: owner, followers, reader and verifier give the cut the same name and place",
        .timeLimit(.minutes(10)))
    func restored() async throws {
        let broker = try await TrialBroker.start()
        let system = try await RunningSystem.start(brokers: broker.bootstrap, namespace: "truncated")
        let (topics, log) = (system.connection.topics, system.connection.log)
        let county = SmallCounty(system.connection)
        try await county.setUp()
        let reader = LogFollower(log, topics)
        await reader.start()

        // What is decided after this copy is what will be lost.
        try await broker.stop()
        let older = try broker.snapshot()
        try await broker.restart()
        try await system.waitUntilReady()
        for index in 0..<5 {
            try await county.accepted(county.unit("Unit \(index)", .village, parent: "t01"), unit: "v\(index)", by: county.root)
        }
        let place = TopicPartition(topic: topics.decisions(.registry).name, partition: 0)
        let end = try await log.bounds(of: place).high
        try await eventually(.seconds(60)) { await reader.standings[place]?.nextOffset == end }
        for service in system.services where service.service != .registry {
            // Whoever follows the registry has read that far too: it would decide on it. Scoring refuses, which is a decision as well.
            _ = try await county.decided(county.wellFormed(service.service), unit: "c01", by: county.timekeeper)
        }
        let folder = try Folder.temporary()
        let (export, table) = (folder.appending(path: "kept.jsonl").path, folder.appending(path: "kept.txt").path)
        let flags = ["-b", broker.bootstrap, "--namespace", "truncated", "--lang", "en"]
        #expect(try await Programs.run("pledgeline", ["export", export] + flags).status == 0)
        let before = try await Programs.run("pledgeline", ["verify"] + flags)
        #expect(before.status == 0)
        try before.output.write(toFile: table, atomically: true, encoding: .utf8)

        try await broker.stop()
        try broker.restore(older)
        try await broker.restart()

        let name = "position_beyond_end at \(place) offset \(end)"
        for service in system.services {
            try await eventually(.seconds(120)) { await service.health()?.halts.isEmpty == false }
            let halts = await service.health()?.partitions.compactMap(\.halt) ?? []
            let log = await service.logTail(20_000)
            #expect(!halts.isEmpty && halts.allSatisfy { $0.name == "position_beyond_end" }, "\(service.service): \(log)")
            if service.service == .registry { #expect(halts.map(\.detail) == [name]) }
        }
        try await eventually(.seconds(120)) { await reader.violations[place] != nil }
        #expect(await reader.violations[place]?.description == name)
        for kept in [export, table] {
            let (status, output) = try await Programs.run("pledgeline", ["verify", "--kept", kept] + flags)
            #expect(status == ExitStatus.falsified.rawValue)
            #expect(output.contains("WRONG \(place) @\(end) [position_beyond_end]"), "\(output)")
        }
        await reader.stop()
        await system.stop()
        try await broker.discard()
        try FileManager.default.removeItem(at: folder)
    }
}
