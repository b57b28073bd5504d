/// The name of an item whose id is unique only within its unit: a pledge, a finding, a re-election.
public struct ScopedName: Hashable, Sendable {
    public var unit: String
    public var id: String

    public init(unit: String, id: String) {
        self.unit = unit
        self.id = id
    }

    /// Orders by the bytes of the unit, then of the id.
    public static func byteOrder(_ a: ScopedName, _ b: ScopedName) -> Bool {
        a.unit == b.unit ? a.id.utf8.lexicographicallyPrecedes(b.id.utf8) : a.unit.utf8.lexicographicallyPrecedes(b.unit.utf8)
    }
}
