internal import ArgumentParser
internal import Domain
internal import Schema
internal import Views

extension ReportCommand {
    /// Every report owed whose window has opened, with how it counts.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级应报的报告", en: "list the reports owed at and below a unit"),
                discussion: Listing.members(ReportList.columns))
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var period: PeriodOption
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列某一报告事项", en: "one report duty only"), completion: .names(.reportDuty)) var duty: String?
        @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?
        @Flag(help: .said(zh: "只列还须报送的", en: "only those that still have to be sent")) var open = false

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            let period = try period.id(in: state)
            try state.known(duty, KnownName.reportDuty, period: period) { $0.reportDuties.map(\.id) }
            ReportList.listing(
                state, below: unit, period: period, duty: duty, onlyOpen: open, on: day
            ).print(options.chosen, options.connection.language)
        }
    }
}
