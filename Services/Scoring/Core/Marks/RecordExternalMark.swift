internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

enum RecordExternalMark {
    static func decide(_ record: PBRecordExternalMark, _ request: Request, _ basis: ScoringBasis<some ScoringFacts>) throws(Refusal)
        -> Verdict
    {
        let (_, bundle) = try basis.registry.period(record.period, openOn: request.context.date)
        let cohort = try ScoringCore.cohort(record.cohort, basis.registry)
        try ScoringCore.checkMember(record.unit, of: cohort, basis.registry)
        // The key was authorised for the payload's unit, so the marked unit must be that one or below it.
        guard basis.registry.isWithin(record.unit, subtree: request.submission.payload.unit) else {
            throw ScoringRefusals.outsideRight(record.unit, right: request.submission.payload.unit)
        }
        guard basis.registry.isAbove(request.submission.key, record.unit, on: request.context.date) else {
            throw RightsRefusals.notAboveUnit(record.unit)
        }
        try ScoringCore.checkNotClosed(cohort.id, record.period, basis.records)
        guard let source = bundle.externalSource(record.source) else {
            throw ScoringRefusals.unknownSource(record.source).naming(record.source, among: bundle.content.externalSources.map(\.id))
        }
        guard record.mark.isValid, record.mark.value >= 0, PBDecimal.compare(record.mark, source.full) <= 0 else {
            throw ScoringRefusals.markOutOfRange(full: source.full.text)
        }
        guard basis.records.mark(period: record.period, cohort: record.cohort, unit: record.unit, source: record.source) == nil else {
            throw ScoringRefusals.markExists(record.source, unit: record.unit)
        }
        return .accepted([PBFact(about: record.unit, .externalMarkRecorded(record))])
    }
}
