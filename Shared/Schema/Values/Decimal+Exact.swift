extension PBDecimal {
    public static let largestScale: UInt32 = 9

    public init(_ value: Int64, scale: UInt32 = 0) {
        self.init()
        self.value = value
        self.scale = scale
    }

    /// Parses digits with at most one point and at most nine places, such as `12`, `2.5` or `-0.25`. nil for anything else, and for numbers
    /// beyond 64 bits.
    public init?(_ text: String) {
        var rest = Substring(text)
        let negative = rest.first == "-"
        if negative { rest = rest.dropFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.utf8.allSatisfy(Self.isDigit) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || (!fraction.isEmpty && fraction.utf8.allSatisfy(Self.isDigit)) else { return nil }
        guard fraction.utf8.count <= Int(Self.largestScale), let value = Int64((negative ? "-" : "") + whole + fraction) else { return nil }
        self.init(value, scale: UInt32(fraction.utf8.count))
    }

    public var isValid: Bool { scale <= Self.largestScale }

    /// 10^scale. The scale must be valid.
    public var denominator: Int64 { (0..<min(scale, Self.largestScale)).reduce(1) { power, _ in power * 10 } }

    /// The number in digits, with exactly `scale` places. The scale must be valid; a larger one counts as the largest, as in ``denominator``.
    public var text: String {
        guard scale > 0 else { return String(value) }
        let places = Int(min(scale, Self.largestScale))
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// Exact comparison; both scales must be valid.
    public static func compare(_ a: PBDecimal, _ b: PBDecimal) -> Int {
        let left = Int128(a.value) * Int128(b.denominator)
        let right = Int128(b.value) * Int128(a.denominator)
        return left < right ? -1 : left > right ? 1 : 0
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
