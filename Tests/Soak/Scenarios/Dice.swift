/// Everything that is left to chance: SplitMix64 (Steele, Lea and Flood, 2014), the same throws for the same seed, everywhere.
public struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// Dice of their own for a scenario, so that leaving out another does not change its throws.
    public init(seed: UInt64, for name: String) {
        state = name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    public mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    public mutating func milliseconds(_ range: ClosedRange<Int>) -> Duration { .milliseconds(number(range)) }

    /// True so many times in a hundred.
    public mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

    /// - Precondition: there is something to choose from.
    public mutating func pick<T>(_ choices: [T]) -> T { choices[number(0...choices.count - 1)] }
}
