internal import ArgumentParser
internal import Domain
internal import Schema
internal import Views

extension InspectCommand {
    /// 督查记录: what each visit gave; with `--items` item by item.
    struct ListRecords: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "records", abstract: said(zh: "列出单位及其下级的督查记录和得分", en: "list the records of visits and their points"),
                discussion: Listing.members(RecordList.columns) + "\n--items: " + Listing.members(RecordList.itemColumns))
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var period: PeriodOption
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列某一轮次", en: "one round only"), completion: .names(.round)) var round: String?
        @Flag(help: .said(zh: "逐个条目列出", en: "item by item")) var items = false

        func run() async throws {
            let state = try await options.read([.registry, .pledges, .supervision])
            let unit = try place.id(options, in: state)
            let period = try period.id(in: state)
            try state.known(round, KnownName.round, period: period) { $0.rounds.map(\.id) }
            RecordList.listing(
                state, below: unit, period: period, round: round, byItem: items
            ).print(options.chosen, options.connection.language)
        }
    }
}
