public import Domain
public import Schema

/// The history of one report that a unit owes.
public struct DutyReport: Hashable, Sendable {
    /// How the report counts. Every report owed has exactly one standing.
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        /// Nothing was sent yet, and no tick has found it missing.
        case awaited
        case onTime = "on_time"
        case late
        case missing
        case excused
    }

    /// A report as sent.
    public struct Sent: Hashable, Sendable {
        public var report: PBSubmitReport
        public var late: Bool
        /// Counts from 1.
        public var revision: UInt32
        public var step: Step
    }

    /// A return: what is missing, and the reason.
    public struct GivenBack: Hashable, Sendable {
        /// Ids of the duty's fields, or `evidence`, or `text`.
        public var missing: [String]
        public var returned: Returned
    }

    /// An extension of the deadline (延期).
    public struct Extension: Hashable, Sendable {
        public var until: CivilDate
        public var reason: String
        public var step: Step
    }

    public var slot: SlotName
    /// The last report sent, which replaces earlier ones.
    public var sent: Sent?
    /// Whether the first report was late. A report that was on time stays so when it is returned for completion and sent again.
    public var firstLate = false
    public var accepted: Step?
    /// The present return; nil once the report was sent again.
    public var returned: GivenBack?
    /// How often it was returned.
    public var returns = 0
    public var excused: Returned?
    /// All extensions, oldest first; the last one counts.
    public var extensions: [Extension] = []
    /// When a tick found it missing; kept in the history if the report comes later.
    public var missing: Step?
    /// Set when an extension ran out after the unit had been closed and nobody took over: then nothing is owed.
    public var released: Step?

    init(slot: SlotName) { self.slot = slot }

    public var standing: Standing {
        if excused != nil { return .excused }
        // A report that came after a tick had found it missing is late, whatever its own record says.
        if sent != nil { return firstLate || missing != nil ? .late : .onTime }
        return missing == nil ? .awaited : .missing
    }

    /// Whether the report was sent and waits to be judged.
    public var isToJudge: Bool { sent != nil && accepted == nil && returned == nil && excused == nil }

    /// Whether the unit must send something: nothing was sent yet, or it was returned.
    public var isOpen: Bool { accepted == nil && excused == nil && released == nil && (sent == nil || returned != nil) }

    /// The last day on which it is on time, including extensions.
    public func lastDay(_ slot: ReportSlot) -> CivilDate { extensions.last?.until ?? slot.due }

    /// The last day of an extension, as long as a tick may still find the report missing; otherwise nil.
    var deadline: CivilDate? {
        guard sent == nil, excused == nil, missing == nil, released == nil else { return nil }
        return extensions.last?.until
    }
}
