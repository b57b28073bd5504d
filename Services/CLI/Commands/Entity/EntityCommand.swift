internal import ArgumentParser
internal import Domain
internal import Schema

struct EntityCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "entity", abstract: said(zh: "应建组织单位和组建率", en: "covered entities and coverage"),
            subcommands: [Register.self, Cover.self, Close.self, Coverage.self])
    }
}

enum EntityKindArgument: String, ExpressibleByArgument, CaseIterable {
    case firm
    case socialOrganisation = "social-organisation"
    case project

    var kind: PBEntityKind {
        switch self {
        case .firm: .firm
        case .socialOrganisation: .socialOrganisation
        case .project: .project
        }
    }
}
