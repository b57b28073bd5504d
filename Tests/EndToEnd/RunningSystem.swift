import Foundation
import Kafka
import Schema
import Streaming
import TestSupport

@testable import PledgelineCLI

/// The four services as processes of their own over a real broker.
final class RunningSystem: Sendable {
    let connection: Connection
    let services: [ServiceProcess]

    /// Creates the topics and starts the services.
    static func start(brokers: String, namespace: String, clock: PBClockMode = .declared) async throws -> RunningSystem {
        let system = try RunningSystem(brokers: brokers, namespace: namespace)
        _ = try await TopicSetUp(connection: system.connection).apply(clock: clock)
        for service in system.services { try await service.start() }
        return system
    }

    init(brokers: String, namespace: String) throws {
        guard let topics = Topics(namespace: namespace) else { throw Malformed() }
        let log = try KafkaLog(configuration: KafkaConfiguration(brokers: brokers))
        connection = Connection(topics: topics, log: log, brokers: brokers, language: .en)
        services = try Topics.services.map { try ServiceProcess($0, brokers: brokers, namespace: namespace) }
    }

    struct Malformed: Error {}

    func stop() async {
        for service in services { await service.stop() }
    }

    /// SIGKILL for all of them, then each started again.
    func killAndRestart() async throws {
        for service in services { try await service.kill() }
        for service in services { try await service.start() }
    }

    func waitUntilReady() async throws {
        for service in services { try await eventually(.seconds(60)) { await service.readiness() == 200 } }
    }
}

/// One service, started and ended by its own process id.
actor ServiceProcess {
    let service: PBService
    private let arguments: [String]
    private let port: UInt16
    private let output: URL
    private var process: ChildProcess?

    init(_ service: PBService, brokers: String, namespace: String) throws {
        self.service = service
        port = try freePort()
        arguments = ["--brokers", brokers, "--namespace", namespace, "--health-port", String(port)]
        output = FileManager.default.temporaryDirectory.appending(path: "pledgeline-\(namespace)-\(service.topicName)-\(port).log")
    }

    func start() throws {
        process = try ChildProcess(Programs.url("pledgeline-\(service.topicName)"), arguments: arguments, output: output)
    }

    func kill() async throws {
        process?.send(SIGKILL)
        guard await process?.hasExited(within: .seconds(10)) ?? true else { throw StillRunning(service: service) }
    }

    struct StillRunning: Error { let service: PBService }

    func stop() async {
        process?.send(SIGTERM)
        if await process?.hasExited(within: .seconds(15)) == false { try? await kill() }
        try? FileManager.default.removeItem(at: output)
    }

    var hasExited: Bool {
        get async { await process?.hasExited(within: .zero) ?? true }
    }

    /// The status of `/readyz`, nil if nobody answers.
    func readiness() async -> Int? { await status("readyz") }

    func status(_ path: String) async -> Int? {
        guard let url = URL(string: "http://127.0.0.1:\(port)/\(path)") else { return nil }
        do { return try await HTTPGet.status(of: url) } catch { return nil }
    }
}

/// The programs of this build, beside the test bundle.
enum Programs {
    static func url(_ name: String) -> URL {
        let bundle = URL(filePath: CommandLine.arguments[0])
        var folder = bundle.deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.appending(path: name).path) {
            folder.deleteLastPathComponent()
        }
        return folder.appending(path: name)
    }

    /// Runs a program to its end and returns its exit status and what it printed.
    static func run(_ name: String, _ arguments: [String], environment: [String: String] = [:]) async throws -> (
        status: Int32, output: String
    ) {
        let process = Process()
        process.executableURL = url(name)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                do {
                    try process.run()
                    let data = pipe.fileHandleForReading.readDataToEndOfFile()
                    process.waitUntilExit()
                    continuation.resume(returning: (process.terminationStatus, String(decoding: data, as: UTF8.self)))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }
}
