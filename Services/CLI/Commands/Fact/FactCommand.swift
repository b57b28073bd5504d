internal import ArgumentParser
internal import Domain
internal import Schema

struct FactCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "fact", abstract: said(zh: "限期填报指标：配备、经费、数量", en: "facts with a due date: staffing, funds, counts"),
            subcommands: [Require.self, State.self, List.self])
    }
}

enum RequirementKindArgument: String, ExpressibleByArgument, CaseIterable {
    case staffing, funds, count

    var kind: PBRequirementKind {
        switch self {
        case .staffing: .staffing
        case .funds: .funds
        case .count: .count
        }
    }
}
