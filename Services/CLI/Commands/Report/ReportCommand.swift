internal import ArgumentParser
internal import Domain
internal import Schema

struct ReportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report", abstract: said(zh: "定期报告：月报、季报、半年报、年报", en: "reports that fall due regularly"),
            subcommands: [Submit.self, Return.self, Accept.self, Excuse.self, Extend.self, List.self, Show.self])
    }
}

/// A report by its unit, duty and slot.
struct ReportArguments: ParsableArguments {
    @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
    @Argument(
        help: .said(zh: "报告事项（考核办法中的编号）", en: "report duty, as the scheme names it"), completion: .names(.reportDuty))
    var duty: String
    @Argument(
        help: .said(zh: "哪一期：2026-03、2026-Q1、2026-H1 或 2026", en: "which one: 2026-03, 2026-Q1, 2026-H1 or 2026"),
        completion: .names(.reportSlot))
    var slot: String
    @OptionGroup var period: PeriodOption
}
