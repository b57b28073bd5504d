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
        let request = Request(submission: submission, context: context, registry: references.registry.registry)
        do throws(Refusal) {
            guard request.registry.genesis != nil else { throw RegistryRefusals.noGenesis }
            let verdict = try decide(request, state, pledges: references.pledges.state(ofKey: request.unit))
            try Plausibility.check(submission.payload, on: context.date)
            return verdict
        } catch {
            return .refused(error)
        }
    }

    /// - Parameter pledges: those of the partition in which the submission's unit stands.
    private static func decide(_ request: Request, _ state: SupervisionState, pledges: PledgesState) throws(Refusal) -> Verdict {
        switch request.submission.payload.body {
        case .tick: return try decideTick(request, state)
        case .recordInspection(let record): return try decideInspection(record, request, state, pledges)
        case .openFinding(let open): return try decideFinding(open, request, state, pledges)
        case .acknowledgeFinding(let acknowledge): return try decideAcknowledgement(acknowledge, request, state)
        case .contestFinding(let contest): return try decideContest(contest, request, state)
        case .reportRectification(let report): return try decideRectification(report, request, state)
        case .acceptRectification(let accept): return try decideAcceptance(accept, request, state)
        case .returnRectification(let returned): return try decideReturn(returned, request, state)
        default: throw IntakeRefusals.wrongKind(request.submission.payload.kind, service: service)
        }
    }
}
