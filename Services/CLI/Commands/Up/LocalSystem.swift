internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming
internal import Synchronization

/// The processes of a whole system on one machine.
actor LocalSystem {
    /// Where programs and data are.
    struct Place: Sendable {
        let data: URL
        let broker: String
        /// The folder of this program, in which the services' programs are too.
        let programs: URL

        init(data: String, broker: String?) throws {
            self.data = URL(filePath: data)
            do {
                try FileManager.default.createDirectory(at: self.data, withIntermediateDirectories: true)
            } catch {
                throw CommandError(.badInput, zh: "不能建立数据目录 \(data)：\(error)", en: "The data folder \(data) cannot be made: \(error)")
            }
            self.broker = broker ?? ".tools/broker/noida_db/noida-db"
            let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
            programs = URL(filePath: own).deletingLastPathComponent()
        }
    }

    private let place: Place
    private let ownBrokers: String?
    private let showsLogs: Bool
    private let language: Language
    private let journal: ProcessJournal
    private var services: [ManagedProcess] = []
    private var broker: ManagedProcess?
    private let interrupted: AsyncStream<Void>
    private let interruption: AsyncStream<Void>.Continuation
    private let address = Mutex<String?>(nil)
    private let files: LogFiles

    /// The port tried first, so that commands can be written down.
    private static let preferredPort: UInt16 = 19_092
    private static let brokerBound: Duration = .seconds(60)

    init(place: Place, ownBrokers: String?, showsLogs: Bool, language: Language) {
        self.place = place
        self.ownBrokers = ownBrokers
        self.showsLogs = showsLogs
        self.language = language
        journal = ProcessJournal(path: place.data.appending(path: "processes").path)
        files = LogFiles(folder: place.data.appending(path: "logs"))
        (interrupted, interruption) = AsyncStream.makeStream()
    }

    nonisolated var brokers: String? { address.withLock { $0 } }

    /// Starts the trial broker unless there is one of the user's own.
    func startBroker() async throws -> String {
        let leftovers = await journal.stopLeftovers()
        if leftovers > 0 {
            Console.note(language(zh: "已停止上次遗留的 \(leftovers) 个进程", en: "stopped \(leftovers) processes left over from an earlier run"))
        }
        if let ownBrokers {
            address.withLock { $0 = ownBrokers }
            return ownBrokers
        }
        guard FileManager.default.isExecutableFile(atPath: place.broker) else {
            throw CommandError(
                .misconfigured, zh: "找不到试用 Kafka：\(place.broker)。请用 make run 启动，或用 KAFKA_BROKERS 指明自己的 Kafka。",
                en: "There is no trial broker at \(place.broker). Start with make run, or name a Kafka of your own with KAFKA_BROKERS.")
        }
        guard let port = FreePort.find(preferring: Self.preferredPort) else {
            throw CommandError(.unavailable, zh: "没有空闲端口。", en: "There is no free port.")
        }
        let program = URL(filePath: place.broker).standardizedFileURL.path
        let process = ManagedProcess(
            "broker", program,
            ["start", "--only", "kafka", "--kafka-port", String(port), "--data-dir", place.data.appending(path: "broker").path],
            journal: journal, lines: lines)
        await process.start()
        broker = process
        let brokers = "127.0.0.1:\(port)"
        address.withLock { $0 = brokers }
        return brokers
    }

    private nonisolated var lines: @Sendable (String, String) -> Void {
        let (showsLogs, files) = (showsLogs, files)
        return { name, line in
            files.write(name, line)
            if showsLogs {
                Console.endProgress()
                Console.note("\(name.padding(toLength: 11, withPad: " ", startingAt: 0)) | \(line)")
            }
        }
    }

    func waitForBroker(_ connection: Connection) async throws {
        let deadline = ContinuousClock.now + Self.brokerBound
        while true {
            do throws(LogError) {
                _ = try await connection.log.describe(topic: connection.topics.heads.name)
                return
            } catch {
                guard case .unavailable = error, ContinuousClock.now < deadline else { throw error }
                try Task.checkCancellation()
            }
        }
    }

    func startServices(namespace: String) async {
        guard let brokers else { return }
        for service in Topics.services {
            let process = ManagedProcess(
                service.topicName, place.programs.appending(path: "pledgeline-\(service.topicName)").path,
                ["--brokers", brokers, "--namespace", namespace], journal: journal, lines: lines)
            await process.start()
            services.append(process)
        }
    }

    func interrupt() { interruption.yield() }

    func waitForInterrupt() async throws {
        for await _ in interrupted { return }
    }

    /// Services first, the broker last, so that the services can say goodbye.
    func stop() async {
        await withTaskGroup(of: Void.self) { group in
            for service in services { group.addTask { await service.stop() } }
        }
        await broker?.stop()
        services = []
        broker = nil
        _ = await journal.stopLeftovers()
    }
}

/// A log file for each process.
final class LogFiles: Sendable {
    private let folder: URL
    private let handles = Mutex<[String: FileHandle]>([:])

    init(folder: URL) { self.folder = folder }

    func write(_ name: String, _ line: String) {
        handles.withLock { handles in
            do {
                if handles[name] == nil {
                    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                    let path = folder.appending(path: "\(name).log").path
                    if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
                    let handle = try FileHandle(forWritingTo: URL(filePath: path))
                    try handle.seekToEnd()
                    handles[name] = handle
                }
                try handles[name]?.write(contentsOf: Data((line + "\n").utf8))
            } catch {
                // A log that cannot be written must not stop what it logs.
            }
        }
    }
}
