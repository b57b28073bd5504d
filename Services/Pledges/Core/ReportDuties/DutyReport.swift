public import Domain
public import Schema

/// What became of one report that a unit owes.
public struct DutyReport: Hashable, Sendable {
    /// How it counts. Every report owed is exactly one of these.
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        /// Nothing was sent yet, and no tick has found it missing.
        case awaited
        case onTime = "on_time"
        case late
        case missing
        case excused
    }

    /// A report as it was sent.
    public struct Sent: Hashable, Sendable {
        public var report: PBSubmitReport
        public var late: Bool
        /// Counts from 1.
        public var revision: UInt32
        public var step: Step
    }

    /// Given back: what is missing, and why.
    public struct GivenBack: Hashable, Sendable {
        /// Ids of the duty's fields, or `evidence`, or `text`.
        public var missing: [String]
        public var returned: Returned
    }

    /// Allowed until a later day (延期).
    public struct Extension: Hashable, Sendable {
        public var until: CivilDate
        public var reason: String
        public var step: Step
    }

    public var slot: SlotName
    /// The last one sent, which takes the place of those before.
    public var sent: Sent?
    /// Whether the first one was late. A report returned for completion stays on time if it was.
    public var firstLate = false
    public var accepted: Step?
    /// The return that stands: nothing was sent since.
    public var returned: GivenBack?
    /// How often it was returned.
    public var returns = 0
    public var excused: Returned?
    /// All extensions, the oldest first; the last one counts.
    public var extensions: [Extension] = []
    /// Marked by a tick; stays in the history when the report comes after all.
    public var missing: Step?
    /// An extension ran out when the unit was no longer there: nothing is owed.
    public var released: Step?

    init(slot: SlotName) { self.slot = slot }

    public var standing: Standing {
        if excused != nil { return .excused }
        // What came after a tick had found it missing is late, whatever the record says.
        if sent != nil { return firstLate || missing != nil ? .late : .onTime }
        return missing == nil ? .awaited : .missing
    }

    /// A report that stands and nobody has judged.
    public var isToJudge: Bool { sent != nil && accepted == nil && returned == nil && excused == nil }

    /// The unit has to send something: nothing came yet, or it was given back.
    public var isOpen: Bool { accepted == nil && excused == nil && released == nil && (sent == nil || returned != nil) }

    /// The last day on which it is on time; an extension counts.
    public func lastDay(_ slot: ReportSlot) -> CivilDate { extensions.last?.until ?? slot.due }

    /// The last day of an extension, while a tick may still find the report missing.
    var deadline: CivilDate? {
        guard sent == nil, excused == nil, missing == nil, released == nil else { return nil }
        return extensions.last?.until
    }
}
