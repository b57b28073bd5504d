/// Something was not over in time.
public struct NotInTime: Error, CustomStringConvertible {
    public let bound: Duration
    public var description: String { "not over within \(bound)" }
}

/// Runs `body` and cancels it when `bound` has passed: how every test waits, for a condition and with a bound. The bound ends what hangs and says
/// nothing of speed: all tests run at once, on as few cores as there are.
public func within<R: Sendable>(
    _ bound: Duration = .seconds(90), _ body: @escaping @Sendable () async throws -> R
) async throws -> R {
    try await withThrowingTaskGroup(of: R.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: bound)
            throw NotInTime(bound: bound)
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw NotInTime(bound: bound) }
        return first
    }
}

/// Waits until `condition` holds, for what cannot be waited for otherwise: looks again every few milliseconds.
public func eventually(_ bound: Duration = .seconds(90), _ condition: @escaping @Sendable () async -> Bool) async throws {
    try await within(bound) {
        while await !condition() { try await Task.sleep(for: .milliseconds(5)) }
    }
}
