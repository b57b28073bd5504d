internal import PledgesCore
internal import RegistryCore
public import Schema
public import Streaming

/// The supervision service: what inspections found, and whether it was rectified. It follows the registry and the pledges service.
public enum SupervisionCore: ServiceCore {
    public typealias State = SupervisionState
    public typealias References = SupervisionReferences

    public static let service = PBService.supervision
    public static let rulesVersion = "supervision/4"

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
            guard case .supervision(let kind)? = submission.payload.body else { throw IntakeRefusals.wrongService(service) }
            let basis = SupervisionBasis(state: state, pledges: references.pledges.state(ofKey: request.unit))
            let verdict = try kind.decide(request, basis)
            try Plausibility.check(submission.payload, on: context.date)
            return verdict
        } catch {
            return .refused(error)
        }
    }
}

/// The states over which supervision decides, besides the registry's.
struct SupervisionBasis {
    /// The service's own state of the unit's partition.
    var state: SupervisionState
    /// The pledges service's state of the unit's partition.
    var pledges: PledgesState
}
