public import Schema
public import Streaming

/// The registry service: it follows nobody, and everybody follows it.
public enum RegistryCore: ServiceCore {
    public typealias State = RegistryState
    public typealias References = NoReferences

    public static let service = PBService.registry
    public static let rulesVersion = "registry/5"

    public static func genesis(state: RegistryState, references: NoReferences) -> PBGenesis? { state.genesis }

    public static func statements(state: RegistryState, references: NoReferences) -> LogStatements { state.logStatements }

    public static func decide(
        _ submission: Submission, in context: DecisionContext, state: RegistryState, references: NoReferences
    ) -> Verdict {
        let request = Request(submission: submission, context: context, registry: state)
        do throws(Refusal) {
            if case .genesis(let genesis) = submission.payload.body {
                return try decideGenesis(genesis, by: submission.key, context, state)
            }
            guard state.genesis != nil else { throw RegistryRefusals.noGenesis }
            switch submission.payload.body {
            case .rotateKey(let rotate): return try decideRotation(rotate, request, state)
            case .acceptLoss(let loss): return try LossStatement.decide(loss, by: submission.key, context, state)
            case .stateRestore(let restore): return try RestoreStatement.decide(restore, by: submission.key, context, state)
            default: break
            }
            try state.authorize(submission, as: roles(for: submission.payload.body), time: context.time)
            let verdict = try decideAuthorized(request, state)
            try Plausibility.check(submission.payload, on: context.date)
            return verdict
        } catch {
            return .refused(error)
        }
    }

    private static func decideAuthorized(_ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = request.unit
        switch request.submission.payload.body {
        case .tick: return decideTick(request, state)
        case .registerUnit(let register): return try decideUnit(register, request, state)
        case .renameUnit(let rename): return try decideRename(rename, request, state)
        case .reclassifyUnit(let reclassify): return try decideReclassification(reclassify, request, state)
        case .reparentUnit(let reparent): return try decideReparenting(reparent, request, state)
        case .mergeUnit(let merge): return try decideMerger(merge, request, state)
        case .splitUnit(let split): return try decideSplit(split, request, state)
        case .dissolveUnit(let dissolve): return try decideDissolution(dissolve, request, state)
        case .assignUnit(let assign): return try decideAssignment(assign, request, state)
        case .enrolKey(let enrol): return try decideKey(enrol, unit: unit, state)
        case .revokeKey(let revoke): return try decideRevocation(revoke, unit: unit, state)
        case .appointPost(let appoint): return try decidePost(appoint, request, state)
        case .handOverPost(let handOver): return try decideHandOver(handOver, request, state)
        case .abolishPost(let abolish): return try decideAbolition(abolish, request, state)
        case .definePostCategory(let define): return try decideCategory(define, request, state)
        case .recordTalk(let record): return try decideTalk(record, request, state)
        case .recordTraining(let record): return try decideTraining(record, request, state)
        case .recordAssessment(let record): return try decideAssessment(record, request, state)
        case .defineDutyList(let define): return try decideDutyList(define, request, state)
        case .adaptDutyList(let adapt): return try decideAdaptation(adapt, request, state)
        case .formAlliance(let form): return try decideAlliance(form, request, state)
        case .changeAlliance(let change): return try decideAllianceChange(change, request, state)
        case .dissolveAlliance(let dissolve): return try decideAllianceEnd(dissolve, request, state)
        case .registerEntity(let register): return try decideEntity(register, request, state)
        case .coverEntity(let cover): return try decideCover(cover, request, state)
        case .closeEntity(let close): return try decideEntityEnd(close, request, state)
        case .setRequirement(let set): return try decideRequirement(set, request, state)
        case .stateFact(let statement): return try decideStatement(statement, request, state)
        case .defineMilestoneTemplate(let define): return try decideTemplate(define, request, state)
        case .scheduleReelection(let schedule): return try decideReelection(schedule, request, state)
        case .completeMilestone(let complete): return try decideMilestone(complete, request, state)
        case .defineCohort(let define): return try decideCohort(define, below: unit, state)
        case .publishBundle(let publish): return try decideBundle(publish, unit: unit, state)
        case .openPeriod(let open): return try decidePeriod(open, unit: unit, state)
        default: throw IntakeRefusals.wrongKind(request.submission.payload.kind, service: service)
        }
    }

    /// Whose business each kind of submission is. What is not named here is the registrar's.
    private static func roles(for body: PBPayload.OneOf_Body?) -> Set<PBRole> {
        switch body {
        case .tick: [.timekeeper]
        case .adaptDutyList: [.clerk]
        case .stateFact, .completeMilestone, .registerEntity, .coverEntity, .closeEntity, .recordTraining, .recordAssessment:
            [.clerk, .registrar]
        case .recordTalk: [.clerk, .registrar, .superior]
        case .assignUnit: [.registrar, .superior]
        default: [.registrar]
        }
    }
}

/// The registry as every service that follows it holds it.
extension FollowedTopic where State == RegistryState {
    public var registry: RegistryState { folds[0].state }
}
