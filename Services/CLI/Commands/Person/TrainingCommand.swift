internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

struct TrainingCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "training", abstract: said(zh: "培训", en: "training"), subcommands: [Record.self, List.self])
    }

    struct Record: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "record", abstract: said(zh: "登记岗位的培训天数", en: "put a post's days of training on record"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "岗位编号", en: "post id"), completion: .names(.post)) var post: String
        @Option(help: .said(zh: "天数，以半天计", en: "days, in steps of half a day")) var days: String
        @Option(help: .said(zh: "培训主题", en: "topic")) var topic: String
        @Option(help: .said(zh: "第一天，默认今天", en: "first day, by default today")) var date: String?

        func run() async throws {
            let training = try PBRecordTraining.with {
                $0.post = post
                $0.date = try dateOrToday(date, "--date")
                $0.days = try decimal(days, "--days")
                $0.topic = topic
            }
            try await options.submit(unit: unit, .recordTraining(training))
        }
    }
}
