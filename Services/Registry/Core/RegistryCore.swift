public import Schema
public import Streaming

/// The registry service. It follows no other service, and every other service follows it.
public enum RegistryCore: ServiceCore {
    public typealias State = RegistryState
    public typealias References = NoReferences

    public static let service = PBService.registry
    public static let rulesVersion = "registry/6"

    public static func genesis(state: RegistryState, references: NoReferences) -> PBGenesis? { state.genesis }

    public static func statements(state: RegistryState, references: NoReferences) -> LogStatements { state.logStatements }

    public static func decide(
        _ submission: Submission, in context: DecisionContext, state: RegistryState, references: NoReferences
    ) -> Verdict {
        let request = Request(submission: submission, context: context, registry: state)
        do throws(Refusal) {
            guard case .registry(let kind)? = submission.payload.body else { throw IntakeRefusals.wrongService(service) }
            if state.genesis == nil {
                guard case .genesis = kind else { throw RegistryRefusals.noGenesis }
            }
            let verdict = try kind.decide(request, state)
            try Plausibility.check(submission.payload, on: context.date)
            return verdict
        } catch {
            return .refused(error)
        }
    }
}

/// The registry's state, in the services that follow it.
extension FollowedTopic where State == RegistryState {
    public var registry: RegistryState { folds[0].state }
}
