internal import RegistryCore
internal import Schema

extension Scorer {
    /// The mean over the rounds of points given / points possible.
    ///
    /// A round that is over without a record of the unit counts 0, visibly: the component is present and states `not_inspected`. A round
    /// that was over before the unit or the period had adopted the system (启用) is left out, unless there is a record. While a round without
    /// a record is not over (its last day included), the component is missing.
    func rounds(_ source: PBRoundsSource, unit: String) -> SourceResult {
        let results = source.rounds.map { round($0, unit: unit) }
        let parts = results.map(\.part)
        if parts.contains(where: { $0.reason == .notYetDue }) { return SourceResult(share: nil, reason: .notYetDue, parts: parts) }
        let counted = results.filter { $0.part.reason != .beforeAdoption }
        guard results.isEmpty || !counted.isEmpty else { return SourceResult(share: nil, reason: .beforeAdoption, parts: parts) }
        let mean = counted.map(\.share).sum().divided(by: Rational(counted.count))
        let reason: MissingReason? = mean == nil || counted.contains { $0.part.reason != nil } ? .notInspected : nil
        return SourceResult(share: mean, reason: reason, parts: parts)
    }

    private func round(_ id: String, unit: String) -> (share: Rational, part: ScorePart) {
        let round = bundle.round(id)
        let items = round.flatMap { bundle.sheet($0.sheet) }?.items ?? []
        var part = ScorePart(name: round?.name ?? PBText(), content: .nothing)
        guard let inspection = basis.facts.inspection(of: unit, round: id, period: period) else {
            let last = round.flatMap { CivilDate($0.until) }
            if let last, !basis.registry.hasBegun(unit, in: period, by: last) {
                part.reason = .beforeAdoption
            } else {
                part.reason = last.map { $0 < date } ?? true ? .notInspected : .notYetDue
            }
            return (.zero, part)
        }
        let result = inspection.points(over: items)
        part.content = .points(given: result.given, possible: result.possible)
        part.detail = .items(items, points: inspection.points)
        part.sources = [inspection.position]
        return (result.given.divided(by: result.possible) ?? .zero, part)
    }
}

extension InspectionFact {
    /// The points given and possible over some items of the sheet.
    func points(over items: [PBSheetItem]) -> (given: Rational, possible: Rational) {
        (
            items.map { item in points[item.id].flatMap { Rational($0) } ?? .zero }.sum(),
            items.map { Rational($0.points) ?? .zero }.sum()
        )
    }
}
