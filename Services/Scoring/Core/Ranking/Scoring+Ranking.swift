public import Foundation
internal import RegistryCore
public import Schema
internal import SwiftProtobuf

/// Computes rankings. Pure functions: the service decides with them, and auditors recompute with them.
public enum Scoring {
    /// The ranking of a cohort by the scheme that the period's bundle has for it.
    public static func ranking(_ question: RankingQuestion, from basis: ScoringBasis<some ScoringFacts>) throws(Refusal) -> PBRanking {
        let computed = try places(question, from: basis)
        var ranking = PBRanking()
        ranking.namespace = question.namespace
        ranking.cohort = question.cohort
        ranking.period = question.period
        ranking.scheme = computed.scorer.scheme.id
        ranking.bundleDigest = computed.scorer.bundle.digest
        ranking.cut = question.cut
        ranking.entries = computed.places.map { PBRankingEntry($0, scheme: computed.scorer.scheme) }
        return ranking
    }

    /// The bytes that are published and hashed. The same ranking always gives the same bytes, because its schema has no maps.
    public static func bytes(of ranking: PBRanking) throws(Refusal) -> Data {
        do { return try ranking.serializedData() } catch { throw ScoringRefusals.rankingUnwritable }
    }

    static func places<Facts: ScoringFacts>(
        _ question: RankingQuestion, from basis: ScoringBasis<Facts>
    ) throws(Refusal) -> (scorer: Scorer<Facts>, places: [Standings.Place]) {
        guard let bundle = basis.registry.bundle(ofPeriod: question.period) else {
            throw RegistryRefusals.unknownPeriod(question.period).naming(question.period, among: basis.registry.periods.keys)
        }
        guard let cohort = basis.registry.cohorts[question.cohort] else {
            throw RegistryRefusals.unknownCohort(question.cohort).naming(question.cohort, among: basis.registry.cohorts.keys)
        }
        guard let scheme = bundle.scheme(forCohort: question.cohort) else {
            throw ScoringRefusals.noScheme(question.cohort, period: question.period)
                .naming(question.cohort, among: bundle.content.schemes.map(\.cohort))
        }
        let scorer = Scorer(basis: basis, bundle: bundle, scheme: scheme, period: question.period, date: question.date)
        let cards = basis.registry.members(of: cohort).map(scorer.scorecard)
        return (scorer, Standings.places(cards, scheme: scheme, minimumSize: cohort.minimumSize))
    }
}

extension PBRankingEntry {
    init(_ place: Standings.Place, scheme: PBScheme) {
        self.init()
        unit = place.card.unit
        rank = UInt32(clamping: place.rank)
        state = place.card.state
        score = place.card.score?.text ?? ""
        components = place.card.components.map { PBComponentResult($0, scheme: scheme) }
        pledges = UInt32(clamping: place.card.pledges.inForce)
        pledgesVerified = UInt32(clamping: place.card.pledges.verified)
    }
}

extension PBComponentResult {
    init(_ score: ComponentScore, scheme: PBScheme) {
        self.init()
        component = score.component.id
        weight = score.component.weight.text
        exact = score.points?.exact ?? ""
        points = score.published(by: scheme)?.text ?? ""
        missing = score.share == nil
        missingReason = score.reason?.rawValue ?? ""
        sources = score.sources
    }
}
