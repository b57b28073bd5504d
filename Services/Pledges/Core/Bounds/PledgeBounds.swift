internal import Domain
internal import Schema

/// Limits on letters, pledges and notices. Each is far beyond honest use and keeps what is remembered bounded. Lengths are in UTF-8 bytes: a Chinese
/// character has three.
public enum PledgeBounds {
    public static let measure = 60
    /// So that a quantity times a weight stays far within 128 bits.
    public static let quantity: Int64 = 1_000_000_000_000
    /// Far more than any letter had; a letter is countersigned as one decision.
    public static let pledgesInLetter = 2_000
    /// A chain of pledges of one unit that serve each other is at most this long.
    public static let parents = 16
    /// Posts that answer for a pledge beside its giver.
    public static let chain = 20
    /// How often a pledge may be worded, or asked to be worded, or be asked to be released from: all of it is kept for ever.
    public static let wordings = 100
    /// Objections to one notice. Whoever wants to drown a notice in objections is stopped here.
    public static let objections = 1_000
    /// The longest a notice stands, in days.
    public static let noticeDays = 366

    static func checkQuantity(_ quantity: Int64, least: Int64) throws(Refusal) {
        guard (least...Self.quantity).contains(quantity) else {
            throw Refusal.invalid(
                "quantity", zh: "须为 \(least) 到 \(Self.quantity) 的整数。", en: "must be a whole number from \(least) to \(Self.quantity).")
        }
    }
}
