import FaultScenarios
import Foundation
import Kafka
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import Testing
import YearSupport

@testable import Audit
@testable import Samples
@testable import Client

@Suite("The stories over a broker, with the services as processes", .serialized, .timeLimit(.minutes(15)))
struct StoriesTests {
    @Test(
        "a story killed while it is told goes on where it stopped, sends nothing twice, comes to what it comes to undisturbed, and is verified",
        arguments: StorySample.shipped)
    func told(name: String) async throws {
        let broker = try await TrialBroker.start()
        let sample = try StorySample(files: EmbeddedStory(name: name))
        let system = try await RunningSystem.start(brokers: broker.bootstrap, namespace: sample.namespace)
        let steps = sample.waves.flatMap(\.steps)
        let connection = ["-b", broker.bootstrap, "--lang", "en"]

        let folder = try Folder.temporary()
        let loader = try ChildProcess(
            Programs.url("pledgeline"), arguments: ["sample", name] + connection, environment: [:],
            output: folder.appending(path: "loader.log"))
        try await eventually(.seconds(300), "it is being told") { await Self.count(system) > 20 }
        loader.send(SIGKILL)
        #expect(await loader.hasExited(within: .seconds(30)))
        let before = await Self.count(system)
        #expect(before < steps.count, "killed too late to show anything")

        let loaded = try await Programs.run("pledgeline", ["sample", name] + connection)
        #expect(loaded.status == 0, "\(loaded.output.suffix(2_000))")
        #expect(loaded.output.contains(" submissions sent, ") && !loaded.output.contains("are not the published ones"))
        let again = try await Programs.run("pledgeline", ["sample", name] + connection)
        #expect(again.status == 0 && again.output.contains("nothing was sent"), "\(again.output.suffix(2_000))")

        let archive = try await Archive.read(from: system.connection.log, topics: system.connection.topics)
        let sent = try Self.submissions(archive)
        #expect(sent.count == steps.count && Set(sent) == Set(steps.map(\.id)))
        let undisturbed = Essence(try await ToldYears.shared.year(of: sample).archive)
        #expect(Essence(archive).differences(from: undisturbed) == [], "other facts or rankings than in an undisturbed year")
        let verified = try await Programs.run("pledgeline", ["verify", "--namespace", sample.namespace] + connection)
        #expect(verified.status == 0, "\(verified.output.suffix(2_000))")
        await system.stop()
        try await broker.discard()
        try FileManager.default.removeItem(at: folder)
    }

    /// How much has been sent so far; nothing while the topics cannot be read.
    private static func count(_ system: RunningSystem) async -> Int {
        var count = 0
        for service in Topics.services {
            let topic = system.connection.topics.submissions(service)
            for partition in topic.partitionNumbers {
                do {
                    count += Int(try await system.connection.log.bounds(of: TopicPartition(topic: topic.name, partition: partition)).high)
                } catch { return 0 }
            }
        }
        return count
    }

    /// The ids of what stands in the submissions topics.
    private static func submissions(_ archive: Archive) throws -> [SubmissionID] {
        try Topics.services.flatMap { service in
            let topic = archive.topics.submissions(service)
            return try topic.partitionNumbers.flatMap { partition in
                try archive[topic.name, partition].compactMap { record in
                    let envelope = try PBEnvelope(serializedBytes: Data(record.value ?? []))
                    return SubmissionID(try PBPayload(serializedBytes: envelope.payload).id)
                }
            }
        }
    }
}
