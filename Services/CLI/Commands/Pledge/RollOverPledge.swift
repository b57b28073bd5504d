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
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "在新周期的编号；默认“原编号-周期”", en: "its id there; by default PLEDGE-PERIOD")) var into: String?
        @Option(help: .said(zh: "新的完成期限", en: "the new due date")) var due: String
        @Option(help: .said(zh: "新周期责任书的条目；不写则不变", en: "its item on the new sheet, if another")) var item: String = ""
        @Option(help: .said(zh: "承诺人岗位；不写则不变", en: "the post that gives it, if another")) var giver: String = ""
        @Option(help: .said(zh: "在新周期所服务的上级承诺", en: "the pledge of the new period that it serves (UNIT/PLEDGE)")) var parent: String = ""

        func run() async throws {
            let due = try date(due, "--due").description
            let period = try await period.id(options)
            let rollOver = try PBRollOverPledge.with {
                $0.pledge = pledge
                $0.into = into ?? "\(pledge)-\(period)"
                $0.period = period
                $0.due = due
                $0.item = item
                $0.giver = giver
                if !parent.isEmpty { ($0.parentUnit, $0.parentPledge) = try scoped(parent, "--parent", zh: "单位/承诺编号", en: "UNIT/PLEDGE") }
            }
            try await options.submit(.pledges, unit: unit, .rollOverPledge(rollOver))
        }
    }
}
