internal import ArgumentParser
internal import Schema

struct AllianceCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "alliance", abstract: said(zh: "党建联盟", en: "alliances across the tree"),
            subcommands: [Form.self, Change.self, Dissolve.self, List.self])
    }
}

enum AllianceKindArgument: String, ExpressibleByArgument, CaseIterable {
    case sameTrade = "same-trade"
    case adjacent, complementary

    var kind: PBAllianceKind {
        switch self {
        case .sameTrade: .sameTrade
        case .adjacent: .adjacent
        case .complementary: .complementary
        }
    }
}
