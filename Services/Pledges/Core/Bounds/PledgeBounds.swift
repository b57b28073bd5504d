internal import Domain
internal import Schema

/// Limits on letters, pledges and notices. Each is far beyond honest use and keeps the memory of the states bounded. Lengths are in bytes
/// of UTF-8: a Chinese character has three.
public enum PledgeBounds {
    public static let measure = 60
    /// Keeps a quantity times a weight well within 128 bits.
    public static let quantity: Int64 = 1_000_000_000_000
    /// More pledges than any letter has had; a letter is countersigned as a single decision.
    public static let pledgesInLetter = 2_000
    /// The longest chain of pledges of one unit in which each serves the next.
    public static let parents = 16
    /// The most posts that answer for a pledge beside its giver.
    public static let chain = 20
    /// The most wordings and amendments of a pledge together, and the most requests to withdraw it: all are kept for ever.
    public static let wordings = 100
    /// The most objections to one notice, so that nobody can flood a notice with objections.
    public static let objections = 1_000
    /// The longest notice, in days.
    public static let noticeDays = 366

    static func checkQuantity(_ quantity: Int64, least: Int64) throws(Refusal) {
        guard (least...Self.quantity).contains(quantity) else {
            throw Refusal.invalid(
                "quantity", .both("须为 \(least) 到 \(Self.quantity) 的整数。", "must be a whole number from \(least) to \(Self.quantity)."))
        }
    }
}
