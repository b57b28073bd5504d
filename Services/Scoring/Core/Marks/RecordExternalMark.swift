internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension ScoringCore {
    static func decideMark(
        _ record: PBRecordExternalMark, _ submission: Submission, _ context: DecisionContext, _ state: ScoringState,
        _ registry: RegistryState
    ) throws(Refusal) -> Verdict {
        try registry.authorize(submission, as: [.scorer], time: context.time)
        let (_, bundle) = try registry.period(record.period, openOn: context.date)
        let cohort = try cohort(record.cohort, registry)
        try checkMember(record.unit, of: cohort, registry)
        // The key's right was asked of the payload's unit, so the marked unit must be that one or below it.
        guard registry.isWithin(record.unit, subtree: submission.payload.unit) else {
            throw ScoringRefusals.outsideRight(record.unit, of: submission.payload.unit)
        }
        guard registry.isAbove(submission.key, record.unit, on: context.date) else { throw RightsRefusals.notAbove(record.unit) }
        try checkNotClosed(cohort.id, record.period, state)
        guard let source = bundle.externalSource(record.source) else {
            throw ScoringRefusals.unknownSource(record.source).naming(record.source, among: bundle.content.externalSources.map(\.id))
        }
        guard record.mark.isValid, record.mark.value >= 0, PBDecimal.compare(record.mark, source.full) <= 0 else {
            throw ScoringRefusals.markOutOfRange(full: source.full.text)
        }
        guard state.mark(period: record.period, cohort: record.cohort, unit: record.unit, source: record.source) == nil else {
            throw ScoringRefusals.markExists(unit: record.unit, source: record.source)
        }
        return .accepted([PBFact(about: record.unit, .externalMarkRecorded(record))])
    }
}
