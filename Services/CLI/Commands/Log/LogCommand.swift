internal import ArgumentParser
internal import Domain
internal import Schema

struct LogCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "log", abstract: said(zh: "日志本身：丢失尾部后的声明", en: "the logs themselves: statements after a lost tail"),
            subcommands: [AcceptLoss.self])
    }
}

enum ServiceArgument: String, ExpressibleByArgument, CaseIterable {
    case registry, pledges, supervision, scoring

    var service: PBService {
        switch self {
        case .registry: .registry
        case .pledges: .pledges
        case .supervision: .supervision
        case .scoring: .scoring
        }
    }
}
