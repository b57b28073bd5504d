internal import ArgumentParser
internal import Bundles
internal import Domain
internal import Files
internal import Schema
internal import SwiftProtobuf

struct TemplateCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "template", abstract: said(zh: "步骤模板（如换届）", en: "templates of milestones, such as a re-election's"),
            subcommands: [Define.self])
    }

    struct Define: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "define",
                abstract: said(zh: "制定步骤模板", en: "define a template of milestones"),
                discussion: said(
                    zh: """
                        写在文件中（YAML 或 JSON），例如：
                          name: {zh: 支部换届}
                          milestones:
                            - {id: request, name: {zh: 请示}, daysBefore: 60, documents: [换届请示]}
                            - {id: result, name: {zh: 报批}, daysBefore: -7, documents: [选举结果报告]}
                        """,
                    en: """
                        Written in a file (YAML or JSON), such as:
                          name: {en: Re-election of a branch}
                          milestones:
                            - {id: request, name: {en: Request}, daysBefore: 60, documents: [request]}
                            - {id: result, name: {en: Result}, daysBefore: -7, documents: [report of the election]}
                        """))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "在哪个单位及以下适用", en: "the unit at and below which it applies")) var unit: String
        @Argument(help: .said(zh: "模板编号", en: "template id")) var template: String
        @Option(help: .said(zh: "YAML 或 JSON 文件", en: "YAML or JSON file")) var file: String

        func run() async throws {
            var define = try BodyFile.load(file, as: PBDefineMilestoneTemplate.self)
            define.template = template
            try await options.submit(unit: unit, .defineMilestoneTemplate(define))
        }
    }
}
