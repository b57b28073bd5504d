package import Domain
package import RegistryCore
package import Schema

/// A published ranking as a table: rank, score, its parts, and the share of pledges verified.
package struct RankingTable {
    private let ranking: PBRanking
    private let registry: RegistryState

    package init(_ ranking: PBRanking, registry: RegistryState) {
        self.ranking = ranking
        self.registry = registry
    }

    package func text(_ language: Language) -> String {
        let scheme = registry.bundle(ofPeriod: ranking.period)?.scheme(forCohort: ranking.cohort)
        let cohort = registry.cohorts[ranking.cohort].map { language($0.name) } ?? ranking.cohort
        var columns: [(String, Table.Alignment)] = [
            (language(zh: "名次", en: "rank"), .right), (language(zh: "单位", en: "unit"), .left), ("", .left),
            (language(zh: "得分", en: "score"), .right),
        ]
        for component in scheme?.components ?? [] {
            columns.append(("\(language(component.name)) /\(component.weight.text)", .right))
        }
        columns.append((language(zh: "承诺验收", en: "pledges verified"), .right))
        var table = Table(columns)
        for entry in ranking.entries {
            table.add(
                [
                    entry.rank == 0 ? "–" : String(entry.rank), entry.unit, registry.units[entry.unit].map { language($0.name) } ?? "",
                    entry.score,
                ]
                    + entry.components.map { $0.missing ? language(zh: "缺", en: "missing") : $0.points }
                    + [share(entry)])
        }
        return "\(cohort)  \(ranking.period)\n\(table.text)"
    }

    /// For a sheet: the parts as numbers, with the decimals that were published.
    package var listing: Listing {
        let scheme = registry.bundle(ofPeriod: ranking.period)?.scheme(forCohort: ranking.cohort)
        let cohort = registry.cohorts[ranking.cohort]?.name ?? .same(ranking.cohort)
        let parts = scheme?.components ?? []
        var listing = Listing(
            [
                Listing.Column("period", zh: "考核周期", en: "period"), Listing.Column("cohort", zh: "组别", en: "cohort"),
                Listing.Column("rank", zh: "名次", en: "rank", .right), Listing.Column("unit", zh: "单位", en: "unit"),
                Listing.Column("score", zh: "得分", en: "score", .right),
            ]
                + parts.map { part in
                    let name = PBText.both(part.name.zh, Language.en(part.name))
                    return Listing.Column(
                        part.id, zh: "\(name.zh) /\(part.weight.text)", en: "\(name.en) /\(part.weight.text)", .right, refers: nil)
                } + [
                    Listing.Column("pledges", zh: "生效承诺", en: "pledges in force", .right),
                    Listing.Column("pledgesVerified", zh: "验收合格", en: "pledges verified", .right),
                ], named: .both("\(cohort.zh) \(ranking.period)", "\(Language.en(cohort)) \(ranking.period)"))
        for entry in ranking.entries {
            listing.add(
                [
                    .text(ranking.period), .text(ranking.cohort), entry.rank == 0 ? .none : .count(entry.rank), .text(entry.unit),
                    entry.score.isEmpty ? .none : .decimal(entry.score),
                ]
                    + entry.components.map { $0.missing ? .both(.both("缺", "missing")) : .decimal($0.points) }
                    + [.count(entry.pledges), .count(entry.pledgesVerified)])
        }
        return listing.naming(registry)
    }

    /// In tenths of a percent, truncated: 100.0 % only if all are verified.
    private func share(_ entry: PBRankingEntry) -> String {
        guard entry.pledges > 0 else { return "–" }
        let tenths = UInt64(entry.pledgesVerified) * 1000 / UInt64(entry.pledges)
        return "\(entry.pledgesVerified)/\(entry.pledges)  \(tenths / 10).\(tenths % 10) %"
    }
}
