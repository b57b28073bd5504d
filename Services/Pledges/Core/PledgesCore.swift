internal import RegistryCore
public import Schema
public import Streaming

/// The pledges service: what each unit promised in its letter, and what became of it. It follows the registry.
public enum PledgesCore: ServiceCore {
    public typealias State = PledgesState
    public typealias References = PledgesReferences

    public static let service = PBService.pledges
    public static let rulesVersion = "pledges/4"

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
            let verdict = try decide(request, state)
            try Plausibility.check(submission.payload, on: context.date)
            return verdict
        } catch {
            return .refused(error)
        }
    }

    private static func decide(_ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        switch request.submission.payload.body {
        case .tick: return try decideTick(request, state)
        case .draftPledge(let draft): return try decideDraft(draft, request, state)
        case .signLetter(let sign): return try decideSigning(sign, request, state)
        case .countersignLetter(let countersign): return try decideCountersigning(countersign, request, state)
        case .returnLetter(let returned): return try decideLetterReturn(returned, request, state)
        case .reportProgress(let report): return try decideProgress(report, request, state)
        case .reportDone(let report): return try decideDone(report, request, state)
        case .verifyPledge(let verify): return try decideVerification(verify, request, state)
        case .returnPledge(let returned): return try decidePledgeReturn(returned, request, state)
        case .closeOutPledge(let closeOut): return try decideCloseOut(closeOut, request, state)
        case .openNotice(let open): return try decideNotice(open, request, state)
        case .raiseObjection(let raise): return try decideObjection(raise, request, state)
        case .answerObjection(let answer): return try decideAnswer(answer, request, state)
        case .closeNotice(let close): return try decideNoticeClosing(close, request, state)
        case .amendPledge(let amend): return try decideAmendment(amend, request, state)
        case .acceptAmendment(let accept): return try decideAmendmentAcceptance(accept, request, state)
        case .refuseAmendment(let refuse): return try decideAmendmentRefusal(refuse, request, state)
        case .withdrawPledge(let withdraw): return try decideWithdrawal(withdraw, request, state)
        case .acceptWithdrawal(let accept): return try decideWithdrawalAcceptance(accept, request, state)
        case .refuseWithdrawal(let refuse): return try decideWithdrawalRefusal(refuse, request, state)
        case .rollOverPledge(let roll): return try decideRollOver(roll, request, state)
        default: return try decideActivity(request, state)
        }
    }
}
