/// A clock passed in as a value, so that a test of ten minutes of failures need not take ten minutes.
public struct Timekeeper: Sendable {
    /// Time since this value was made.
    public let now: @Sendable () -> Duration
    /// Waits for a duration; throws `CancellationError` if the task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void

    public init(_ clock: some Clock<Duration> = ContinuousClock()) {
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleep = { try await clock.sleep(for: $0) }
    }
}
