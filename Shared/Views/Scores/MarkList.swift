internal import RegistryCore
internal import Schema
internal import ScoringCore

/// 外部评分: the marks given outside.
package enum MarkList {
    package static var columns: [Listing.Column] {
        [
            Listing.Column("period", zh: "考核周期", en: "period"), Listing.Column("cohort", zh: "组别", en: "cohort"),
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("source", zh: "来源", en: "source"),
            Listing.Column("sourceName", zh: "来源名称", en: "source name"), Listing.Column("mark", zh: "得分", en: "mark", .right),
            Listing.Column("full", zh: "满分", en: "full marks", .right), Listing.Column("decision", zh: "决定", en: "decision"),
        ]
    }

    /// With names.
    ///
    /// - Parameter source: only this source; nil is every one.
    package static func listing(_ state: SystemState, _ wanted: ResultSelection, source: String? = nil) -> Listing {
        var listing = Listing(columns, named: .both("外部评分", "Marks"), empty: .both("没有外部评分。", "There are no marks."))
        let marks = state.scoringState.marks.filter { key, _ in
            wanted.admits(period: key.period, cohort: key.cohort, unit: key.unit) && (source ?? key.source) == key.source
        }
        for (key, mark) in marks.sorted(by: {
            ($0.key.period, $0.key.cohort, $0.key.source, $0.key.unit) < ($1.key.period, $1.key.cohort, $1.key.source, $1.key.unit)
        }) {
            let external = state.registry.bundle(ofPeriod: key.period)?.externalSource(key.source)
            listing.add([
                .text(key.period), .text(key.cohort), .text(key.unit), .text(key.source), external.map { .both($0.name) } ?? .none,
                .decimal(mark.mark.text), external.map { .decimal($0.full.text) } ?? .none, .text(mark.position.place),
            ])
        }
        return listing.naming(state.registry)
    }
}
