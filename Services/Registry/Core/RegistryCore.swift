public import Schema
public import Streaming

/// The registry service: it follows nobody, and everybody follows it.
public enum RegistryCore: ServiceCore {
    public typealias State = RegistryState
    public typealias References = NoReferences

    public static let service = PBService.registry
    public static let rulesVersion = "registry/2"

    public static func genesis(state: RegistryState, references: NoReferences) -> PBGenesis? { state.genesis }

    public static func decide(
        _ submission: Submission, in context: DecisionContext, state: RegistryState, references: NoReferences
    ) -> Verdict {
        let request = Request(submission: submission, context: context)
        do throws(Refusal) {
            if case .genesis(let genesis) = submission.payload.body {
                return try decideGenesis(genesis, by: submission.key, context, state)
            }
            guard state.genesis != nil else { throw RegistryRefusals.noGenesis }
            try state.authorize(submission, as: roles(for: submission.payload.body), time: context.time)
            switch submission.payload.body {
            case .tick: return .accepted([.tickSettled(0, more: false)])
            case .registerUnit(let register): return try decideUnit(register, request, state)
            case .renameUnit(let rename): return try decideRename(rename, request, state)
            case .reclassifyUnit(let reclassify): return try decideReclassification(reclassify, request, state)
            case .reparentUnit(let reparent): return try decideReparenting(reparent, request, state)
            case .mergeUnit(let merge): return try decideMerger(merge, request, state)
            case .splitUnit(let split): return try decideSplit(split, request, state)
            case .dissolveUnit(let dissolve): return try decideDissolution(dissolve, request, state)
            case .enrolKey(let enrol): return try decideKey(enrol, unit: request.unit, state)
            case .revokeKey(let revoke): return try decideRevocation(revoke, unit: request.unit, state)
            case .appointPost(let appoint): return try decidePost(appoint, unit: request.unit, state)
            case .defineCohort(let define): return try decideCohort(define, below: request.unit, state)
            case .publishBundle(let publish): return try decideBundle(publish, unit: request.unit, state)
            case .openPeriod(let open): return try decidePeriod(open, unit: request.unit, state)
            default: throw IntakeRefusals.wrongKind(submission.payload.kind, service: service)
            }
        } catch {
            return .refused(error)
        }
    }

    /// Whose business each kind of submission is. What is not named here is the registrar's.
    private static func roles(for body: PBPayload.OneOf_Body?) -> Set<PBRole> {
        switch body {
        case .tick: [.timekeeper]
        default: [.registrar]
        }
    }
}

/// A submission with the moment it is decided at.
struct Request {
    let submission: Submission
    let context: DecisionContext

    var unit: String { submission.payload.unit }
    var key: PublicKey { submission.key }
    var date: CivilDate { context.date }
    var time: Int64 { context.time }
}

/// The registry as every service that follows it holds it.
extension FollowedTopic where State == RegistryState {
    public var registry: RegistryState { folds[0].state }
}

extension PBFact {
    public init(about unit: String, _ fact: OneOf_Fact) {
        self.init()
        self.unit = unit
        self.fact = fact
    }

    public static func tickSettled(_ settled: UInt32, more: Bool) -> PBFact {
        var tick = PBTickSettled()
        tick.settled = settled
        tick.more = more
        return PBFact(about: "", .tickSettled(tick))
    }
}
