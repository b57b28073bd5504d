internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

struct AssessmentCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "assessment", abstract: said(zh: "两考三评", en: "two exams and three assessments"),
            subcommands: [Record.self, List.self])
    }

    struct Record: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "record", abstract: said(zh: "登记岗位的考评结果", en: "put the result of a post's assessment on record"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "岗位编号", en: "post id"), completion: .names(.post)) var post: String
        @Option(help: .said(zh: "考评种类", en: "kind of assessment")) var kind: AssessmentKindArgument
        @Option(help: .said(zh: "结果，0 至 100", en: "result, from 0 to 100")) var result: String
        @Option(help: .said(zh: "日期，默认今天", en: "day, by default today")) var date: String?

        func run() async throws {
            let assessment = try PBRecordAssessment.with {
                $0.post = post
                $0.date = try dateOrToday(date, "--date")
                $0.kind = kind.kind
                $0.result = try decimal(result, "--result")
            }
            try await options.submit(unit: unit, .recordAssessment(assessment))
        }
    }
}

enum AssessmentKindArgument: String, ExpressibleByArgument, CaseIterable {
    case observation, finalTest = "final-test", own, peers, organisation

    var kind: PBAssessmentKind {
        switch self {
        case .observation: .observation
        case .finalTest: .finalTest
        case .own: .self_
        case .peers: .peers
        case .organisation: .organisation
        }
    }
}
