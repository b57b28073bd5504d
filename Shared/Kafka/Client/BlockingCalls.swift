import Dispatch
import Streaming

/// Where librdkafka's blocking calls run: on Dispatch's threads, never on Swift's cooperative pool, which has one thread per core and must
/// not be held up. Every call made here is bounded by a timeout of its own.
///
/// Each call gets a serial queue to itself, for which Dispatch finds a thread at once. A shared concurrent queue gets as many threads as there are
/// cores and more only after a while, so a few questions to a silent broker would hold up everything else.
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

    /// Starts a call nobody waits for, such as tearing down what a deinitialiser leaves behind.
    static func detach(_ call: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "pledgeline.kafka.blocking").async(execute: call)
    }
}
