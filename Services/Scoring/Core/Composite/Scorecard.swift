internal import RegistryCore
internal import Schema

/// A unit's composite (得分卡).
///
/// The score is Σ points × 100 / Σ weight over the components that are present: what is missing is re-weighted, and named. A unit whose present
/// weight is below the scheme's least is not rated; it keeps its provisional number but never gets a rank.
struct Scorecard: Sendable {
    var unit: String
    var state: PBRatingState
    /// Of 100.
    var presentWeight: Rational
    /// nil if nothing at all is present.
    var exact: Rational?
    /// The exact composite, rounded once.
    var score: Rounded?
    var components: [ComponentScore]
    var pledges: PledgeFact

    init(unit: String, components: [ComponentScore], pledges: PledgeFact, scheme: PBScheme) {
        let present = components.filter { $0.share != nil }
        let weight = present.map(\.weight).sum()
        let least = Rational(scheme.minimumPresent) ?? .zero
        self.unit = unit
        presentWeight = weight
        self.components = components
        self.pledges = pledges
        exact = (present.compactMap(\.points).sum() * .hundred).divided(by: weight)
        score = exact?.rounded(places: Int(scheme.places), rule: scheme.rounding)
        state = exact == nil || weight < least ? .notRated : .rated
    }
}

/// Scores units of one cohort by one scheme.
struct Scorer<Facts: ScoringFacts> {
    var basis: ScoringBasis<Facts>
    var bundle: Bundle
    var scheme: PBScheme
    var period: String
    /// The day as of which rounds are over or not.
    var date: CivilDate

    func scorecard(of unit: String) -> Scorecard {
        let pledges = basis.facts.pledges(atAndBelow: unit, period: period)
        let components = scheme.components.map { component in
            let result = result(of: component, unit: unit, pledges: pledges)
            return ComponentScore(
                component: component, weight: Rational(component.weight) ?? .zero, share: result.share, reason: result.reason,
                parts: result.parts)
        }
        return Scorecard(unit: unit, components: components, pledges: pledges, scheme: scheme)
    }

    private func result(of component: PBComponent, unit: String, pledges: PledgeFact) -> SourceResult {
        switch component.source {
        case .ballots(let source): ballots(source, unit: unit)
        case .external(let source): mark(source, unit: unit)
        case .rounds(let source): rounds(source, unit: unit)
        case .pledges: self.pledges(pledges)
        case nil: SourceResult(share: nil, reason: .notReported, parts: [])
        }
    }
}
