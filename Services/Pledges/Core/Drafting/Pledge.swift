public import Domain
public import Schema

/// 承诺: a quantity of something, by a day, to a standard.
///
/// Reported done (自报完成), verified (验收) and closed out (销号) are three different stages; the owner itself can reach only the first.
public struct Pledge: Hashable, Sendable {
    /// A quantity that somebody stated, and the decision with the statement.
    public struct Measured: Hashable, Sendable {
        public var quantity: Int64
        public var step: Step
    }

    /// A wording, the decision it came from, and the lateness recorded under it until it was replaced.
    public struct Worded: Hashable, Sendable {
        public var wording: PBDraftPledge
        public var step: Step
        public var overdue: Step?
        public var escalations: [Escalation] = []
    }

    public var unit: String
    /// The wording in force or, before that, the one being drafted.
    public private(set) var wording: PBDraftPledge
    /// The wordings that were replaced, oldest first. All are kept.
    public private(set) var earlier: [Worded] = []
    public private(set) var due: CivilDate
    public var stage = Stage.drafted

    public var drafted: Step
    /// The last change of wording after the letter was returned.
    public var reworded: Step?
    /// The last accepted amendment.
    public var amended: Step?
    public var inForce: Step?
    /// The last report of progress.
    public var progress: Measured?
    /// The present report of completion; nil after a return.
    public var done: Measured?
    public var verified: Measured?
    public var closedOut: Step?
    /// The last return.
    public var returned: Returned?
    /// Every report of completion that was returned, with the reason, in order.
    public var returns: [ReturnedReport] = []
    /// When a tick marked it overdue. Kept, so that lateness can be shown later, unless an amendment moves the due day into the future.
    public var overdue: Step?
    /// The tiers it was escalated to since it became overdue, nearest first.
    public var escalations: [Escalation] = []
    /// Every amendment requested, in order.
    public var amendments: [ConsentRequest<PBAmendPledge>] = []
    /// Every withdrawal requested, with its reason, in order.
    public var withdrawals: [ConsentRequest<String>] = []
    /// The pledge of the previous period that it carries on, and how many periods in a row that has happened (连续结转).
    public var rolledFrom: String?
    public var rollOvers = 0
    /// The pledge of the next period that carries it on.
    public var rolledInto: String?
    public var rolledOver: Step?

    /// The least quantity the next report may state. 0 after a return, so that a wrong report can be corrected.
    var floor: Int64 = 0
    /// Whether it has been escalated to the topmost tier.
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

    /// The wording in which it was first drafted.
    public var firstWording: PBDraftPledge { earlier.first?.wording ?? wording }

    /// Every wording it has had, with the decision it came from, oldest first; the last is the present one.
    public var wordings: [Worded] { earlier + [presentWording] }

    private var presentWording: Worded {
        Worded(wording: wording, step: amended ?? reworded ?? drafted, overdue: overdue, escalations: escalations)
    }

    /// The quantity that counts: the one verified, otherwise the one last reported.
    public var reached: Int64 { verified?.quantity ?? done?.quantity ?? progress?.quantity ?? 0 }

    /// The pledge it serves, if any.
    public var parent: ScopedName? {
        wording.parentUnit.isEmpty ? nil : ScopedName(unit: wording.parentUnit, id: wording.parentPledge)
    }

    /// Whether it came into force and was not withdrawn, and so is counted and rolled up.
    public var isPromised: Bool { stage != .drafted && stage != .withdrawn }

    /// Whether a tick marked it overdue and it is still not reported done. For any day, marked or not, use ``isOverdue(on:)``.
    public var isMarkedOverdue: Bool { overdue != nil && stage == .inForce }

    /// Whether it was verified, closed out since or not.
    public var isVerified: Bool { stage >= .verified }

    /// The due day, as long as a tick may still mark it overdue; otherwise nil.
    var deadline: CivilDate? { stage == .inForce && overdue == nil ? due : nil }

    /// Its places in the indexes of deadlines and escalations.
    var waiting: Waiting { Waiting(deadline: deadline, escalation: escalation) }

    struct Waiting: Equatable {
        var deadline: CivilDate?
        var escalation: EscalationIndex.Place?
    }

    /// Replaces the present wording, which is kept. If the new due day is still to come, the pledge is no longer late; earlier lateness is
    /// kept with the old wording.
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
