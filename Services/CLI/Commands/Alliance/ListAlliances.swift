internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension AllianceCommand {
    /// The alliances of a day with their members.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出联盟及其成员", en: "list alliances and their members"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("alliance", zh: "联盟", en: "alliance"), Listing.Column("name", zh: "名称", en: "name"),
                Listing.Column("criteria", zh: "符合的条件", en: "criteria"), Listing.Column("lead", zh: "牵头", en: "lead"),
                Listing.Column("members", zh: "成员", en: "members"), Listing.Column("dissolved", zh: "解散", en: "dissolved"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @Argument(help: .said(zh: "只列某单位参加的", en: "only those this unit belongs to")) var unit: String?
        @Option(help: .said(zh: "哪一天，默认今天", en: "which day, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry])
            if let unit { try known(unit, in: state) }
            let day = try on.map { try date($0, "--on") } ?? state.day
            let registry = state.registry
            let wanted = unit.map { registry.alliances(of: $0, on: day) } ?? registry.alliances.keys.sorted(by: UTF8Order.precedes)
            var listing = Listing(Self.columns)
            for alliance in wanted.compactMap({ registry.alliances[$0] }) {
                listing.add([
                    .text(alliance.id), .both(alliance.name), .criteria(alliance.criteria), .text(alliance.lead),
                    .list(registry.members(ofAlliance: alliance.id, on: day)), .date(alliance.dissolved),
                ])
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}

extension Listing.Cell {
    fileprivate static func criteria(_ criteria: [PBAllianceCriterion]) -> Self {
        let words = criteria.map(\.text)
        return .both(.both(words.map(\.zh).joined(separator: "、"), words.map(\.en).joined(separator: ", ")))
    }
}

extension PBAllianceCriterion {
    /// As users read it.
    var text: PBText {
        switch self {
        case .sameTrade: .both("行业相近", "same trade")
        case .adjacent: .both("地域相邻", "adjacent")
        case .complementary: .both("优势互补", "complementary")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}
