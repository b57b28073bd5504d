internal import Domain
internal import RegistryCore
public import Schema

extension Scoring {
    /// What closing a cohort now would lack, computed from the same scorecards that the closing would publish.
    public static func preview(
        closing question: RankingQuestion, from basis: ScoringBasis<some ClosingFacts>
    ) throws(Refusal) -> ClosingPreview {
        let (scorer, places) = try places(question, from: basis)
        guard let cohort = basis.registry.cohorts[question.cohort] else { throw RegistryRefusals.unknownCohort(question.cohort) }
        let cards = places.map(\.card).sorted { UTF8Order.precedes($0.unit, $1.unit) }
        let gaps = scorer.scheme.components.enumerated().flatMap { index, component -> [ClosingGap] in
            let scores = cards.map { (unit: $0.unit, score: $0.components[index]) }
            let missing = Self.gaps(in: component, scores)
            guard case .pledges = component.source else { return missing }
            return missing + [unverified(of: cards.map(\.unit), question.period, question.date, basis)].compactMap(\.self)
        }
        return ClosingPreview(
            cohort: cohort, period: question.period, members: cards.count, counted: cards.count { $0.state == .rated },
            minimumSize: cards.count < cohort.minimumSize ? cohort.minimumSize : nil, gaps: gaps,
            notRated: cards.filter { $0.state != .rated }.map { UnratedUnit($0, scheme: scorer.scheme) })
    }

    /// What deciding a recognition now would lack.
    public static func preview(
        recognition id: String, period: String, on date: CivilDate, from basis: ScoringBasis<some ClosingFacts>
    ) throws(Refusal) -> ClosingPreview {
        let decided = try recognition(id, period: period, cut: [], from: basis)
        guard let bundle = basis.registry.bundle(ofPeriod: period), let recognition = bundle.recognition(id) else {
            throw ScoringRefusals.unknownRecognition(id)
        }
        guard let cohort = basis.registry.cohorts[recognition.cohort] else { throw RegistryRefusals.unknownCohort(recognition.cohort) }
        let units = decided.entries.map(\.unit)
        var (gaps, rounds): ([ClosingGap], Set<String>) = ([], [])
        for criterion in recognition.criteria {
            switch criterion.rule {
            case .itemShare(let rule):
                // Several criteria on one round share one record.
                guard rounds.insert(rule.round).inserted else { continue }
                gaps += uninspected(units, round: rule.round, bundle, period, date, basis)
            case .pledgeShare: gaps += [unverified(of: units, period, date, basis)].compactMap(\.self)
            case .noOpenFindings(let rule): gaps += findings(of: units, severity: rule.severity, date, basis)
            case nil: continue
            }
        }
        return ClosingPreview(
            cohort: cohort, period: period, members: units.count, counted: decided.entries.count { $0.reached }, minimumSize: nil,
            gaps: gaps, notRated: [])
    }

    // MARK: Gaps

    /// The missing parts of a component: one gap for each combination of round, voter group or source, and reason.
    private static func gaps(in component: PBComponent, _ scores: [(unit: String, score: ComponentScore)]) -> [ClosingGap] {
        component.partIDs.enumerated().flatMap { place, id in
            MissingReason.allCases.compactMap { reason -> ClosingGap? in
                guard let kind = ClosingGap.Kind(reason, of: component) else { return nil }
                let missing = scores.filter { $0.score.parts.indices.contains(place) && $0.score.parts[place].reason == reason }
                guard let first = missing.first else { return nil }
                return ClosingGap(
                    kind: kind, id: id, name: first.score.parts[place].name,
                    places: missing.map { ClosingGap.Place(unit: $0.unit, things: []) })
            }
        }
    }

    private static func uninspected(
        _ units: [String], round id: String, _ bundle: Bundle, _ period: String, _ date: CivilDate, _ basis: ScoringBasis<some ClosingFacts>
    ) -> [ClosingGap] {
        let round = bundle.round(id)
        let last = round.flatMap { CivilDate($0.until) }
        let missing = units.filter { unit in
            basis.facts.inspection(of: unit, round: id, period: period) == nil
                && last.map { basis.registry.hasBegun(unit, in: period, by: $0) } ?? true
        }
        guard !missing.isEmpty else { return [] }
        let isOver = last.map { $0 < date } ?? true
        return [
            ClosingGap(
                kind: isOver ? .notInspected : .roundNotOver, id: id, name: round?.name ?? PBText(),
                places: missing.map { ClosingGap.Place(unit: $0, things: []) })
        ]
    }

    private static func unverified(
        of units: [String], _ period: String, _ date: CivilDate, _ basis: ScoringBasis<some ClosingFacts>
    ) -> ClosingGap? {
        let places = units.compactMap { unit -> ClosingGap.Place? in
            let pledges = basis.facts.unverified(atAndBelow: unit, period: period, on: date)
            return pledges.isEmpty ? nil : ClosingGap.Place(unit: unit, things: pledges)
        }
        return places.isEmpty ? nil : ClosingGap(kind: .notVerified, id: "", name: PBText(zh: "承诺", en: "Pledges"), places: places)
    }

    private static func findings(
        of units: [String], severity: UInt32, _ date: CivilDate, _ basis: ScoringBasis<some ClosingFacts>
    ) -> [ClosingGap] {
        [(ClosingGap.Kind.findingContested, true), (.findingOpen, false)].compactMap { kind, isContested in
            let places = units.compactMap { unit -> ClosingGap.Place? in
                let found = basis.facts.standingFindings(at: unit, severity: severity, on: date).filter { $0.isContested == isContested }
                return found.isEmpty ? nil : ClosingGap.Place(unit: unit, things: found.map(\.finding))
            }
            return places.isEmpty ? nil : ClosingGap(kind: kind, id: "", name: PBText(zh: "问题", en: "Findings"), places: places)
        }
    }
}

extension PBComponent {
    /// The ids of the component's parts, in the order of a scorecard.
    fileprivate var partIDs: [String] {
        switch source {
        case .ballots(let source): source.groups
        case .rounds(let source): source.rounds
        case .external(let source): [source.source]
        case .pledges: [""]
        case nil: []
        }
    }
}

extension ClosingGap.Kind {
    /// nil for a reason that cannot occur with this source, or that is no gap.
    fileprivate init?(_ reason: MissingReason, of component: PBComponent) {
        switch (reason, component.source) {
        case (.notReported, .ballots): self = .tallyMissing
        case (.notReported, .external): self = .markMissing
        case (.tooFewBallots, .ballots): self = .tooFewBallots
        case (.notInspected, .rounds): self = .notInspected
        case (.notYetDue, .rounds): self = .roundNotOver
        case (.noPledges, .pledges): self = .noPledges
        case (.notReported, _), (.tooFewBallots, _), (.notInspected, _), (.notYetDue, _), (.noPledges, _),
            (.beforeAdoption, _):
            return nil
        }
    }
}

extension UnratedUnit {
    fileprivate init(_ card: Scorecard, scheme: PBScheme) {
        self.init(
            unit: card.unit, presentWeight: card.presentWeight.decimalText, leastWeight: scheme.minimumPresent.text,
            missing: card.components.filter { $0.share == nil }.map {
                Missing(component: $0.component.id, name: $0.component.name, reason: $0.reason ?? .notReported)
            })
    }
}
