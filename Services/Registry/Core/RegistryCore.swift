public import Schema
public import Streaming

/// The registry service: it follows nobody, and everybody follows it.
public enum RegistryCore: ServiceCore {
    public typealias State = RegistryState
    public typealias References = NoReferences

    public static let service = PBService.registry
    public static let rulesVersion = "registry/1"

    public static func genesis(state: RegistryState, references: NoReferences) -> PBGenesis? { state.genesis }

    public static func decide(
        _ submission: Submission, in context: DecisionContext, state: RegistryState, references: NoReferences
    ) -> Verdict {
        let unit = submission.payload.unit
        do throws(Refusal) {
            if case .genesis(let genesis) = submission.payload.body {
                return try decideGenesis(genesis, by: submission.key, context, state)
            }
            guard state.genesis != nil else { throw RegistryRefusals.noGenesis }
            if case .tick = submission.payload.body {
                try state.authorize(submission, as: [.timekeeper], time: context.time)
                return .accepted([.tickSettled(0, more: false)])
            }
            try state.authorize(submission, as: [.registrar], time: context.time)
            switch submission.payload.body {
            case .registerUnit(let register): return try decideUnit(register, id: unit, state)
            case .enrolKey(let enrol): return try decideKey(enrol, unit: unit, state)
            case .revokeKey(let revoke): return try decideRevocation(revoke, unit: unit, state)
            case .appointPost(let appoint): return try decidePost(appoint, unit: unit, state)
            case .defineCohort(let define): return try decideCohort(define, below: unit, state)
            case .publishBundle(let publish): return try decideBundle(publish, unit: unit, state)
            case .openPeriod(let open): return try decidePeriod(open, unit: unit, state)
            default: throw IntakeRefusals.wrongKind(submission.payload.kind, service: service)
            }
        } catch {
            return .refused(error)
        }
    }
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
