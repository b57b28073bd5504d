public import Foundation
public import Schema

/// Which submissions have been decided, to recognise one that is sent again. Bounded: ids are remembered for a window of days by their own
/// time.
public struct SeenSubmissions: Sendable {
    /// Ids whose own time is more than this many days before the record's time, or more than ``futureDays`` after it, are refused; so
    /// forgetting them is safe.
    public static let windowDays = 45
    public static let futureDays = 1

    static let dayMilliseconds: Int64 = 86_400_000

    public struct First: Sendable, Hashable {
        public var inputOffset: Int64
        public var digest: Words
        public var accepted: Bool
        public var refusalCode: String
    }

    /// 32 bytes stored without an allocation.
    public struct Words: Hashable, Sendable {
        var a: UInt64 = 0, b: UInt64 = 0, c: UInt64 = 0, d: UInt64 = 0

        /// Takes the first 32 bytes; missing ones count as 0.
        public init(_ bytes: some ContiguousBytes) {
            bytes.withUnsafeBytes { bytes in
                var all = Words()
                withUnsafeMutableBytes(of: &all) { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix(Digest.size))) }
                self = all
            }
        }

        private init() {}
    }

    private struct Name: Hashable {
        var id: SubmissionID
        var key: Words
    }

    /// By the day of the id's own time, so that whole days are forgotten at once.
    private var days: [Int64: [Name: First]] = [:]

    public init() {}

    public var count: Int { days.values.reduce(0) { $0 + $1.count } }

    /// - Parameter time: the record's time in milliseconds since 1970; clamped to 0 up to ``Intake/latestTimestamp``, since a forged
    ///   decision may name any.
    public static func isStale(_ id: SubmissionID, at time: Int64) -> Bool {
        let time = min(max(0, time), Intake.latestTimestamp)
        return id.milliseconds < time - Int64(windowDays) * dayMilliseconds || id.milliseconds > time + Int64(futureDays) * dayMilliseconds
    }

    public func first(_ id: SubmissionID, key: PublicKey) -> First? {
        days[id.milliseconds / Self.dayMilliseconds]?[Name(id: id, key: Words(key.bytes))]
    }

    /// Remembers the submission of a decision. Uses only the record.
    mutating func remember(_ decision: PBDecision) {
        guard decision.remembered, let id = SubmissionID(decision.submission.id) else { return }
        let day = id.milliseconds / Self.dayMilliseconds
        let name = Name(id: id, key: Words(decision.submission.key))
        var first = First(
            inputOffset: decision.inputOffset, digest: Words(decision.inputDigest), accepted: false, refusalCode: "")
        switch decision.outcome {
        case .accepted: first.accepted = true
        case .refused(let refused): first.refusalCode = refused.code
        case .repeat, nil: return
        }
        if days[day] == nil {
            let oldest = decision.time / Self.dayMilliseconds - Int64(Self.windowDays) - 1
            for old in days.keys where old < oldest { days[old] = nil }
        }
        if days[day]?[name] == nil { days[day, default: [:]][name] = first }
    }
}
