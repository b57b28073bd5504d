/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers in every run.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// True once in so many times.
    public mutating func oneIn(_ times: Int) -> Bool { next(upperBound: UInt64(times)) == 0 }

    /// Evenly from 0 up to but not including `bound`, which must be positive.
    public mutating func below(_ bound: Int) -> Int { Int(next(upperBound: UInt64(bound))) }
}
