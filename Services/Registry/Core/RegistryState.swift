internal import Foundation
public import Schema
public import Streaming

/// Who exists and who answers for what: the fold over the registry's decisions. Every other service follows it.
public struct RegistryState: FoldState, Hashable {
    public internal(set) var genesis: PBGenesis?
    public internal(set) var units: [String: Unit] = [:]
    /// Units that have ended.
    var closedUnits: Set<String> = []
    public internal(set) var keys: [PublicKey: EnrolledKey] = [:]
    public internal(set) var cohorts: [String: Cohort] = [:]
    public internal(set) var bundles: [String: Bundle] = [:]
    public internal(set) var periods: [String: Period] = [:]
    /// The first unit: the one without a parent.
    public internal(set) var root: String?
    /// By the unit that defines them, then by id.
    public internal(set) var categories: [String: [String: PostCategory]] = [:]
    /// By person.
    public internal(set) var talks: [String: [Talk]] = [:]
    /// By post.
    public internal(set) var trainings: [ScopedName: [Training]] = [:]
    public internal(set) var assessments: [ScopedName: [Assessment]] = [:]
    public internal(set) var dutyLists: [String: DutyList] = [:]
    /// By the unit that adapted, then by list.
    public internal(set) var dutyListAdaptations: [String: [String: [DutyListAdaptation]]] = [:]
    public internal(set) var alliances: [String: Alliance] = [:]
    /// By the unit in whose area they lie, then by id.
    public internal(set) var entities: [String: [String: CoveredEntity]] = [:]
    public internal(set) var requirements: [String: Requirement] = [:]
    /// By unit, then by requirement.
    public internal(set) var statements: [String: [String: [Statement]]] = [:]
    /// By unit: the requirements a tick found not stated by their day.
    var missingFacts: [String: Set<String>] = [:]
    /// Requirements of which a tick has not yet settled who missed them.
    var requirementDeadlines = DeadlineIndex()
    public internal(set) var milestoneTemplates: [String: MilestoneTemplate] = [:]
    /// By unit, then by id.
    public internal(set) var reelections: [String: [String: Reelection]] = [:]
    /// Milestones as `reelection/milestone` that are neither reached nor marked overdue.
    var milestoneDeadlines = DeadlineIndex()
    /// What the root key has stated of the logs themselves.
    public internal(set) var logStatements = LogStatements()

    public init() {}

    public mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        guard case .accepted(let accepted) = decision.outcome else { return }
        let date = CivilDate(milliseconds: decision.time)
        for fact in accepted.facts {
            let unit = fact.unit
            switch fact.fact {
            case .genesisDeclared(let genesis): self.genesis = genesis
            case .lossAccepted(let loss): applyLoss(loss, at: offset)
            case .restoreStated(let restore): applyRestore(restore)
            case .tickSettled(let settled): applyTick(settled, date: date)
            case .unitRegistered(let registered): applyUnit(registered, id: unit, date: date)
            case .unitRenamed(let renamed): applyRename(renamed, unit: unit)
            case .unitReclassified(let reclassified): applyReclassification(reclassified, unit: unit)
            case .unitReparented(let reparented): applyReparenting(reparented, unit: unit)
            case .unitMerged(let merged): applyMerger(merged, unit: unit, time: decision.time)
            case .unitSplit(let split): applySplit(split, unit: unit, time: decision.time)
            case .unitDissolved(let dissolved): applyDissolution(dissolved, unit: unit, time: decision.time)
            case .unitAssigned(let assigned): applyAssignment(assigned, unit: unit)
            case .keyEnrolled(let enrolled): applyKey(enrolled, unit: unit)
            case .keyRevoked(let revoked): applyRevocation(revoked, time: decision.time)
            case .keyRotated(let rotated): applyRotation(rotated, by: PublicKey(decision.submission.key), time: decision.time)
            case .postAppointed(let appointed): applyPost(appointed, unit: unit)
            case .postHandedOver(let handed): applyHandOver(handed, unit: unit)
            case .postAbolished(let abolished): applyAbolition(abolished, unit: unit)
            case .postCategoryDefined(let defined): applyCategory(defined, unit: unit)
            case .talkRecorded(let recorded): applyTalk(recorded, unit: unit)
            case .trainingRecorded(let recorded): applyTraining(recorded, unit: unit)
            case .assessmentRecorded(let recorded): applyAssessment(recorded, unit: unit)
            case .dutyListDefined(let defined): applyDutyList(defined, unit: unit, date: date)
            case .dutyListAdapted(let adapted): applyAdaptation(adapted, unit: unit, date: date)
            case .allianceFormed(let formed): applyAlliance(formed, lead: unit)
            case .allianceChanged(let changed): applyAllianceChange(changed)
            case .allianceDissolved(let dissolved): applyAllianceEnd(dissolved)
            case .entityRegistered(let registered): applyEntity(registered, unit: unit)
            case .entityCovered(let covered): applyCover(covered, unit: unit)
            case .entityClosed(let closed): applyEntityEnd(closed, unit: unit)
            case .cohortDefined(let defined): applyCohort(defined, below: unit)
            case .bundlePublished(let published): applyBundle(published, at: offset)
            case .periodOpened(let opened): applyPeriod(opened)
            case .requirementSet(let set): applyRequirement(set, unit: unit)
            case .factStated(let stated): applyStatement(stated, unit: unit, date: date)
            case .requirementOverdue(let overdue): applyMissing(overdue, unit: unit)
            case .milestoneTemplateDefined(let defined): applyTemplate(defined, unit: unit)
            case .reelectionScheduled(let scheduled): applyReelection(scheduled, unit: unit)
            case .milestoneCompleted(let completed): applyMilestone(completed, unit: unit, date: date)
            case .milestoneOverdue(let overdue): applyMilestoneOverdue(overdue, unit: unit)
            default: break
            }
        }
    }
}
