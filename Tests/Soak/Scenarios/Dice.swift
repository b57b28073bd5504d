internal import Seeded

/// Everything that is left to chance: the same throws for the same seed, everywhere.
package struct Dice: RandomNumberGenerator, Sendable {
    private var generator: SeededGenerator

    package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// Dice of their own for a scenario, so that leaving out another does not change its throws.
    package init(seed: UInt64, for name: String) {
        self.init(seed: name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 })
    }

    package mutating func next() -> UInt64 { generator.next() }

    package mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    package mutating func milliseconds(_ range: ClosedRange<Int>) -> Duration { .milliseconds(number(range)) }

    /// True so many times in a hundred.
    package mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

    /// - Precondition: there is something to choose from.
    package mutating func pick<T>(_ choices: [T]) -> T { choices[number(0...choices.count - 1)] }
}
