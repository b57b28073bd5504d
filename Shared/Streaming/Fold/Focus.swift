internal import Foundation

/// Which decisions of a partition a reader asks for: those about some units, and those about other units that mention one of them. Every
/// record is checked and continues the chain, but only these are decoded and applied: a question about one village costs little more than
/// hashing the county's log.
///
/// The resulting state holds nothing about other units and must be used only to answer the question.
public struct Focus: Sendable {
    /// The units whose decisions are applied.
    public let units: Set<String>
    /// Other units with at least one decision that mentions a unit asked about. Only such decisions of theirs were applied, so their state
    /// is incomplete.
    public private(set) var mentioning: Set<String> = []
    private let names: Set<[UInt8]>
    private let mentions: [[UInt8]]

    /// - Parameters:
    ///   - units: the units whose decisions are applied.
    ///   - mentions: the units among them for which the decisions of other units are searched. Each costs a search through every record.
    public init(on units: Set<String>, mentions: Set<String>) {
        self.units = units
        names = Set(units.map { Array($0.utf8) })
        self.mentions = mentions.sorted().map { Array($0.utf8) }
    }

    /// Ticks, and decisions about unreadable submissions, belong to no unit and are always applied.
    mutating func admits(_ scan: DecisionScan, in body: UnsafeRawBufferPointer) -> Bool {
        if scan.unit.isEmpty || scan.kind.elementsEqual(Self.tick) || names.contains(Array(scan.unit)) { return true }
        guard mentions.contains(where: { Self.isNamed($0, in: body) }) else { return false }
        mentioning.insert(String(decoding: scan.unit, as: UTF8.self))
        return true
    }

    private static let tick = Array("tick".utf8)

    /// Whether the bytes contain an id, also as part of a longer one: the bytes around it may be a length or a tag that looks like a
    /// letter, so a word boundary cannot be told.
    static func isNamed(_ id: [UInt8], in bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress, let last = id.last, id.count <= bytes.count else { return false }
        return id.withUnsafeBytes { id in
            guard let wanted = id.baseAddress else { return false }
            // Searches for the last letter first, because the ids of one place begin alike.
            var from = id.count - 1
            while from < bytes.count, let found = memchr(start + from, Int32(last), bytes.count - from) {
                let end = UnsafeRawPointer(found) - start
                if memcmp(start + (end - id.count + 1), wanted, id.count) == 0 { return true }
                from = end + 1
            }
            return false
        }
    }
}
