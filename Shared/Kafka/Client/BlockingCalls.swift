import Dispatch
import Streaming

/// Runs librdkafka's blocking calls on Dispatch's threads, never on Swift's cooperative pool, which has one thread per core and must not be
/// blocked. Every call made here is bounded by a timeout of its own.
///
/// Each call gets a serial queue of its own, for which Dispatch finds a thread at once. A shared concurrent queue has as many threads as
/// there are cores and gets more only after a while, so a few requests to a silent broker would hold up everything else.
enum BlockingCalls {
    static func run<T: Sendable>(_ call: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            detach { continuation.resume(returning: call()) }
        }
    }

    /// Like ``run(_:)`` for a call that can fail.
    static func attempt<T: Sendable>(_ call: @escaping @Sendable () throws(LogError) -> T) async throws(LogError) -> T {
        try await run { () -> Result<T, LogError> in
            do throws(LogError) { return .success(try call()) } catch { return .failure(error) }
        }.get()
    }

    /// Starts a call that nobody waits for, such as destroying what a deinitialiser leaves behind.
    static func detach(_ call: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "pledgeline.kafka.blocking").async(execute: call)
    }
}
