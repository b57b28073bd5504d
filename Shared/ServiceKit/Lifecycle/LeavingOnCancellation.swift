/// Awaits work that may not heed cancellation: leaves it to itself when cancelled, so that a process told to stop stops.
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
