/// How long to wait before a worker tries again to win a partition it gave up. A plain value: the current time is an argument.
///
/// Without it, two instances that were both told to own a partition would take it from each other for ever, and an instance whose broker
/// refuses everything would ask it many times a second.
public struct RetryPacing: Sendable {
    /// After this many supersessions within the window the rival is taken to be permanent, not the ordinary effect of a take-over.
    public static let supersessions = 3
    public static let window = Duration.seconds(60)
    /// A partition that was active for at least this long counts as held: earlier failures are forgotten.
    public static let held = Duration.seconds(60)
    /// The longest pauses: after losing to a rival, and after any other failure.
    public static let longestAfterRival = Duration.seconds(60)
    public static let longestAfterFailure = Duration.seconds(30)

    private var superseded: [Duration] = []
    /// How often each pause has been doubled so far.
    private var rivalries = 0
    private var failures = 0
    private var activeSince: Duration?

    public init() {}

    public mutating func becameActive(at now: Duration) { activeSince = now }

    ///   - asked: the pause the worker asked for: short, and jittered so that rivals do not keep colliding.
    ///   - now: the time since any fixed moment.
    ///   - now: time since any fixed moment.
    public mutating func pause(after reason: AbandonReason, asked: Duration, at now: Duration) -> Duration {
        if let since = activeSince, now - since >= Self.held { self = RetryPacing() }
        activeSince = nil
        switch reason {
        case .revoked: return asked
        case .lostToRival:
            superseded = superseded.filter { now - $0 < Self.window } + [now]
            guard rivalries > 0 || superseded.count >= Self.supersessions else { return asked }
            rivalries += 1
            return asked + min(.seconds(1) * (1 << min(rivalries, 6)), Self.longestAfterRival)
        case .acknowledgementBroke, .foreignRecord, .failed:
            failures += 1
            return min(asked * (1 << min(failures - 1, 10)), Self.longestAfterFailure)
        }
    }
}
