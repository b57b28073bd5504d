internal import RegistryCore
public import Schema

extension Scoring {
    /// Decides which members of the recognition's cohort meet all its criteria; in the byte order of the members' ids.
    public static func recognition(
        _ id: String, period: String, cut: [PBCutPosition], from basis: ScoringBasis<some ScoringFacts>
    ) throws(Refusal) -> PBRecognitionClosed {
        guard let bundle = basis.registry.bundle(ofPeriod: period) else {
            throw RegistryRefusals.unknownPeriod(period).naming(period, among: basis.registry.periods.keys)
        }
        guard let recognition = bundle.recognition(id) else {
            throw ScoringRefusals.unknownRecognition(id).naming(id, among: bundle.content.recognitions.map(\.id))
        }
        guard let cohort = basis.registry.cohorts[recognition.cohort] else { throw RegistryRefusals.unknownCohort(recognition.cohort) }
        let judge = CriterionJudge(facts: basis.facts, bundle: bundle, period: period)

        var closed = PBRecognitionClosed()
        closed.recognition = id
        closed.period = period
        closed.cohort = recognition.cohort
        closed.cut = cut
        closed.entries = basis.registry.members(of: cohort).map { unit in
            var entry = PBRecognitionEntry()
            entry.unit = unit
            entry.missed = recognition.criteria.filter { !judge.meets($0, unit: unit) }.map(\.id)
            entry.reached = entry.missed.isEmpty
            return entry
        }
        return closed
    }
}

/// Decides whether a unit meets a criterion. Shares are compared as exact fractions: 90 % is reached when 10·a ≥ 9·n, so exactly 90 %
/// passes. A criterion without data is not met.
struct CriterionJudge<Facts: ScoringFacts> {
    var facts: Facts
    var bundle: Bundle
    var period: String

    func meets(_ criterion: PBCriterion, unit: String) -> Bool {
        switch criterion.rule {
        case .itemShare(let rule): meets(rule, unit: unit)
        case .pledgeShare(let rule):
            reaches(rule.least, share: facts.pledges(atAndBelow: unit, period: period).share)
        case .noOpenFindings(let rule): facts.openFindings(at: unit, severity: rule.severity) == 0
        case nil: false
        }
    }

    private func meets(_ rule: PBItemShare, unit: String) -> Bool {
        guard let round = bundle.round(rule.round),
            let head = bundle.sheet(round.sheet)?.heads.first(where: { $0.id == rule.head }),
            let inspection = facts.inspection(of: unit, round: rule.round, period: period)
        else { return false }
        let result = inspection.points(over: head.items)
        return reaches(rule.least, share: result.given.divided(by: result.possible))
    }

    private func reaches(_ least: PBDecimal, share: Rational?) -> Bool {
        guard let share, let least = Rational(least) else { return false }
        return share * .hundred >= least
    }
}

extension PledgeFact {
    /// nil if there are no pledges.
    var share: Rational? { Rational(verified, over: inForce) }
}
