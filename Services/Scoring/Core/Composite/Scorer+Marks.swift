internal import RegistryCore
internal import Schema

extension Scorer {
    /// The mark over full marks. One that was not given by the close is missing: it is for others to give, so its absence is not the unit's 0.
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
