import Synchronization

/// A clock on which sleeping takes no time: every sleep moves it on and returns.
final class ManualClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
    }

    private let state = Mutex(Duration.zero)
    private let slept: @Sendable (Duration) async throws -> Void

    /// - Parameter slept: called after each sleep with the time it is then.
    init(slept: @escaping @Sendable (Duration) async throws -> Void = { _ in }) { self.slept = slept }

    var now: Instant { Instant(offset: state.withLock { $0 }) }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let now = state.withLock { now in
            now = max(now, deadline.offset)
            return now
        }
        try await slept(now)
    }
}
