internal import ArgumentParser
internal import Domain
internal import Files
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Views

/// 填报负担: what keeping these books asks of units, by month, beside the tasks that were refused for them.
struct BurdenCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "burden", abstract: said(zh: "填报负担：单位每月报送多少", en: "what units have to send, by month"),
            discussion: Listing.members(columns))
    }

    private static var columns: [Listing.Column] {
        [
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("month", zh: "月份", en: "month"),
            Listing.Column("submissions", zh: "报送次数", en: "submissions", .right),
            Listing.Column("fields", zh: "填写栏数", en: "fields", .right),
            Listing.Column("evidence", zh: "佐证材料", en: "evidence", .right),
            Listing.Column("tasksRefused", zh: "不予准入", en: "tasks refused", .right),
        ]
    }

    @OptionGroup var options: ReadOptions
    @OptionGroup var place: UnitArgument
    @Option(help: .said(zh: "只列某月，如 2026-03", en: "one month only, such as 2026-03")) var month: String?

    func run() async throws {
        let state = try await options.read([.registry, .pledges])
        let unit = try place.id(options, in: state)
        let wanted = try month.map { text in
            guard let first = CivilDate("\(text)-01") else {
                throw CommandError(.usage, zh: "--month 须如 2026-03。", en: "--month must be such as 2026-03.")
            }
            return CivilMonth(first)
        }
        var listing = Listing(Self.columns)
        let pledges = state.pledges
        for unit in state.registry.subtreeAnswered(by: unit, on: state.day) {
            let admissions = state.pledgesStates.lazy.compactMap { $0.admissions[unit] }.first
            let sent = Set(pledges.units[unit]?.burden.keys.map { $0 } ?? [])
            let decided = Set((admissions?.tasks.values.map { $0 } ?? []).compactMap { $0.decision.map { CivilMonth($0.step.date) } })
            for month in sent.union(decided).sorted() where wanted == nil || month == wanted {
                let count = pledges.burden(of: unit, in: month)
                listing.add([
                    .text(unit), .text(month.description), .count(count.submissions), .count(count.fields), .count(count.evidence),
                    .count(admissions?.counts(month: month).refused ?? 0),
                ])
            }
        }
        listing.naming(state.registry).print(options.chosen, options.connection.language)
    }
}
