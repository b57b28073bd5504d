internal import Domain
internal import RegistryCore
internal import Schema
internal import ScoringCore

/// 等次和称号 that were decided: who attained them, and what the others missed.
package enum RecognitionList {
    package static var columns: [Listing.Column] {
        [
            Listing.Column("period", zh: "考核周期", en: "period"), Listing.Column("recognition", zh: "等次或称号", en: "recognition"),
            Listing.Column("recognitionName", zh: "等次或称号名称", en: "recognition name"), Listing.Column("cohort", zh: "组别", en: "cohort"),
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("reached", zh: "达到", en: "reached"),
            Listing.Column("missed", zh: "未达到的条件", en: "missed"),
            Listing.Column("missedNames", zh: "未达到的条件名称", en: "names of what was missed"),
            Listing.Column("date", zh: "评定日期", en: "decided"), Listing.Column("decision", zh: "决定", en: "decision"),
        ]
    }

    /// With names.
    ///
    /// - Parameters:
    ///   - recognition: only this recognition; nil is every one.
    ///   - reached: only those who attained it.
    package static func listing(
        _ state: SystemState, _ wanted: ResultSelection, recognition: String? = nil, onlyReached reached: Bool = false
    ) -> Listing {
        var listing = Listing(
            columns, named: .both("等次和称号", "Recognitions"),
            empty: .both("还没有评定；用 pledgeline score recognise 评定。", "Nothing has been decided; pledgeline score recognise does."))
        let closed = state.scoringState.closedRecognitions.sorted {
            ($0.key.period, $0.key.recognition) < ($1.key.period, $1.key.recognition)
        }
        for (key, decided) in closed where (recognition ?? key.recognition) == key.recognition {
            add(key, decided, wanted, reached, state.registry, to: &listing)
        }
        return listing.naming(state.registry)
    }

    private static func add(
        _ key: RecognitionKey, _ decided: ClosedRecognition, _ wanted: ResultSelection, _ reached: Bool, _ registry: RegistryState,
        to listing: inout Listing
    ) {
        let rules = registry.bundle(ofPeriod: key.period)?.recognition(key.recognition)
        for entry in decided.content.entries
        where wanted.admits(period: key.period, cohort: decided.content.cohort, unit: entry.unit) && (!reached || entry.reached) {
            let missed = entry.missed.map { id in rules?.criteria.first { $0.id == id }?.name ?? .same(id) }
            listing.add([
                .text(key.period), .text(key.recognition), rules.map { .both($0.name) } ?? .none, .text(decided.content.cohort),
                .text(entry.unit), .flag(entry.reached), .list(entry.missed),
                missed.isEmpty ? .none : .both(SchemeStory.joined(missed.map { .both($0.zh, Language.en($0)) })),
                .date(CivilDate(milliseconds: decided.time)), .text(decided.position.place),
            ])
        }
    }
}
