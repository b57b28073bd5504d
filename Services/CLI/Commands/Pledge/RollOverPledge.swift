internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import SwiftProtobuf
internal import Views

extension PledgeCommand {
    /// 结转: what is left of an unfinished pledge goes into the letter of the next period.
    struct RollOver: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "rollover", abstract: said(zh: "将未完成的承诺结转下一周期", en: "carry what is left of a pledge into the next period"))
        }
        @OptionGroup var options: SubmitOptions
        @Option(
            help: .said(
                zh: "结转到哪一周期；不写则为以原周期为上一周期的那一个", en: "the period it goes to; if left out, the one whose previous period is the pledge's"),
            completion: .names(.period))
        var period: String?
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "在新周期的编号；默认“原编号-周期”", en: "its id there; by default PLEDGE-PERIOD")) var into: String?
        @Option(help: .said(zh: "新的完成期限", en: "the new due date")) var due: String
        @Option(help: .said(zh: "新周期责任书的条目；不写则不变", en: "its item on the new sheet, if another")) var item: String = ""
        @Option(help: .said(zh: "承诺人岗位；不写则不变", en: "the post that gives it, if another")) var giver: String = ""
        @Option(help: .said(zh: "在新周期所服务的上级承诺", en: "the pledge of the new period that it serves (UNIT/PLEDGE)")) var parent: String = ""

        func run() async throws {
            let due = try date(due, "--due").description
            let period = try await nextPeriod()
            let rollOver = try PBRollOverPledge.with {
                $0.pledge = pledge
                $0.into = into ?? "\(pledge)-\(period)"
                $0.period = period
                $0.due = due
                $0.item = item
                $0.giver = giver
                if !parent.isEmpty { ($0.parentUnit, $0.parentPledge) = try scoped(parent, "--parent", zh: "单位/承诺编号", en: "UNIT/PLEDGE") }
            }
            try await options.submit(unit: unit, .rollOverPledge(rollOver))
        }

        private func nextPeriod() async throws -> String {
            if let period { return period }
            try options.refuseOffline(
                zh: "没有连接就查不到下一周期；请用 --period 写明。", en: "without a connection nobody knows the next period; name it with --period.")
            let state = try await SystemState.read(options.connection.connect(), [.registry, .pledges])
            return try Self.periodAfter(ScopedName(unit: unit, id: pledge), in: state)
        }

        /// The period that follows the pledge's own.
        static func periodAfter(_ name: ScopedName, in state: SystemState) throws -> String {
            guard let pledge = state.pledgesStates.lazy.compactMap({ $0.pledge(name.id, of: name.unit) }).first else {
                throw CommandError(
                    .badInput, zh: "“\(name.unit)”没有承诺“\(name.id)”；pledgeline pledge list \(name.unit) 列出它的承诺。",
                    en: "“\(name.unit)” has no pledge “\(name.id)”; pledgeline pledge list \(name.unit) lists them.")
            }
            let next = state.registry.periods.values.filter { $0.previous == pledge.period }.map(\.id).sorted(by: UTF8Order.precedes)
            guard let only = next.first, next.count == 1 else {
                throw next.isEmpty
                    ? CommandError(
                        .usage, zh: "还没有开启以“\(pledge.period)”为上一周期的周期，无处结转。",
                        en: "No period that follows “\(pledge.period)” has been opened, so there is nothing to roll it over into.")
                    : CommandError(
                        .usage, zh: "以“\(pledge.period)”为上一周期的不止一个（\(next.joined(separator: "、"))）；请用 --period 指明。",
                        en: "More than one period follows “\(pledge.period)” (\(next.joined(separator: ", "))); name one with --period.")
            }
            return only
        }
    }
}
