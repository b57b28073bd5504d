internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension FactCommand {
    /// How each unit stands to each requirement it has.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级的填报情况", en: "how units at and below one stand to what is required"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("requirement", zh: "事项", en: "requirement"),
                Listing.Column("name", zh: "名称", en: "name"), Listing.Column("due", zh: "期限", en: "due"),
                Listing.Column("state", zh: "状态", en: "state"), Listing.Column("late", zh: "迟报", en: "late"),
                Listing.Column("stated", zh: "填报日", en: "stated"), Listing.Column("value", zh: "内容", en: "value"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列某一事项", en: "one requirement only"), completion: .names(.requirement)) var requirement: String?
        @Flag(help: .said(zh: "只列未填报的", en: "only what has not been stated")) var open = false
        @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            if let requirement { try known(requirement, KnownName.requirement, among: state.registry.requirements.keys) }
            var listing = Listing(Self.columns)
            let wanted = state.registry.requirements.keys.filter { requirement == nil || $0 == requirement }.sorted(
                by: UTF8Order.precedes)
            for unit in state.registry.subtree(of: unit) {
                for standing in wanted.compactMap({ state.registry.standing(of: unit, to: $0) }) where !open || standing.statements.isEmpty
                {
                    let last = standing.statements.last
                    listing.add([
                        .text(unit), .text(standing.requirement.id), .both(standing.requirement.content.name),
                        .date(standing.requirement.due),
                        .both(standing.state(on: day).text), .flag(standing.isLate), .date(last?.date),
                        last.map { .text(Self.shown($0.content.value)) } ?? .none,
                    ])
                }
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }

        private static func shown(_ value: PBStateFact.OneOf_Value?) -> String {
            switch value {
            case .staffing(let staffing): "\(staffing.cadres)/\(staffing.headcount)"
            case .funds(let funds): "\(funds.provided.text) (\(funds.heads))"
            case .count(let count): count.number.text
            case nil: ""
            }
        }
    }
}

extension RequirementStanding.State {
    /// As users read it.
    var text: PBText {
        switch self {
        case .due: .both("待填报", "due")
        case .missing: .both("逾期未填报", "missing")
        case .met: .both("达到", "met")
        case .short: .both("不足", "short")
        case .excess: .both("超出", "excess")
        }
    }
}
