internal import ArgumentParser
internal import Schema
internal import SwiftProtobuf

extension PledgeCommand {
    /// 结转: what is left of an unfinished pledge goes into the letter of the next period.
    struct RollOver: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "rollover", abstract: said(zh: "将未完成的承诺结转下一周期", en: "carry what is left of a pledge into the next period"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var period: PeriodOption
        @Argument(help: .said(zh: "单位", en: "unit")) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "在新周期的编号；默认“原编号-周期”", en: "its id there; by default PLEDGE-PERIOD")) var into: String?
        @Option(help: .said(zh: "新的完成期限", en: "the new due date")) var due: String

        func run() async throws {
            let due = try date(due, "--due").description
            let period = try await period.id(options.connection)
            let rollOver = PBRollOverPledge.with {
                $0.pledge = pledge
                $0.into = into ?? "\(pledge)-\(period)"
                $0.period = period
                $0.due = due
            }
            try await options.submit(.pledges, unit: unit, .rollOverPledge(rollOver))
        }
    }
}
