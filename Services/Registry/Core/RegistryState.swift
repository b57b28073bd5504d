internal import Foundation
public import Schema
public import Streaming

/// Who exists and who answers for what: the fold over the registry's decisions. Every other service follows it.
public struct RegistryState: FoldState {
    public internal(set) var genesis: PBGenesis?
    public internal(set) var units: [String: Unit] = [:]
    public internal(set) var keys: [PublicKey: EnrolledKey] = [:]
    public internal(set) var cohorts: [String: Cohort] = [:]
    public internal(set) var bundles: [String: Bundle] = [:]
    public internal(set) var periods: [String: Period] = [:]
    /// The first unit: the one without a parent.
    public internal(set) var root: String?

    public init() {}

    public mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        guard case .accepted(let accepted) = decision.outcome else { return }
        for fact in accepted.facts {
            switch fact.fact {
            case .genesisDeclared(let genesis): self.genesis = genesis
            case .unitRegistered(let registered): applyUnit(registered, id: fact.unit)
            case .unitRenamed(let renamed): applyRename(renamed, unit: fact.unit)
            case .unitReclassified(let reclassified): applyReclassification(reclassified, unit: fact.unit)
            case .unitReparented(let reparented): applyReparenting(reparented, unit: fact.unit)
            case .unitMerged(let merged): applyMerger(merged, unit: fact.unit, time: decision.time)
            case .unitSplit(let split): applySplit(split, unit: fact.unit, time: decision.time)
            case .unitDissolved(let dissolved): applyDissolution(dissolved, unit: fact.unit, time: decision.time)
            case .keyEnrolled(let enrolled): applyKey(enrolled, unit: fact.unit)
            case .keyRevoked(let revoked): applyRevocation(revoked, time: decision.time)
            case .postAppointed(let appointed): applyPost(appointed, unit: fact.unit)
            case .cohortDefined(let defined): applyCohort(defined, below: fact.unit)
            case .bundlePublished(let published): applyBundle(published, at: offset)
            case .periodOpened(let opened): applyPeriod(opened)
            default: break
            }
        }
    }
}
