internal import RegistryCore
internal import Schema

/// 得分卡: the composite score of a unit.
///
/// The score is Σ points × 100 / Σ weight over the components that are present: the present components are re-weighted, and missing ones
/// are named. A unit whose present weight is below the scheme's minimum is not rated: it keeps a provisional score but gets no rank.
struct Scorecard: Sendable {
    var unit: String
    var state: PBRatingState
    /// Out of 100.
    var presentWeight: Rational
    /// The exact composite; nil if no component is present.
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
    /// The day that determines which rounds are over.
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
