internal import ArgumentParser
internal import Domain
internal import Schema
internal import Views

extension ScoreCommand {
    /// 等次和称号 that were decided: who attained them, and what the others missed.
    struct ListRecognitions: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "recognitions", abstract: said(zh: "列出已评定的等次和称号", en: "list the recognitions that were decided"),
                discussion: Listing.members(RecognitionList.columns))
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var wanted: ResultOptions
        @Option(help: .said(zh: "只列某一等次或称号", en: "one recognition only"), completion: .names(.recognition)) var recognition: String?
        @Flag(help: .said(zh: "只列达到的", en: "only those who attained it")) var reached = false

        func run() async throws {
            let state = try await options.read([.registry, .scoring])
            try wanted.check(state)
            try state.known(recognition, KnownName.recognition, period: wanted.period) { $0.recognitions.map(\.id) }
            RecognitionList.listing(
                state, wanted.selection, recognition: recognition, onlyReached: reached
            ).print(options.chosen, options.connection.language)
        }
    }
}
