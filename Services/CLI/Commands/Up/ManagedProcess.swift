internal import Foundation
internal import Subprocess
internal import SystemPackage

/// A process that is started again when it ends by itself, until it is told to stop.
actor ManagedProcess {
    let name: String
    private let executable: String
    private let arguments: [String]
    private let environment: [String: String]
    private let lines: @Sendable (String, String) -> Void
    private let journal: ProcessJournal
    private var processID: pid_t?
    private var stopping = false
    private var task: Task<Void, Never>?
    /// A process that ends so often is broken; somebody must look.
    private let mostRestarts = 50
    private let restartPause: Duration = .seconds(1)
    private let stopBound: Duration = .seconds(10)

    /// - Parameter lines: gets every line the process prints, with its name.
    init(
        _ name: String, _ executable: String, _ arguments: [String], environment: [String: String] = [:], journal: ProcessJournal,
        lines: @escaping @Sendable (String, String) -> Void
    ) {
        self.name = name
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.journal = journal
        self.lines = lines
    }

    func start() {
        task = Task { await self.keepRunning() }
    }

    private func keepRunning() async {
        for attempt in 0...mostRestarts where !stopping {
            if attempt > 0 {
                lines(name, "ended; starting it again")
                do { try await Task.sleep(for: restartPause) } catch { return }
            }
            do { try await runOnce() } catch { lines(name, "cannot run \(executable): \(error)") }
            processID = nil
        }
    }

    private func runOnce() async throws {
        var options = PlatformOptions()
        // A session of its own: Ctrl-C reaches only us, and we stop everything in order.
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: stopBound)]
        var overrides: [Environment.Key: String?] = [:]
        for (key, value) in environment { overrides[Environment.Key(stringLiteral: key)] = value }
        let result = try await run(
            .path(FilePath(executable)), arguments: Arguments(arguments), environment: .inherit.updating(overrides),
            platformOptions: options, input: .none, output: .sequence, error: .combinedWithOutput
        ) { execution in
            self.started(execution.processIdentifier.value)
            for try await line in execution.standardOutput.strings() {
                self.lines(self.name, String(line.drop { $0.isNewline }).trimmingCharacters(in: .newlines))
            }
        }
        if !stopping { lines(name, "\(result.terminationStatus)") }
    }

    private func started(_ id: pid_t) {
        processID = id
        journal.add(id, executable)
        // Told to stop while it was being started.
        if stopping { kill(id, SIGTERM) }
    }

    /// Asks the process to end, and ends it after a bound.
    func stop() async {
        stopping = true
        guard let task else { return }
        if let processID { kill(processID, SIGTERM) } else { task.cancel() }
        let bound = stopBound
        let killer = Task {
            try await Task.sleep(for: bound)
            self.end()
        }
        await task.value
        killer.cancel()
    }

    private func end() {
        if let processID { kill(processID, SIGKILL) }
    }
}

/// The processes this command has started, on disk, so that leftovers of a run that was killed can be stopped by the next one.
final class ProcessJournal: Sendable {
    private let path: String

    init(path: String) { self.path = path }

    func add(_ id: pid_t, _ executable: String) {
        do {
            let handle = try FileHandle(forWritingTo: URL(filePath: path))
            defer { try? handle.close() }
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("\(id) \(executable)\n".utf8))
        } catch {
            // Only leftovers after a crash depend on it.
        }
    }

    /// Stops what an earlier run left behind, but only processes that still run the executable noted, and begins a new journal.
    func stopLeftovers() async -> Int {
        var stopped = 0
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let id = pid_t(parts[0]), Self.executable(of: id) == String(parts[1]) else { continue }
            kill(id, SIGTERM)
            stopped += 1
            for _ in 0..<100 where Self.executable(of: id) != nil {
                do { try await Task.sleep(for: .milliseconds(100)) } catch { break }
            }
            if Self.executable(of: id) == String(parts[1]) { kill(id, SIGKILL) }
        }
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return stopped
    }

    private static func executable(of id: pid_t) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/exe")
    }
}
