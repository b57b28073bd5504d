internal import ArgumentParser
internal import Domain
internal import Schema

struct AllianceCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "alliance", abstract: said(zh: "党建联盟", en: "alliances across the tree"),
            subcommands: [Form.self, Change.self, Dissolve.self, List.self])
    }
}

enum AllianceCriterionArgument: String, ExpressibleByArgument, CaseIterable {
    case sameTrade = "same-trade"
    case adjacent, complementary

    var criterion: PBAllianceCriterion {
        switch self {
        case .sameTrade: .sameTrade
        case .adjacent: .adjacent
        case .complementary: .complementary
        }
    }
}
