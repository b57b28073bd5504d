public import Schema

/// 承诺: so many of something, by a day, to a standard.
///
/// Reported done (自报完成), verified (验收) and closed out (销号) are three different stages; only the first is the owner's to reach.
public struct Pledge: Hashable, Sendable {
    public enum Stage: String, Hashable, Sendable, Comparable, CaseIterable {
        case drafted
        case inForce = "in_force"
        case reportedDone = "reported_done"
        case verified
        case closedOut = "closed_out"

        public static func < (a: Stage, b: Stage) -> Bool { a.rank < b.rank }

        private var rank: Int {
            switch self {
            case .drafted: 0
            case .inForce: 1
            case .reportedDone: 2
            case .verified: 3
            case .closedOut: 4
            }
        }
    }

    /// A quantity somebody stated, and by which decision.
    public struct Measured: Hashable, Sendable {
        public var quantity: Int64
        public var step: Step
    }

    public var unit: String
    /// The wording in force, or being drafted.
    public var wording: PBDraftPledge
    /// The wording it was first drafted in, never lost.
    public var firstWording: PBDraftPledge
    public var due: CivilDate
    public var stage = Stage.drafted

    public var drafted: Step
    /// The last change of wording, after a return of the letter.
    public var reworded: Step?
    public var inForce: Step?
    /// The last report of progress.
    public var progress: Measured?
    /// The report of completion that stands; none after a return.
    public var done: Measured?
    public var verified: Measured?
    public var closedOut: Step?
    /// The last return.
    public var returned: Returned?
    /// Marked by a tick; stays, so that lateness can be told later.
    public var overdue: Step?

    /// What the next report may not fall below. 0 after a return, so that a wrong report can be corrected.
    var floor: Int64 = 0

    init(unit: String, wording: PBDraftPledge, due: CivilDate, drafted: Step) {
        self.unit = unit
        self.wording = wording
        firstWording = wording
        self.due = due
        self.drafted = drafted
    }

    public var id: String { wording.pledge }
    public var name: ScopedName { ScopedName(unit: unit, id: id) }
    public var period: String { wording.period }
    public var promised: Int64 { wording.quantity }

    /// The quantity that counts: what was verified, else what was reported last.
    public var reached: Int64 { verified?.quantity ?? done?.quantity ?? progress?.quantity ?? 0 }

    /// The pledge it serves, if any.
    public var parent: ScopedName? {
        wording.parentUnit.isEmpty ? nil : ScopedName(unit: wording.parentUnit, id: wording.parentPledge)
    }

    /// Past due, marked so, and still not reported done.
    public var isOverdue: Bool { overdue != nil && stage == .inForce }

    /// Verified, whether or not closed out since.
    public var isVerified: Bool { stage >= .verified }

    /// Marked overdue, or reported done after the day it was due.
    public var isLate: Bool { overdue != nil || done.map { $0.step.date > due } ?? false }

    /// The day it is due, while a tick may still mark it overdue.
    var deadline: CivilDate? { stage == .inForce && overdue == nil ? due : nil }
}
