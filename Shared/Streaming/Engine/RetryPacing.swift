/// How long to wait before a partition that was given up is tried for again. A value; the time is passed in.
///
/// Two instances that were both told to own a partition would otherwise take it from each other for ever, and one whose broker refuses everything would
/// ask it many times a second.
public struct RetryPacing: Sendable {
    /// So many times superseded within the window, and the rival is no accident of a take-over.
    public static let supersessions = 3
    public static let window = Duration.seconds(60)
    /// A partition held for longer than this was held: what went wrong before is over.
    public static let held = Duration.seconds(60)
    /// The longest pauses: after a rival, and after anything else.
    public static let longestAfterRival = Duration.seconds(60)
    public static let longestAfterFailure = Duration.seconds(30)

    private var superseded: [Duration] = []
    /// Doublings so far.
    private var rivalries = 0
    private var failures = 0
    private var activeSince: Duration?

    public init() {}

    public mutating func becameActive(at now: Duration) { activeSince = now }

    /// - Parameters:
    ///   - asked: what the worker asked for: short, and jittered so that rivals do not meet again and again.
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
