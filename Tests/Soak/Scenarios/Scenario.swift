package import Foundation

/// A kind of disturbance, done again and again to real processes, and what must hold all the same.
package protocol Scenario: Sendable {
    /// On the command line and at the head of every line printed.
    static var name: String { get }

    /// Runs that many rounds.
    ///
    /// - Parameters:
    ///   - dice: everything left to chance; the same seed throws the same dice. Only how far processes have come by then is not in its hands.
    ///   - folder: for logs.
    ///   - tell: gets a line for every round, or for every few.
    /// - Returns: what was counted, and what was not as it must be.
    /// - Throws: if the surroundings fail (no broker starts, a bound on waiting is passed).
    func run(rounds: Int, dice: inout Dice, folder: URL, tell: @escaping @Sendable (String) -> Void) async throws -> Tally
}

/// Counts by name, in the order in which they first came, and what went wrong.
package struct Tally: Sendable, CustomStringConvertible {
    private var names: [String] = []
    private var counts: [String: Int] = [:]
    /// Empty if all was as it must be.
    package private(set) var problems: [String] = []

    package init() {}

    package subscript(_ name: String) -> Int { counts[name] ?? 0 }

    package mutating func count(_ name: String, _ number: Int = 1) {
        if counts[name] == nil { names.append(name) }
        counts[name, default: 0] += number
    }

    /// Notes a problem unless the condition holds.
    package mutating func expect(_ condition: Bool, _ problem: String) {
        if !condition { problems.append(problem) }
    }

    package mutating func add(_ other: Tally) {
        for name in other.names { count(name, other[name]) }
        problems += other.problems
    }

    package var description: String {
        names.map { "\($0)=\(counts[$0] ?? 0)" }.joined(separator: " ")
            + (problems.isEmpty ? "" : problems.map { "\n    PROBLEM: \($0)" }.joined())
    }
}
