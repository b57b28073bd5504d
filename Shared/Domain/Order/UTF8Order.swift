/// The order of UTF-8 bytes: the same on every machine, whatever its locale.
public enum UTF8Order {
    /// For `sorted(by:)`.
    public static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
