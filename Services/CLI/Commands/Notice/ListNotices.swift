internal import ArgumentParser
internal import Client
internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Views

extension NoticeCommand {
    /// Each notice with its objections below it.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级的公示和异议", en: "list notices and objections at and below a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("notice", zh: "公示", en: "notice"),
                Listing.Column("objection", zh: "异议", en: "objection"), Listing.Column("title", zh: "内容", en: "text"),
                Listing.Column("from", zh: "自", en: "from"), Listing.Column("until", zh: "至", en: "until"),
                Listing.Column("state", zh: "状态", en: "state"), Listing.Column("answer", zh: "答复", en: "answer"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Flag(help: .said(zh: "只列未结束的", en: "only those that have not ended")) var open = false

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            let unit = try place.id(options, in: state)
            var listing = Listing(Self.columns)
            for unit in state.registry.subtreeAnswered(by: unit, on: state.day) {
                let notices = (state.pledges.units[unit]?.notices.values.map { $0 } ?? [])
                    .filter { !open || $0.state == .open }.sorted { UTF8Order.precedes($0.id, $1.id) }
                for notice in notices {
                    listing.add([
                        .text(unit), .text(notice.id), .none, .text(notice.title.isEmpty ? notice.reference : notice.title),
                        .date(notice.from), .date(notice.until), .both(notice.state.text), .none,
                    ])
                    for objection in notice.objections {
                        listing.add([
                            .text(unit), .text(notice.id), .text(objection.id), .text(objection.text), .date(objection.step.date), .none,
                            .both(objection.stateText), objection.answer.map { .text($0.text) } ?? .none,
                        ])
                    }
                }
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}

extension Notice.State {
    /// As users read it.
    var text: PBText {
        switch self {
        case .open: .both("公示中", "open")
        case .passed: .both("已通过", "passed")
        case .objectedTo: .both("异议被采纳", "objected to")
        case .returned: .both("已退回", "returned")
        }
    }
}

extension Notice.Objection {
    fileprivate var stateText: PBText {
        guard let answer else { return .both("待答复", "to be answered") }
        return answer.isUpheld ? .both("采纳", "upheld") : .both("未采纳", "not upheld")
    }
}
