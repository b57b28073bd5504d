internal import Foundation

/// What a reader wants to know of a partition: the decisions about some units, and those about others that mention one of them. All records are judged and
/// continue the chain, but only these are decoded and applied: a village's question costs little more than the hash over a county's log.
///
/// The state that such a fold builds up holds nothing about other units, and is good for nothing but the question.
public struct Focus: Sendable {
    /// Decisions about these are applied.
    public let units: Set<String>
    /// Other units, some of whose decisions mention one of those asked about: so much was applied, and the rest was not.
    public private(set) var mentioning: Set<String> = []
    private let names: Set<[UInt8]>
    private let mentions: [[UInt8]]

    /// - Parameters:
    ///   - units: whose decisions are applied.
    ///   - mentions: those of them that others' decisions are searched for. Each costs a search of every record.
    public init(on units: Set<String>, mentions: Set<String>) {
        self.units = units
        names = Set(units.map { Array($0.utf8) })
        self.mentions = mentions.sorted().map { Array($0.utf8) }
    }

    /// Ticks, and what could not be read, are about no unit in particular.
    mutating func admits(_ scan: DecisionScan, in body: UnsafeRawBufferPointer) -> Bool {
        if scan.unit.isEmpty || scan.kind.elementsEqual(Self.tick) || names.contains(Array(scan.unit)) { return true }
        guard mentions.contains(where: { Self.isNamed($0, in: body) }) else { return false }
        mentioning.insert(String(decoding: scan.unit, as: UTF8.self))
        return true
    }

    private static let tick = Array("tick".utf8)

    /// Whether an id stands among the bytes; as part of a longer one, too: what stands before and after it may be a length or a tag and look like a letter.
    static func isNamed(_ id: [UInt8], in bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress, let last = id.last, id.count <= bytes.count else { return false }
        return id.withUnsafeBytes { id in
            guard let wanted = id.baseAddress else { return false }
            // By the last letter: the ids of one place begin alike.
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
