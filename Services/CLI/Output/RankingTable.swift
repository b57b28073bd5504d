internal import RegistryCore
internal import Schema

/// A published ranking as a table: rank, score, its parts, and the share of pledges verified.
struct RankingTable {
    private let ranking: PBRanking
    private let registry: RegistryState

    init(_ ranking: PBRanking, registry: RegistryState) {
        self.ranking = ranking
        self.registry = registry
    }

    func text(_ language: Language) -> String {
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

    /// In tenths of a percent, truncated: 100.0 % only if all are verified.
    private func share(_ entry: PBRankingEntry) -> String {
        guard entry.pledges > 0 else { return "–" }
        let tenths = UInt64(entry.pledgesVerified) * 1000 / UInt64(entry.pledges)
        return "\(entry.pledgesVerified)/\(entry.pledges)  \(tenths / 10).\(tenths % 10) %"
    }
}
