internal import RegistryCore
public import Schema
public import Streaming

/// The pledges service: what each unit promised in its letter, and what became of it. It follows the registry.
public enum PledgesCore: ServiceCore {
    public typealias State = PledgesState
    public typealias References = PledgesReferences

    public static let service = PBService.pledges
    public static let rulesVersion = "pledges/5"

    public static func genesis(state: PledgesState, references: PledgesReferences) -> PBGenesis? { references.registry.registry.genesis }

    public static func statements(state: PledgesState, references: PledgesReferences) -> LogStatements {
        references.registry.registry.logStatements
    }

    public static func decide(
        _ submission: Submission, in context: DecisionContext, state: PledgesState, references: PledgesReferences
    ) -> Verdict {
        let request = Request(submission: submission, context: context, registry: references.registry.registry)
        do throws(Refusal) {
            guard request.registry.genesis != nil else { throw RegistryRefusals.noGenesis }
            guard case .pledges(let kind)? = submission.payload.body else { throw IntakeRefusals.wrongService(service) }
            let verdict = try kind.decide(request, state)
            try Plausibility.check(submission.payload, on: context.date)
            return verdict
        } catch {
            return .refused(error)
        }
    }
}
