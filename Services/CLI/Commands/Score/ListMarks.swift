internal import ArgumentParser
internal import Domain
internal import Schema
internal import Views

extension ScoreCommand {
    /// 外部评分
    struct ListMarks: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "marks", abstract: said(zh: "列出外部评分", en: "list the marks given outside"),
                discussion: Listing.members(MarkList.columns)
            )
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var wanted: ResultOptions
        @Option(help: .said(zh: "只列某一来源", en: "one source only"), completion: .names(.source)) var source: String?

        func run() async throws {
            let state = try await options.read([.registry, .scoring])
            try wanted.check(state)
            try state.known(source, KnownName.source, period: wanted.period) { $0.externalSources.map(\.id) }
            MarkList.listing(state, wanted.selection, source: source).print(options.chosen, options.connection.language)
        }
    }
}
