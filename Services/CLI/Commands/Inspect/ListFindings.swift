internal import ArgumentParser
internal import Domain
internal import Schema
internal import Views

extension InspectCommand {
    /// 问题清单
    struct ListFindings: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list", abstract: said(zh: "列出单位及其下级的问题", en: "list the findings at and below a unit"),
                discussion: Listing.members(FindingList.columns))
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Flag(help: .said(zh: "只列未销号的", en: "only those that are not closed")) var open = false
        @Flag(help: .said(zh: "只列逾期的", en: "only those that are overdue")) var overdue = false
        @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry, .pledges, .supervision])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            FindingList.listing(
                state, below: unit, onlyOpen: open, onlyOverdue: overdue, on: day
            ).print(options.chosen, options.connection.language)
        }
    }
}
