internal import RegistryCore
internal import Schema

extension Scorer {
    /// The mark divided by full marks. A mark not given by the closing is missing: others have to give it, so its absence must not count as
    /// the unit's 0.
    func mark(_ source: PBExternalMarkSource, unit: String) -> SourceResult {
        let external = bundle.externalSource(source.source)
        var part = ScorePart(name: external?.name ?? PBText(), content: .nothing, reason: .notReported)
        guard let recorded = basis.records.mark(period: period, cohort: scheme.cohort, unit: unit, source: source.source),
            let mark = Rational(recorded.mark), let full = external.flatMap({ Rational($0.full) }), let share = mark.divided(by: full)
        else { return SourceResult(share: nil, reason: .notReported, parts: [part]) }
        part.content = .points(given: mark, possible: full)
        part.reason = nil
        part.sources = [recorded.position]
        return SourceResult(share: share, reason: nil, parts: [part])
    }
}
