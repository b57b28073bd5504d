package import Audit
package import Foundation
import Kafka
package import Samples
import Schema
import Streaming
package import TestSupport
import Client
import Files

/// The sample's year on its way in: a trial broker, the four services and the command that loads, each a process of its own that may be disturbed.
package actor SampleLoad {
    package nonisolated let broker: TrialBroker
    package nonisolated let services: [ServiceInstance]
    private let topics: Topics
    private let log: KafkaLog
    private let folder: URL
    private var loader: ChildProcess?

    struct NotSetUp: Error, CustomStringConvertible {
        var description: String
    }

    package static func start(folder: URL) async throws -> SampleLoad {
        let broker = try await TrialBroker.start()
        guard let topics = Topics(namespace: ZhanhuaSample.namespace) else { throw NotSetUp(description: "no topics") }
        let load = try SampleLoad(broker: broker, topics: topics, folder: folder)
        let (status, output) = try await load.command(["topics", "apply", "--clock", "declared"])
        guard status == 0 else { throw NotSetUp(description: output) }
        for service in load.services { try await service.start() }
        return load
    }

    private init(broker: TrialBroker, topics: Topics, folder: URL) throws {
        self.broker = broker
        self.topics = topics
        self.folder = folder
        log = try KafkaLog(configuration: KafkaConfiguration(brokers: broker.bootstrap))
        services = try Topics.services.map {
            try ServiceInstance($0, brokers: broker.bootstrap, namespace: topics.namespace, folder: folder)
        }
    }

    /// Runs a command against this broker.
    package func command(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        try await Programs.run("pledgeline", arguments + connection, environment: surroundings)
    }

    private var connection: [String] { ["-b", broker.bootstrap, "--namespace", topics.namespace, "--lang", "en"] }
    private var surroundings: [String: String] { ["XDG_STATE_HOME": folder.path] }

    // MARK: The loading command

    package func startLoader() throws {
        loader = try ChildProcess(
            Programs.url("pledgeline"), arguments: ["sample", "zhanhua"] + connection, environment: surroundings,
            output: loaderOutput)
    }

    /// - Returns: whether it was still running.
    package func killLoader() async throws -> Bool {
        let wasRunning = loader?.send(SIGKILL) ?? false
        guard await loader?.hasExited(within: .seconds(30)) ?? true else { throw NotSetUp(description: "the loader does not die") }
        return wasRunning
    }

    /// nil while it runs.
    package var loaderStatus: Int32? { loader?.status }

    package func loaderHasExited(within bound: Duration) async -> Bool { await loader?.hasExited(within: bound) ?? true }

    private var loaderOutput: URL { folder.appending(path: "loader.log") }

    /// Holds every client of the broker, or lets them go on.
    package func hold(_ isHeld: Bool) async {
        let signal = isHeld ? SIGSTOP : SIGCONT
        loader?.send(signal)
        for service in services { await service.send(signal) }
    }

    /// Waits until the loading command ends by itself.
    ///
    /// - Returns: what keeps it from ending: services that ended or halted, for then it would wait for ever.
    package func waitForLoader(within bound: Duration) async -> [String] {
        let deadline = ContinuousClock.now + bound
        while ContinuousClock.now < deadline {
            if await loaderHasExited(within: .seconds(5)) { return [] }
            let wrong = await ended() + halted()
            if !wrong.isEmpty { return wrong }
        }
        return ["the loading is not over within \(bound): \(loaderLog.suffix(1_000))"]
    }

    private func halted() async -> [String] {
        var halted: [String] = []
        for service in services {
            guard let halts = await service.health()?.halts, !halts.isEmpty else { continue }
            halted.append("\(service.service.topicName) halted (\(halts)): \(await service.logTail(1_000))")
        }
        return halted
    }

    /// What the loading command has printed, all its lives together.
    package var loaderLog: String {
        do { return try String(contentsOf: loaderOutput, encoding: .utf8) } catch { return "no log: \(error)" }
    }

    // MARK: How far it is

    /// How many submissions are in the log.
    package func submissions() async throws -> Int {
        var count = 0
        for service in Topics.services {
            let topic = topics.submissions(service)
            for partition in topic.partitionNumbers {
                count += Int(try await log.bounds(of: TopicPartition(topic: topic.name, partition: partition)).high)
            }
        }
        return count
    }

    package func waitUntilReady() async throws {
        for service in services { try await eventually(.seconds(180)) { await service.readiness() == 200 } }
    }

    package func archive() async throws -> Archive { try await Archive.read(from: log, topics: topics) }

    /// Services that have ended without being told to, with the ends of their logs.
    package func ended() async -> [String] {
        var ended: [String] = []
        for service in services {
            if let status = await service.exitStatus {
                ended.append("\(service.service.topicName) ended by itself with status \(status): \(await service.logTail())")
            }
        }
        return ended
    }

    package func stop() async throws {
        loader?.send(SIGKILL)
        for service in services { await service.stop() }
        try await broker.discard()
    }
}

/// What the sample's year must come to, whatever happens on the way.
package struct SampleYear: Sendable {
    package let ids: Set<String>
    /// Of a year that nobody disturbed.
    package let essence: Essence

    package init(undisturbed archive: Archive) throws {
        ids = Set(try ZhanhuaSample().waves.flatMap(\.steps).map { String(describing: $0.id) })
        essence = Essence(archive)
    }

    /// Tells one with nobody disturbing it.
    package static func undisturbed(folder: URL) async throws -> SampleYear {
        let place = folder.appending(path: "undisturbed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let load = try await SampleLoad.start(folder: place)
        try await load.startLoader()
        _ = await load.loaderHasExited(within: .seconds(600))
        guard await load.loaderStatus == 0 else { throw SampleLoad.NotSetUp(description: await load.loaderLog) }
        let year = try SampleYear(undisturbed: try await load.archive())
        try await load.stop()
        try FileManager.default.removeItem(at: place)
        return year
    }

    /// Compares a year that was told to its end.
    package func check(_ load: SampleLoad) async throws -> Tally {
        var tally = Tally()
        // Whoever becomes active publishes what an earlier owner did not get round to.
        try await load.waitUntilReady()
        let archive = try await load.archive()
        tally.expect(archive, accepts: ids)
        let differences = Essence(archive).differences(from: essence)
        tally.expect(differences.isEmpty, "facts or rankings are not those of an undisturbed year in \(differences)")
        let (status, output) = try await load.command(["verify"])
        tally.expect(status == 0 && output.contains("rankings recomputed: 1"), "verify says \(status): \(output.suffix(1_000))")
        let log = await load.loaderLog
        tally.expect(log.contains("mid-year") && !log.contains("are not the published ones"), "mid-year: \(log.suffix(1_000))")
        return tally
    }
}
