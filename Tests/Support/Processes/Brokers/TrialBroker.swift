public import Foundation
import Kafka
import Streaming
import Synchronization

/// A trial broker of one's own: a process on a free port of 127.0.0.1 with a fresh data folder, gone when the test process is.
///
/// The binary is the one named by `PLEDGELINE_BROKER`, else the one that `make` installs under `.tools/broker`. If there is none the tests
/// fail: a suite that quietly tests nothing is worse than one that cannot run.
public final class TrialBroker: Sendable {
    public let port: UInt16
    let dataDirectory: URL
    private let binary: URL
    private let process: Mutex<ChildProcess>

    public var bootstrap: String { "127.0.0.1:\(port)" }

    /// How long a broker may take to answer or to stop before it counts as failed. It takes a fraction of a second.
    public static let patience: Duration = .seconds(20)

    /// Starts a broker and waits until it answers.
    public static func start() async throws -> TrialBroker {
        let binary = try locateBinary()
        let directory = FileManager.default.temporaryDirectory.appending(path: "pledgeline-broker-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let broker = try TrialBroker(binary: binary, port: freePort(), dataDirectory: directory)
        try await broker.waitUntilItAnswers()
        return broker
    }

    private init(binary: URL, port: UInt16, dataDirectory: URL) throws {
        self.binary = binary
        self.port = port
        self.dataDirectory = dataDirectory
        process = Mutex(try Self.launch(binary, port: port, dataDirectory: dataDirectory))
    }

    /// Asks the broker to stop, and makes it stop if it does not. Its data stays until ``discard()``.
    public func stop() async throws {
        let process = process.withLock { $0 }
        process.send(SIGTERM)
        if await process.hasExited(within: Self.patience) { return }
        try await kill()
    }

    /// Ends the broker without warning, as a power cut would. It may lose what it has not written yet.
    public func kill() async throws {
        let process = process.withLock { $0 }
        process.send(SIGKILL)
        guard await process.hasExited(within: Self.patience) else { throw TrialBrokerError.doesNotStop(pid: process.pid) }
    }

    /// Starts it again, after ``stop()`` or ``kill()``, on the same port with the same data.
    public func restart() async throws {
        let next = try Self.launch(binary, port: port, dataDirectory: dataDirectory)
        process.withLock { $0 = next }
        try await waitUntilItAnswers()
    }

    /// The data as they are, to be laid back later; the broker must have been stopped. What is decided after this is what ``restore(_:)`` loses.
    public func snapshot() throws -> URL {
        let copy = dataDirectory.appending(path: "snapshot-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: data, to: copy)
        return copy
    }

    /// Puts an older copy of the data in the place of the present ones; the broker must have been stopped. Every partition then ends where it ended
    /// when the copy was made: a truncation that is the same every time.
    public func restore(_ snapshot: URL) throws {
        try FileManager.default.removeItem(at: data)
        try FileManager.default.copyItem(at: snapshot, to: data)
    }

    private var data: URL { dataDirectory.appending(path: "data") }

    /// Stops it and deletes its data.
    public func discard() async throws {
        try await stop()
        try FileManager.default.removeItem(at: dataDirectory)
    }

    /// Ends it and deletes its data without waiting for anything, when the process ends.
    func discardAtExit() {
        process.withLock { _ = $0.send(SIGKILL) }
        do {
            try FileManager.default.removeItem(at: dataDirectory)
        } catch {
            // Too late to tell anybody; what remains is in the folder for temporary files.
        }
    }

    private func waitUntilItAnswers() async throws {
        let process = process.withLock { $0 }
        // One question is enough as a rule: librdkafka holds it back until it has a connection.
        let probe = try KafkaLog(
            configuration: KafkaConfiguration(
                brokers: bootstrap, properties: ["reconnect.backoff.ms": "10", "reconnect.backoff.max.ms": "50"],
                operationTimeoutMilliseconds: 2_000))
        let deadline = ContinuousClock.now + Self.patience
        while ContinuousClock.now < deadline {
            if await process.hasExited(within: .zero) { break }
            do throws(LogError) {
                _ = try await probe.describe(topic: "pledgeline.probe")
                return
            } catch {
                guard case .unavailable = error else { throw error }
            }
        }
        process.send(SIGKILL)
        throw TrialBrokerError.doesNotAnswer(log: Self.tail(of: dataDirectory))
    }

    private static func launch(_ binary: URL, port: UInt16, dataDirectory: URL) throws -> ChildProcess {
        try ChildProcess(
            binary,
            arguments: [
                "start", "--only", "kafka", "--kafka-port", String(port), "--data-dir", dataDirectory.appending(path: "data").path,
            ],
            output: dataDirectory.appending(path: "broker.log"))
    }

    private static func tail(of directory: URL) -> String {
        do {
            return String(try String(contentsOf: directory.appending(path: "broker.log"), encoding: .utf8).suffix(2_000))
        } catch {
            return "no log: \(error)"
        }
    }

    private static func locateBinary(from file: String = #filePath) throws -> URL {
        if let named = ProcessInfo.processInfo.environment["PLEDGELINE_BROKER"] {
            guard FileManager.default.isExecutableFile(atPath: named) else { throw TrialBrokerError.missing(lookedIn: named) }
            return URL(filePath: named)
        }
        var root = URL(filePath: file).deletingLastPathComponent()
        while root.path != "/", !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path) {
            root.deleteLastPathComponent()
        }
        let installed = root.appending(path: ".tools/broker/noida_db/noida-db")
        guard FileManager.default.isExecutableFile(atPath: installed.path) else {
            throw TrialBrokerError.missing(lookedIn: installed.path)
        }
        return installed
    }
}

public enum TrialBrokerError: Error, CustomStringConvertible {
    case missing(lookedIn: String)
    case cannotStart(String)
    case doesNotAnswer(log: String)
    case doesNotStop(pid: Int32)

    public var description: String {
        switch self {
        case .missing(let path):
            "no trial broker at \(path): run `make broker`, or set PLEDGELINE_BROKER to its binary or KAFKA_BROKERS to a broker of your own"
        case .cannotStart(let reason): "the trial broker does not start: \(reason)"
        case .doesNotAnswer(let log): "the trial broker does not answer; its log ends:\n\(log)"
        case .doesNotStop(let pid): "the trial broker, process \(pid), does not stop"
        }
    }
}
