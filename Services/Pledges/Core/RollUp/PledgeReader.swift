internal import Domain
public import RegistryCore
public import Schema

/// A view over the pledges of all partitions at a cut. What crosses partitions (a parent and the children that serve it) is computed here,
/// by readers, and never inside a decision.
public struct PledgeReader: Sendable {
    public private(set) var units: [String: UnitPledges] = [:]
    /// The pledges that came into force, were not withdrawn and serve a pledge, in the byte order of their names.
    private var children: [ScopedName: [ScopedName]] = [:]

    /// - Parameter states: the states of all partitions. Each unit is in exactly one of them.
    public init(_ states: some Sequence<PledgesState>) {
        for state in states { units.merge(state.units) { first, _ in first } }
        for (unit, pledges) in units {
            for (id, pledge) in pledges.pledges where pledge.isPromised {
                if let parent = pledge.parent { children[parent, default: []].append(ScopedName(unit: unit, id: id)) }
            }
        }
        for parent in children.keys { children[parent]?.sort(by: ScopedName.byteOrder) }
    }

    public func pledge(_ name: ScopedName) -> Pledge? { units[name.unit]?.pledges[name.id] }

    public func children(of name: ScopedName) -> [ScopedName] { children[name] ?? [] }

    /// Whether a pledge came into force, was not withdrawn, and names a parent that does not exist.
    public func isOrphan(_ pledge: Pledge) -> Bool {
        guard pledge.isPromised, let parent = pledge.parent else { return false }
        return self.pledge(parent) == nil
    }

    /// The pledges for which ``isOrphan(_:)`` is true, in byte order: shown, so that somebody corrects them.
    public var orphans: [ScopedName] {
        children.filter { pledge($0.key) == nil }.flatMap(\.value).sorted(by: ScopedName.byteOrder)
    }

    /// Counts for one unit alone.
    public func counts(of unit: String, period: String? = nil, on day: CivilDate? = nil) -> PledgeCounts {
        units[unit]?.counts(period: period, on: day) ?? PledgeCounts()
    }

    /// Counts for a unit and everything below it, including the closed units they answer for on a day.
    public func counts(atAndBelow unit: String, in registry: RegistryState, period: String? = nil, on day: CivilDate) -> PledgeCounts {
        registry.subtreeAnswered(by: unit, on: day).reduce(PledgeCounts()) { $0 + counts(of: $1, period: period, on: day) }
    }
}
