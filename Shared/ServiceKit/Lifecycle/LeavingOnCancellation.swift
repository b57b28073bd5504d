/// Awaits work that may not react to cancellation. On cancellation it throws at once and lets the work finish by itself, so that a process
/// told to stop does so.
func leavingOnCancellation<R: Sendable>(_ work: @escaping @Sendable () async -> R) async throws -> R {
    let (stream, continuation) = AsyncStream.makeStream(of: R.self)
    Task {
        continuation.yield(await work())
        continuation.finish()
    }
    for await result in stream { return result }
    throw CancellationError()
}

extension Result {
    /// The result of an asynchronous body.
    init(_ body: () async throws(Failure) -> Success) async {
        do throws(Failure) { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
