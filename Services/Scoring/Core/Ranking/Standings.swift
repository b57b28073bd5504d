internal import Domain
internal import RegistryCore
internal import Schema

/// Ranks the units of a cohort by published values only, so that digits lost to rounding cannot decide a rank.
enum Standings {
    struct Place: Sendable {
        var card: Scorecard
        /// 0 means without a rank.
        var rank: Int
    }

    /// Ranked units first, in order of rank; then those without a rank, in the byte order of their ids. The result does not depend on the
    /// order of `cards`.
    static func places(_ cards: [Scorecard], scheme: PBScheme, minimumSize: Int) -> [Place] {
        let isRanked = cards.count >= minimumSize
        var rated: [(value: PublishedValue, card: Scorecard)] = []
        var rest: [Scorecard] = []
        for card in cards {
            if isRanked, card.state == .rated, let value = PublishedValue(card, scheme: scheme) {
                rated.append((value, card))
            } else {
                rest.append(card)
            }
        }
        rated.sort { a, b in
            a.value == b.value ? UTF8Order.precedes(a.card.unit, b.card.unit) : a.value.isBetter(than: b.value)
        }
        let ranks = ranks(of: rated.map(\.value), style: scheme.rankStyle)
        rest.sort { UTF8Order.precedes($0.unit, $1.unit) }
        return zip(rated, ranks).map { Place(card: $0.card, rank: $1) } + rest.map { Place(card: $0, rank: 0) }
    }

    /// - Parameter values: best first.
    static func ranks(of values: [some Equatable], style: PBRankStyle) -> [Int] {
        var ranks: [Int] = []
        var groups = 0
        var start = 0
        while start < values.count {
            var end = start + 1
            while end < values.count, values[end] == values[start] { end += 1 }
            groups += 1
            let rank =
                switch style {
                case .dense: groups
                case .modified: end
                case .standard, .unspecified, .UNRECOGNIZED: start + 1
                }
            ranks.append(contentsOf: repeatElement(rank, count: end - start))
            start = end
        }
        return ranks
    }
}

/// A published score with the published points that break its ties.
struct PublishedValue: Hashable, Sendable {
    var score: Rounded
    /// nil for a missing component, which ranks after every number.
    var tieBreaks: [Rounded?]

    /// nil for a unit without a score.
    init?(_ card: Scorecard, scheme: PBScheme) {
        guard let score = card.score else { return nil }
        self.score = score
        tieBreaks = scheme.tieBreaks.map { id in
            card.components.first { $0.component.id == id }?.published(by: scheme)
        }
    }

    func isBetter(than other: PublishedValue) -> Bool {
        if score != other.score { return score > other.score }
        for (own, others) in zip(tieBreaks, other.tieBreaks) where own != others {
            guard let own else { return false }
            guard let others else { return true }
            return own > others
        }
        return false
    }
}

extension ComponentScore {
    /// The component's points as published.
    func published(by scheme: PBScheme) -> Rounded? { points?.rounded(places: Int(scheme.places), rule: scheme.rounding) }
}
