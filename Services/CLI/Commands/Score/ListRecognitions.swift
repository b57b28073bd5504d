internal import ArgumentParser
internal import RegistryCore
internal import Schema
internal import ScoringCore

extension ScoreCommand {
    /// 等次和称号 that were decided: who attained them, and what the others missed.
    struct ListRecognitions: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "recognitions", abstract: said(zh: "列出已评定的等次和称号", en: "list the recognitions that were decided"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("period", zh: "考核周期", en: "period"), Listing.Column("recognition", zh: "等次或称号", en: "recognition"),
                Listing.Column("recognitionName", zh: "等次或称号名称", en: "recognition name"), Listing.Column("cohort", zh: "组别", en: "cohort"),
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("reached", zh: "达到", en: "reached"),
                Listing.Column("missed", zh: "未达到的条件", en: "missed"),
                Listing.Column("missedNames", zh: "未达到的条件名称", en: "names of what was missed"),
                Listing.Column("date", zh: "评定日期", en: "decided"), Listing.Column("decision", zh: "决定", en: "decision"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var wanted: ResultOptions
        @Option(help: .said(zh: "只列某一等次或称号", en: "one recognition only"), completion: .names(.recognition)) var recognition: String?
        @Flag(help: .said(zh: "只列达到的", en: "only those who attained it")) var reached = false

        func run() async throws {
            let state = try await options.read([.registry, .scoring])
            try wanted.check(state)
            try state.known(recognition, KnownName.recognition, period: wanted.period) { $0.recognitions.map(\.id) }
            var listing = Listing(
                Self.columns, named: .both("等次和称号", "Recognitions"),
                empty: .both("还没有评定；用 pledgeline score recognise 评定。", "Nothing has been decided; pledgeline score recognise does."))
            let closed = state.scoringState.closedRecognitions.sorted {
                ($0.key.period, $0.key.recognition) < ($1.key.period, $1.key.recognition)
            }
            for (key, decided) in closed where (recognition ?? key.recognition) == key.recognition {
                add(key, decided, state.registry, to: &listing)
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }

        private func add(_ key: RecognitionKey, _ decided: ClosedRecognition, _ registry: RegistryState, to listing: inout Listing) {
            let rules = registry.bundle(ofPeriod: key.period)?.recognition(key.recognition)
            for entry in decided.content.entries
            where wanted.wants(period: key.period, cohort: decided.content.cohort, unit: entry.unit) && (!reached || entry.reached) {
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
}
