import FaultScenarios
import Foundation
import Schema
import Streaming
import TestSupport
import Testing

@testable import Audit
@testable import Client
@testable import Files
@testable import Samples

@Suite("Archive, wipe, restore, over brokers with the services as processes", .serialized, .timeLimit(.minutes(15)))
struct ArchiveAndRestoreTests {
    @Test("a story is archived while it is told, restored on an empty broker by a command that is killed once, verified, and gone on with")
    func movesToAnotherBroker() async throws {
        let name = "community"
        let broker = try await TrialBroker.start()
        let sample = try StorySample(files: EmbeddedStory(name: name))
        let system = try await RunningSystem.start(brokers: broker.bootstrap, namespace: sample.namespace)
        let folder = try Folder.temporary()
        let (archive, key) = (folder.appending(path: "archive").path, folder.appending(path: "root.key").path)
        try KeyFile.create(try SampleKeys.signingKey(named: "root", of: name), at: key)
        let old = ["-b", broker.bootstrap, "--namespace", sample.namespace, "--lang", "en"]

        // While it is told, and killed in between: what is there is intact at any moment.
        let loading = Task { try await Programs.run("pledgeline", ["sample", name, "-b", broker.bootstrap, "--lang", "en"]) }
        try await eventually(.seconds(120), "it is being told") { await Self.count(system) > 20 }
        for (round, segments) in [1, 12, 24].enumerated() {
            let begun = Date()
            let run = try ChildProcess(
                Programs.url("pledgeline"), arguments: ["archive", archive] + old, environment: [:],
                output: folder.appending(path: "archive-\(round).log"))
            try await eventually(.seconds(120), "\(segments) segments are written") {
                Self.segments(in: archive, since: begun) >= segments || run.status != nil
            }
            run.send(SIGKILL)
            #expect(await run.hasExited(within: .seconds(30)))
            if try ArchiveFolder(archive).manifest() != nil { #expect(try ArchiveCheck.run(ArchiveFolder(archive)).findings == []) }
        }
        let meanwhile = try await Programs.run("pledgeline", ["archive", archive] + old)
        #expect(meanwhile.status == 0, "\(meanwhile.output)")
        #expect(try ArchiveCheck.run(ArchiveFolder(archive)).findings == [])
        #expect(try await loading.value.status == 0)
        let last = try await Programs.run("pledgeline", ["archive", archive] + old)
        #expect(last.status == 0 && last.output.contains("new records archived"), "\(last.output)")
        let checked = try await Programs.run("pledgeline", ["archive", "check", archive, "--lang", "en"])
        #expect(checked.status == 0 && checked.output.contains("The archive is intact"), "\(checked.output)")
        let before = try await Programs.run("pledgeline", ["verify", "--output", "json"] + old)
        let table = folder.appending(path: "kept.txt").path
        try await Programs.run("pledgeline", ["verify"] + old).output.write(toFile: table, atomically: true, encoding: .utf8)
        await system.stop()
        try await broker.discard()

        let other = try await TrialBroker.start()
        let new = ["-b", other.bootstrap, "--namespace", sample.namespace, "--lang", "en"]
        let restored = try RunningSystem(brokers: other.bootstrap, namespace: sample.namespace)
        let restore = ["restore", archive, "--key", key] + new
        // Once a third of what is archived has passed the broker hears no more, and the command is killed.
        let bytes = try #require(try ArchiveFolder(archive).manifest()).partitions.reduce(0) { $0 + Int($1.bytes) }
        var fault = BrokerProxy.Fault()
        fault.advertised = .proxy
        fault.cut = BrokerProxy.Cut(after: .bytesToBroker(bytes / 3), staysAway: true)
        let proxy = try BrokerProxy(to: other.port, fault: fault)
        let throughProxy = ["restore", archive, "--key", key, "-b", proxy.bootstrap, "--namespace", sample.namespace, "--lang", "en"]
        let killed = try ChildProcess(
            Programs.url("pledgeline"), arguments: throughProxy, environment: [:], output: folder.appending(path: "restore.log"))
        try await eventually(.seconds(120), "a third is restored") { proxy.wasCut || killed.status != nil }
        #expect(proxy.wasCut)
        killed.send(SIGKILL)
        #expect(await killed.hasExited(within: .seconds(30)))
        proxy.stop()
        let there = await Self.count(restored)
        let finished = try await Programs.run("pledgeline", restore)
        #expect(finished.status == 0 && finished.output.contains("The restore is stated"), "\(finished.output)")
        #expect(await Self.count(restored) > there, "it was killed too late to show anything")

        for service in restored.services { try await service.start() }
        try await restored.waitUntilReady()
        let county = SmallCounty(restored.connection)
        let input = TopicPartition(topic: restored.connection.topics.submissions(.registry).name, partition: 0)
        let end = try await restored.connection.log.bounds(of: input).high
        // Refused, for nobody knows the key: a decision all the same, and the statement's came before it.
        let answer = try await county.decided(county.tick(of: .registry, partition: 0), unit: "", by: county.clerk)
        #expect(answer.decision.inputOffset == end && answer.decision.previousOffset == end - 1)
        let verified = try await Programs.run("pledgeline", ["verify"] + new)
        #expect(verified.status == 0 && verified.output.contains("All is well."), "\(verified.output.suffix(2_000))")
        let kept = try await Programs.run("pledgeline", ["verify", "--kept", table] + new)
        #expect(kept.status == 0, "\(kept.output.suffix(2_000))")
        #expect(before.status == 0)
        let told = try await Programs.run("pledgeline", ["sample", name, "-b", other.bootstrap, "--lang", "en"])
        #expect(told.status == 0 && told.output.contains("nothing was sent"), "\(told.output.suffix(2_000))")
        let inUse = try await Programs.run("pledgeline", restore)
        #expect(inUse.status == ExitStatus.misconfigured.rawValue && inUse.output.contains("the cluster is in use"), "\(inUse.output)")
        await restored.stop()
        try await other.discard()
        try FileManager.default.removeItem(at: folder)
    }

    /// How many segments were written since then, named by a manifest or not.
    private static func segments(in folder: String, since begun: Date) -> Int {
        let folder = URL(filePath: folder)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
        return files?.reduce(0) { count, file in
            guard let file = file as? URL, file.path.hasSuffix(ArchiveFolder.suffix),
                let written = try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
            else { return count }
            return written >= begun ? count + 1 : count
        } ?? 0
    }

    /// How much stands in the submissions topics; nothing while they cannot be read.
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
}
