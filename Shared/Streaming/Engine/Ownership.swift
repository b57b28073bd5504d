/// Suggests which partitions this process should own. Only a suggestion: two processes may hold the same one for a while, and the log decides.
public protocol OwnershipSource: Sendable {
    /// Each value replaces the one before: it is the complete set of partitions suggested from then on.
    func suggestions() async throws -> AsyncStream<Set<Int32>>

    /// Gives up everything that is held, so that other instances need not wait for a time-out. Returns within a bound.
    func leave() async

    /// Why nothing is suggested, or nothing new; nil if that is not known.
    func problem() async -> String?
}

/// Static ownership: instance i of n owns the partitions p with p mod n = i.
public struct StaticOwnership: OwnershipSource {
    public let partitions: Set<Int32>

    /// nil unless 0 ≤ instance < count.
    public init?(instance: Int, of count: Int, partitions: Int) {
        guard count >= 1, (0..<count).contains(instance) else { return nil }
        self.partitions = Set((0..<Int32(partitions)).filter { Int($0) % count == instance })
    }

    public func suggestions() async throws -> AsyncStream<Set<Int32>> {
        let partitions = partitions
        return AsyncStream { $0.yield(partitions) }
    }

    public func leave() async {}

    public func problem() async -> String? { nil }
}
