public import Domain
public import Schema

/// 承诺: so many of something, by a day, to a standard.
///
/// Reported done (自报完成), verified (验收) and closed out (销号) are three different stages; only the first is the owner's to reach.
public struct Pledge: Hashable, Sendable {
    /// A quantity somebody stated, and by which decision.
    public struct Measured: Hashable, Sendable {
        public var quantity: Int64
        public var step: Step
    }

    /// A wording, the decision it came from, and what lateness there was under it when it was replaced.
    public struct Worded: Hashable, Sendable {
        public var wording: PBDraftPledge
        public var step: Step
        public var overdue: Step?
        public var escalations: [Escalation] = []
    }

    public var unit: String
    /// The wording in force, or being drafted.
    public private(set) var wording: PBDraftPledge
    /// The wordings that were replaced, oldest first. None is ever lost.
    public private(set) var earlier: [Worded] = []
    public private(set) var due: CivilDate
    public var stage = Stage.drafted

    public var drafted: Step
    /// The last change of wording, after a return of the letter.
    public var reworded: Step?
    /// The last amendment a superior accepted.
    public var amended: Step?
    public var inForce: Step?
    /// The last report of progress.
    public var progress: Measured?
    /// The report of completion that stands; none after a return.
    public var done: Measured?
    public var verified: Measured?
    public var closedOut: Step?
    /// The last return.
    public var returned: Returned?
    /// Every report of completion that was returned, with why, in order.
    public var returns: [ReturnedReport] = []
    /// Marked by a tick; stays, so that lateness can be told later, unless an amendment moves the day into the future.
    public var overdue: Step?
    /// The tiers it was brought to since it is overdue, nearest first.
    public var escalations: [Escalation] = []
    /// Every amendment that was asked for, in order.
    public var amendments: [ConsentRequest<PBAmendPledge>] = []
    /// Every withdrawal that was asked for, with its reason, in order.
    public var withdrawals: [ConsentRequest<String>] = []
    /// The pledge of the period before that it carries on, and how often that has happened running (连续结转).
    public var rolledFrom: String?
    public var rollOvers = 0
    /// The pledge of the next period that carries it on.
    public var rolledInto: String?
    public var rolledOver: Step?

    /// What the next report may not fall below. 0 after a return, so that a wrong report can be corrected.
    var floor: Int64 = 0
    /// No tier is left that it could be brought to.
    var isAtTop = false

    init(unit: String, wording: PBDraftPledge, due: CivilDate, drafted: Step) {
        self.unit = unit
        self.wording = wording
        self.due = due
        self.drafted = drafted
    }

    public var id: String { wording.pledge }
    public var name: ScopedName { ScopedName(unit: unit, id: id) }
    public var period: String { wording.period }
    public var promised: Int64 { wording.quantity }

    /// The wording it was first drafted in.
    public var firstWording: PBDraftPledge { earlier.first?.wording ?? wording }

    /// Every wording it ever had with the decision it came from, oldest first; the last is the present one.
    public var wordings: [Worded] { earlier + [presentWording] }

    private var presentWording: Worded {
        Worded(wording: wording, step: amended ?? reworded ?? drafted, overdue: overdue, escalations: escalations)
    }

    /// The quantity that counts: what was verified, else what was reported last.
    public var reached: Int64 { verified?.quantity ?? done?.quantity ?? progress?.quantity ?? 0 }

    /// The pledge it serves, if any.
    public var parent: ScopedName? {
        wording.parentUnit.isEmpty ? nil : ScopedName(unit: wording.parentUnit, id: wording.parentPledge)
    }

    /// Came into force and was not withdrawn: part of what is counted and rolled up.
    public var isPromised: Bool { stage != .drafted && stage != .withdrawn }

    /// Marked overdue by a tick, and still not reported done. Whether it is overdue on a day, marked or not: ``isOverdue(on:)``.
    public var isMarkedOverdue: Bool { overdue != nil && stage == .inForce }

    /// Verified, whether or not closed out since.
    public var isVerified: Bool { stage >= .verified }

    /// The day it is due, while a tick may still mark it overdue.
    var deadline: CivilDate? { stage == .inForce && overdue == nil ? due : nil }

    /// Where it stands in the indexes of what waits for its time.
    var waiting: Waiting { Waiting(deadline: deadline, escalation: escalation) }

    struct Waiting: Equatable {
        var deadline: CivilDate?
        var escalation: EscalationIndex.Place?
    }

    /// Another wording takes the place of the present one, which is kept. With a day still to come the promise is not late any more; that it
    /// was stays with the old wording.
    mutating func reword(_ next: PBDraftPledge, due day: CivilDate, _ step: Step) {
        earlier.append(presentWording)
        wording = next
        due = day
        guard day >= step.date else { return }
        overdue = nil
        escalations = []
        isAtTop = false
    }
}
