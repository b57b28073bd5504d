internal import Domain
internal import Foundation
public import Schema
public import Streaming

/// Which units, posts and keys exist and who answers for what: the fold over the registry's decisions. Every other service follows it.
public struct RegistryState: FoldState, Hashable {
    public internal(set) var genesis: PBGenesis?
    public internal(set) var units: [String: Unit] = [:]
    /// The ids of closed units.
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
    /// By unit: the requirements that a tick found not stated by their day.
    var missingFacts: [String: Set<String>] = [:]
    /// The requirements for which no tick has settled yet which units missed them.
    var requirementDeadlines = DeadlineIndex()
    public internal(set) var milestoneTemplates: [String: MilestoneTemplate] = [:]
    /// By unit, then by id.
    public internal(set) var reelections: [String: [String: Reelection]] = [:]
    /// Milestones as `reelection/milestone` that are neither reached nor marked overdue.
    var milestoneDeadlines = DeadlineIndex()
    /// The statements about logs signed with the root key: losses and restores.
    public internal(set) var logStatements = LogStatements()

    public init() {}

    public mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        guard case .accepted(let accepted) = decision.outcome else { return }
        let step = Step(decision, at: offset, of: partition)
        for fact in accepted.facts {
            guard case .registry(let content)? = fact.content else { continue }
            content.apply(to: &self, about: fact.unit, at: step)
        }
    }
}
