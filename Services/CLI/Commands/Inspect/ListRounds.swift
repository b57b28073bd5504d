internal import ArgumentParser
internal import Domain
internal import Schema
internal import Views

extension InspectCommand {
    /// 督查轮次: the calendar of a period, and how many units have their record.
    struct ListRounds: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "rounds", abstract: said(zh: "列出考核周期的督查轮次", en: "list the rounds of a period"),
                discussion: Listing.members(RoundList.columns))
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var period: PeriodOption

        func run() async throws {
            let state = try await options.read([.registry, .pledges, .supervision])
            let period = try period.id(in: state)
            RoundList.listing(state, period: period).print(options.chosen, options.connection.language)
        }
    }
}
