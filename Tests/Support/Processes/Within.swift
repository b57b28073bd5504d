/// Something was not over in time.
public struct NotInTime: Error, CustomStringConvertible {
    public let bound: Duration
    /// What was waited for, if somebody said so.
    public var what = ""
    public var description: String { "not over within \(bound)\(what.isEmpty ? "" : ": ")\(what)" }
}

/// Runs `body` and cancels it when `bound` has passed: how every test waits, for a condition and with a bound. The bound ends what hangs and says
/// nothing of speed: all tests run at once, on as few cores as there are.
///
/// A body that does not heed cancellation is left to itself, or the bound would be none.
public func within<R: Sendable>(
    _ bound: Duration = .seconds(90), _ body: @escaping @Sendable () async throws -> R
) async throws -> R {
    let (results, continuation) = AsyncThrowingStream<R, any Error>.makeStream()
    let work = Task {
        do {
            continuation.yield(try await body())
            continuation.finish()
        } catch {
            continuation.finish(throwing: error)
        }
    }
    let timer = Task {
        try await Task.sleep(for: bound)
        continuation.finish(throwing: NotInTime(bound: bound))
    }
    defer {
        work.cancel()
        timer.cancel()
    }
    for try await result in results { return result }
    throw CancellationError()
}

/// Waits until `condition` holds, for what cannot be waited for otherwise: looks again every few milliseconds.
///
/// - Parameter what: the condition in words, for whoever reads that it did not come about.
public func eventually(
    _ bound: Duration = .seconds(90), _ what: String = "", _ condition: @escaping @Sendable () async -> Bool
) async throws {
    do {
        try await within(bound) {
            while await !condition() { try await Task.sleep(for: .milliseconds(5)) }
        }
    } catch var late as NotInTime {
        late.what = what
        throw late
    }
}
