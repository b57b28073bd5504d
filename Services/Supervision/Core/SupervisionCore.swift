internal import PledgesCore
internal import RegistryCore
public import Schema
public import Streaming

/// The supervision service: what inspection found, and whether it was put right. It follows the registry and the pledges.
public enum SupervisionCore: ServiceCore {
    public typealias State = SupervisionState
    public typealias References = SupervisionReferences

    public static let service = PBService.supervision
    public static let rulesVersion = "supervision/3"

    public static func genesis(state: SupervisionState, references: SupervisionReferences) -> PBGenesis? {
        references.registry.registry.genesis
    }

    public static func statements(state: SupervisionState, references: SupervisionReferences) -> LogStatements {
        references.registry.registry.logStatements
    }

    public static func decide(
        _ submission: Submission, in context: DecisionContext, state: SupervisionState, references: SupervisionReferences
    ) -> Verdict {
        let unit = submission.payload.unit
        let request = Request(
            submission: submission, context: context, registry: references.registry.registry, pledges: references.pledges.state(ofKey: unit)
        )
        do throws(Refusal) {
            guard request.registry.genesis != nil else { throw RegistryRefusals.noGenesis }
            let verdict = try decide(request, state)
            try Plausibility.check(submission.payload, on: context.date)
            return verdict
        } catch {
            return .refused(error)
        }
    }

    private static func decide(_ request: Request, _ state: SupervisionState) throws(Refusal) -> Verdict {
        switch request.submission.payload.body {
        case .tick: return try decideTick(request, state)
        case .recordInspection(let record): return try decideInspection(record, request, state)
        case .openFinding(let open): return try decideFinding(open, request, state)
        case .acknowledgeFinding(let acknowledge): return try decideAcknowledgement(acknowledge, request, state)
        case .contestFinding(let contest): return try decideContest(contest, request, state)
        case .reportRectification(let report): return try decideRectification(report, request, state)
        case .acceptRectification(let accept): return try decideAcceptance(accept, request, state)
        case .returnRectification(let returned): return try decideReturn(returned, request, state)
        default: throw IntakeRefusals.wrongKind(request.submission.payload.kind, service: service)
        }
    }
}

/// A submission with the world it is decided in.
struct Request {
    let submission: Submission
    let context: DecisionContext
    let registry: RegistryState
    /// The pledges of the partition in which the submission's unit stands.
    let pledges: PledgesState

    var unit: String { submission.payload.unit }
    var key: PublicKey { submission.key }
    var date: CivilDate { context.date }

    func authorize(as roles: Set<PBRole>) throws(Refusal) { try registry.authorize(submission, as: roles, time: context.time) }

    /// A role used from above the unit, never from the unit itself.
    func authorizeAbove(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        guard registry.isAbove(key, unit, on: date) else { throw PledgesRefusals.notAbove(unit) }
    }

    /// Somebody else than whoever did that: neither the same key nor one that took its place by rotation.
    func checkSomebodyElse(than step: Step) throws(Refusal) {
        guard let other = step.key else { return }
        guard !registry.isSameHolder(other, key) else { throw PledgesRefusals.sameKey }
    }
}
