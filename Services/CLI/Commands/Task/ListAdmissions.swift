internal import ArgumentParser
internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Views

extension TaskCommand {
    /// Refusals are kept and listed too.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级的准入申请", en: "list the tasks asked of units at and below one"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("task", zh: "编号", en: "task"),
                Listing.Column("title", zh: "工作", en: "title"), Listing.Column("department", zh: "部门", en: "department"),
                Listing.Column("authority", zh: "转移的职权", en: "power moved along"),
                Listing.Column("funds", zh: "转移的经费（元）", en: "funds (yuan)", .right),
                Listing.Column("from", zh: "自", en: "from"), Listing.Column("until", zh: "至", en: "until"),
                Listing.Column("stage", zh: "状态", en: "stage"), Listing.Column("reason", zh: "理由", en: "reason"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Flag(help: .said(zh: "只列待决定的", en: "only those that wait for a decision")) var open = false

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            let unit = try place.id(options, in: state)
            var listing = Listing(Self.columns)
            for unit in state.registry.subtreeAnswered(by: unit, on: state.day) {
                let tasks = state.pledgesStates.lazy.compactMap { $0.admissions[unit] }.first?.tasks.values.map { $0 } ?? []
                for task in tasks.filter({ !open || $0.decision == nil }).sorted(by: { $0.requested.offset < $1.requested.offset }) {
                    listing.add([
                        .text(unit), .text(task.id), .text(task.wording.title), .text(task.wording.department),
                        .text(task.wording.authority),
                        task.wording.hasFunds ? .text(task.wording.funds.text) : .none, .text(task.wording.from), .text(task.wording.until),
                        .both(task.stage.text), .text(task.decision?.reason ?? ""),
                    ])
                }
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}

extension Admission.Stage {
    /// As users read it.
    var text: PBText {
        switch self {
        case .requested: .both("待决定", "waiting")
        case .admitted: .both("准入", "admitted")
        case .refused: .both("不准入", "refused")
        }
    }
}
