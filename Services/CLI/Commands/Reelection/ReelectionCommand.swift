internal import ArgumentParser
internal import Client
internal import Domain
internal import Schema
internal import SwiftProtobuf

struct ReelectionCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "reelection", abstract: said(zh: "换届及其步骤", en: "re-elections and their milestones"),
            subcommands: [Schedule.self, Complete.self, Show.self])
    }

    struct Schedule: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "schedule", abstract: said(zh: "确定换届日期", en: "set the day of a unit's re-election"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Option(help: .said(zh: "步骤模板", en: "template of its milestones"), completion: .names(.milestoneTemplate)) var template: String
        @Option(help: .said(zh: "换届日期", en: "the day of the re-election")) var due: String
        @Option(help: .said(zh: "换届编号；默认“模板-年份”", en: "id; by default TEMPLATE-YEAR")) var id: String?

        func run() async throws {
            let due = try date(due, "--due")
            let schedule = PBScheduleReelection.with {
                $0.reelection = id ?? "\(template)-\(due.parts.year)"
                $0.template = template
                $0.due = due.description
            }
            try await options.submit(unit: unit, .scheduleReelection(schedule))
        }
    }

    struct Complete: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "complete",
                abstract: said(zh: "完成一个步骤，附所需文件", en: "a milestone is reached, with its documents"),
                discussion: said(
                    zh: "文件以模板中的名称指明：--document 换届请示=./请示.pdf。",
                    en: "Documents go by the template's names: --document request=./request.pdf."))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "换届编号", en: "re-election id")) var reelection: String
        @Argument(help: .said(zh: "步骤", en: "milestone")) var milestone: String
        @Option(name: .customLong("document"), help: .said(zh: "名称=文件，发送摘要，可重复", en: "NAME=FILE, whose digest is sent; repeatable"))
        var documents: [String] = []
        @OptionGroup var uploading: UploadOptions

        func run() async throws {
            let topics = try options.topics()
            let cited = try documents.map { argument in
                let (name, path) = try pair(argument, "--document", zh: "名称=文件", en: "NAME=FILE")
                return try uploading.cite(path, name: name, topics: topics)
            }
            let complete = PBCompleteMilestone.with {
                $0.reelection = reelection
                $0.milestone = milestone
                $0.documents = cited.evidence
            }
            try await options.submit(unit: unit, .completeMilestone(complete), documents: cited)
        }
    }
}
