public import Foundation
import Synchronization

/// A child process in a session of its own, so that a Ctrl-C meant for the tests does not reach it first, and dead when its parent is.
///
/// One thread starts the child and waits for its end. That thread lives as long as the child does, which the kernel's parent-death signal
/// needs: it goes by the thread that started the child, not by the process.
public final class ChildProcess: Sendable {
    public let pid: Int32
    private let end: ProcessEnd

    /// What stands for standard output beside standard error's file, and where standard input comes from.
    public enum Streams: Sendable {
        /// Output and error go to the file, input is empty.
        case file
        /// Both ends of a conversation; only errors go to the file.
        case pipes(input: Int32, output: Int32)
    }

    /// - Parameters:
    ///   - environment: changes to this process's own.
    ///   - output: the file to which standard output and error are appended.
    public init(
        _ binary: URL, arguments: [String], environment: [String: String] = [:], output: URL, streams: Streams = .file
    ) throws {
        var command = [binary.path] + arguments
        // Where there is no setpriv, a crashed test run leaves its broker behind; nothing else depends on it.
        let guardian = "/usr/bin/setpriv"
        if FileManager.default.isExecutableFile(atPath: guardian) {
            command = [guardian, "--pdeathsig", "KILL"] + command
        }
        let end = ProcessEnd()
        let spawned = DispatchSemaphore(value: 0)
        let box = StartBox()
        Thread.detachNewThread { [command] in
            let result = Self.spawn(command, environment, output, streams)
            box.result.withLock { $0 = result }
            spawned.signal()
            guard case .success(let pid) = result else { return }
            var status: Int32 = 0
            while waitpid(pid, &status, 0) == -1, errno == EINTR {}
            end.note(status)
        }
        // Bounded: it is one fork and exec.
        spawned.wait()
        guard let result = box.result.withLock({ $0 }) else { throw TrialBrokerError.cannotStart("no result") }
        pid = try result.get()
        self.end = end
    }

    /// Nobody is left to end it otherwise.
    deinit { send(SIGKILL) }

    private final class StartBox: Sendable {
        let result = Mutex<Result<Int32, TrialBrokerError>?>(nil)
    }

    /// Sends a signal unless the process has ended: its number may belong to somebody else by then.
    ///
    /// - Returns: whether there was somebody to send it to.
    @discardableResult
    public func send(_ signal: Int32) -> Bool {
        end.unlessEnded { _ = kill(pid, signal) }
    }

    /// As a shell tells it: the exit status, or 128 and the signal's number; nil while it runs.
    public var status: Int32? { end.status.map { $0 & 0x7f == 0 ? $0 >> 8 & 0xff : 128 + $0 & 0x7f } }

    public func hasExited(within bound: Duration) async -> Bool {
        await end.hasCome(within: bound)
    }

    private static func spawn(
        _ command: [String], _ changes: [String: String], _ output: URL, _ streams: Streams
    ) -> Result<Int32, TrialBrokerError> {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The threads of a test process block signals, and a child would inherit that and never hear SIGTERM.
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, spawnInOwnSession | Int16(POSIX_SPAWN_SETSIGMASK))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 2, output.path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        switch streams {
        case .file:
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_adddup2(&actions, 2, 1)
        case .pipes(let input, let output):
            posix_spawn_file_actions_adddup2(&actions, input, 0)
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        }
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let variables = ProcessInfo.processInfo.environment.merging(changes) { $1 }
        var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for variable in environment { free(variable) } }
        var pid: Int32 = 0
        let code = posix_spawn(&pid, command[0], &actions, &attributes, &arguments, &environment)
        guard code == 0 else { return .failure(.cannotStart(String(cString: strerror(code)))) }
        return .success(pid)
    }
}

/// POSIX_SPAWN_SETSID, a macro that Swift's Glibc does not show.
#if canImport(Darwin)
    private let spawnInOwnSession: Int16 = 0x0400
#else
    private let spawnInOwnSession: Int16 = 0x80
#endif

/// Whether a process has ended, and a way to wait for it.
private final class ProcessEnd: Sendable {
    private struct State {
        /// As waitpid tells it; nil while the process runs.
        var status: Int32?
        var hasEnded: Bool { status != nil }
        var lastWaiter = 0
        var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]
    }

    private let state = Mutex(State())

    var status: Int32? { state.withLock { $0.status } }

    func note(_ status: Int32) {
        let waiters = state.withLock { state in
            state.status = status
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: true) }
    }

    func unlessEnded(_ body: () -> Void) -> Bool {
        state.withLock { state in
            if !state.hasEnded { body() }
            return !state.hasEnded
        }
    }

    func hasCome(within bound: Duration) async -> Bool {
        await withCheckedContinuation { continuation in
            let id: Int? = state.withLock { state in
                if state.hasEnded { return nil }
                state.lastWaiter += 1
                state.waiters[state.lastWaiter] = continuation
                return state.lastWaiter
            }
            guard let id else { return continuation.resume(returning: true) }
            let seconds = Double(bound.components.seconds) + Double(bound.components.attoseconds) / 1e18
            DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
                self.state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(returning: false)
            }
        }
    }
}
