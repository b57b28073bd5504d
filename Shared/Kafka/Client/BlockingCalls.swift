import Dispatch
import Streaming

/// Where librdkafka's blocking calls run: on Dispatch's threads, never on Swift's cooperative pool, which has one thread per core and must
/// not be held up. Every call made here is bounded by a timeout of its own.
enum BlockingCalls {
    private static let queue = DispatchQueue(label: "pledgeline.kafka.blocking", attributes: .concurrent)

    static func run<T: Sendable>(_ call: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: call()) }
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
        queue.async(execute: call)
    }
}
