internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension AllianceCommand {
    struct Form: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "form", abstract: said(zh: "组建联盟", en: "form an alliance led by a unit"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "牵头单位", en: "the unit that leads it")) var unit: String
        @Argument(help: .said(zh: "联盟编号", en: "alliance id"), completion: .names(.alliance)) var alliance: String
        @Option(help: .said(zh: "中文名称", en: "name in Chinese")) var zh: String
        @Option(help: .said(zh: "英文名称", en: "name in English")) var en: String = ""
        @Option(
            name: .customLong("criterion"), help: .said(zh: "符合的条件：行业相近、地域相邻、优势互补；可兼具，重复填写", en: "a criterion it meets; repeatable"))
        var criteria: [AllianceCriterionArgument]
        @Option(name: .customLong("member"), help: .said(zh: "其他成员，可重复", en: "another member; repeatable")) var members: [String]
        @Option(help: .said(zh: "起始日期，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            let form = try PBFormAlliance.with {
                $0.alliance = alliance
                $0.name = .both(zh, en)
                $0.criteria = criteria.map(\.criterion)
                $0.members = members
                $0.from = try dateOrToday(from, "--from")
            }
            try await options.submit(unit: unit, .formAlliance(form))
        }
    }
}
