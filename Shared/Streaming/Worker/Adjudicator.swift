public import Schema

/// What the owner of a partition decides about a submission: repeats and stale ids first, then the references, then the service's own
/// rules.
///
/// A pure function, so that an auditor repeats exactly what the writer did.
public enum Adjudicator<Core: ServiceCore> {
    public struct Judgement: Sendable {
        public var outcome: PBDecision.OneOf_Outcome
        public var head: PBSubmissionHead?
        /// Whether the submission's id is remembered, so that sending it again is a repeat.
        public var remembered: Bool

        public init(outcome: PBDecision.OneOf_Outcome, head: PBSubmissionHead?, remembered: Bool) {
            self.outcome = outcome
            self.head = head
            self.remembered = remembered
        }
    }

    /// Whether the references are folded as far as the sender has seen (causal tokens).
    public enum Readiness: Sendable, Equatable {
        case ready
        case refused(Refusal)
        /// Not yet: these partitions must be folded further.
        case missing([TopicPartition])
    }

    public static func readiness(of tokens: [PBPosition], in references: Core.References, of topics: Topics) -> Readiness {
        var missing: [TopicPartition] = []
        for token in tokens {
            let partition = topics.partition(of: token)
            guard let standing = references.standing(of: partition) else {
                return .refused(IntakeRefusals.tokenNotFollowed(token))
            }
            if !Guard.tokensAreFolded.holds(token.offset < standing.nextOffset) { missing.append(partition) }
        }
        return missing.isEmpty ? .ready : .missing(missing)
    }

    /// The checks that need no references; nil if they pass and the service's own rules must be applied.
    public static func withoutReferences(
        _ item: IntakeItem, time: Int64, state: WorkerState<Core.State>
    ) -> Judgement? {
        switch item.content {
        case .refused(let refusal, let head):
            return Judgement(outcome: .refused(PBRefused(refusal)), head: head, remembered: false)
        case .submission(let submission):
            if SeenSubmissions.isStale(submission.id, at: time) {
                return refused(IntakeRefusals.staleID(SeenSubmissions.windowDays), submission)
            }
            guard let first = state.seen.first(submission.id, key: submission.key), Guard.repeatIsRecognised.stands else { return nil }
            guard Guard.idIsNotReused.holds(first.digest == SeenSubmissions.Words(item.digest)) else {
                return refused(IntakeRefusals.idReused, submission)
            }
            var outcome = PBRepeat()
            outcome.firstInputOffset = first.inputOffset
            outcome.accepted = first.accepted
            outcome.refusalCode = first.refusalCode
            return Judgement(outcome: .repeat(outcome), head: submission.head, remembered: false)
        }
    }

    public static func withReferences(
        _ submission: Submission, in context: DecisionContext, state: WorkerState<Core.State>, references: Core.References
    ) -> Judgement {
        switch Core.decide(submission, in: context, state: state.domain, references: references) {
        case .accepted(let facts):
            var accepted = PBAccepted()
            accepted.facts = facts
            return Judgement(outcome: .accepted(accepted), head: submission.head, remembered: true)
        case .refused(let refusal):
            return refused(refusal, submission, remembered: !refusal.retriable)
        }
    }

    static func refused(_ refusal: Refusal, _ submission: Submission, remembered: Bool = false) -> Judgement {
        Judgement(outcome: .refused(PBRefused(refusal)), head: submission.head, remembered: remembered)
    }
}
