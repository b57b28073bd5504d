public import Domain
public import Schema

/// 项目: a pledge with milestones, led by a unit (牵头), implemented by others (实施), with measures (举措) and a deadline (时限).
///
/// It is proposed, reviewed, put on the period's list, reported done, verified, closed out and awarded: the owner itself can only propose
/// it and report it done.
public struct Project: Hashable, Sendable {
    public enum Stage: String, Hashable, Sendable, Comparable, CaseIterable {
        case proposed
        case notApproved = "not_approved"
        case approved
        case listed
        case reportedDone = "reported_done"
        case verified
        case closedOut = "closed_out"

        public static func < (a: Stage, b: Stage) -> Bool { a.rank < b.rank }

        private var rank: Int {
            switch self {
            case .proposed: 0
            case .notApproved: 1
            case .approved: 2
            case .listed: 3
            case .reportedDone: 4
            case .verified: 5
            case .closedOut: 6
            }
        }
    }

    /// A version as it was proposed, with the superior's review of it.
    public struct Proposal: Hashable, Sendable {
        public var wording: PBProposeProject
        public var step: Step
        public var review: Review?
    }

    public struct Review: Hashable, Sendable {
        public var approved: Bool
        public var opinion: String
        public var step: Step
    }

    /// A progress report by the owner (月报).
    public struct Report: Hashable, Sendable {
        public var note: String
        public var evidence: [PBEvidence]
        public var step: Step
    }

    /// 项目拉练: an on-site review of the project.
    public struct OnSiteReview: Hashable, Sendable {
        public var review: PBReviewOnSite
        public var date: CivilDate
        public var step: Step
    }

    public struct Award: Hashable, Sendable {
        public var award: String
        public var step: Step
    }

    public var unit: String
    /// The present wording.
    public var wording: PBProposeProject
    public var due: CivilDate
    public var stage = Stage.proposed
    /// Every version proposed under this id, oldest first.
    public var proposals: [Proposal]
    /// Ordered by due day.
    public var milestones: [ProjectMilestone]

    /// The category in which it is listed, chosen by the superior; until then the proposed one.
    public var category: String
    public var listed: Step?
    public var reports: [Report] = []
    /// The present report of completion; nil after a return.
    public var done: Report?
    public var verified: Step?
    public var closedOut: Step?
    public var onSiteReviews: [OnSiteReview] = []
    public var awards: [Award] = []
    /// The last return.
    public var returned: Returned?
    /// When a tick marked it overdue; kept, so that lateness can be shown later.
    public var overdue: Step?

    init(unit: String, wording: PBProposeProject, due: CivilDate, milestones: [ProjectMilestone], proposed step: Step) {
        self.unit = unit
        self.wording = wording
        self.due = due
        self.milestones = milestones
        category = wording.category
        proposals = [Proposal(wording: wording, step: step)]
    }

    public var id: String { wording.project }
    public var name: ScopedName { ScopedName(unit: unit, id: id) }
    public var period: String { wording.period }

    public func milestone(_ id: String) -> ProjectMilestone? { milestones.first { $0.id == id } }

    /// Whether it is on the list, or reported done, and not verified yet: its milestones can be reported and judged.
    public var isUnderWay: Bool { stage == .listed || stage == .reportedDone }

    /// Whether a tick marked it overdue and it is still not reported done. For any day, marked or not, use ``isOverdue(on:)``.
    public var isMarkedOverdue: Bool { overdue != nil && stage == .listed }

    /// Σ(weight of verified milestones) / Σ weight, from 0 to 1. nil only if all weights are 0, which is never accepted.
    public var progress: ExactProgress.Fraction? {
        let whole = milestones.reduce(Int128(0)) { $0 + Int128($1.weight) }
        let verified = milestones.reduce(Int128(0)) { $0 + ($1.verified == nil ? 0 : Int128($1.weight)) }
        return ExactProgress.Fraction(verified, over: whole)
    }

    /// The earliest day of it that a tick may still mark overdue; nil if there is none.
    var deadline: CivilDate? {
        guard isUnderWay else { return nil }
        let own = stage == .listed && overdue == nil ? due : nil
        return (milestones.compactMap(\.deadline) + [own].compactMap(\.self)).min()
    }
}
