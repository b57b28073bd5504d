internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

struct TalkCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "talk", abstract: said(zh: "谈心谈话、任职谈话", en: "talks"), subcommands: [Record.self, List.self])
    }

    struct Record: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "record", abstract: said(zh: "登记一次谈话", en: "put a talk on record"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "人员代号，不写姓名", en: "reference of the person, never a name")) var person: String
        @Option(help: .said(zh: "谈话事由", en: "occasion")) var occasion: TalkOccasionArgument
        @Option(help: .said(zh: "谈话人岗位（单位/岗位）", en: "the post that held it, UNIT/POST")) var heldBy: String
        @Option(help: .said(zh: "谈话日期，默认今天", en: "day, by default today")) var date: String?

        func run() async throws {
            let talk = try PBRecordTalk.with {
                $0.person = person
                $0.date = try dateOrToday(date, "--date")
                $0.occasion = occasion.occasion
                $0.heldBy = heldBy
            }
            try await options.submit(unit: unit, .recordTalk(talk))
        }
    }
}

enum TalkOccasionArgument: String, ExpressibleByArgument, CaseIterable {
    case appointment, move, regular, reminder

    var occasion: PBTalkOccasion {
        switch self {
        case .appointment: .appointment
        case .move: .move
        case .regular: .regular
        case .reminder: .reminder
        }
    }
}
