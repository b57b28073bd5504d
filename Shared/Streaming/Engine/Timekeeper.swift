/// Time as whoever waits knows it: handed over, so that ten minutes of failing need not take ten minutes to test.
public struct Timekeeper: Sendable {
    /// Time since the keeper was made.
    public let now: @Sendable () -> Duration
    /// Waits; throws `CancellationError` if the task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void

    public init(_ clock: some Clock<Duration> = ContinuousClock()) {
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleep = { try await clock.sleep(for: $0) }
    }
}
