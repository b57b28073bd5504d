internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension FactCommand {
    struct Require: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "require", abstract: said(zh: "要求单位按期填报一项指标", en: "require a fact of units by a day"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "在哪个单位及以下适用", en: "the unit at and below which it applies")) var unit: String
        @Argument(help: .said(zh: "填报指标编号", en: "requirement id")) var requirement: String
        @Option(help: .said(zh: "中文名称", en: "name in Chinese")) var zh: String
        @Option(help: .said(zh: "英文名称", en: "name in English")) var en: String = ""
        @Option(help: .said(zh: "种类：党务工作者占比、经费、数量", en: "kind")) var kind: RequirementKindArgument
        @Option(help: .said(zh: "填报期限", en: "due date")) var due: String
        @Option(name: .customLong("level"), help: .said(zh: "适用层级，可重复；不写为全部", en: "a level it applies to; repeatable, none is any"))
        var levels: [LevelArgument] = []
        @Option(name: .customLong("sector"), help: .said(zh: "适用类别，可重复；不写为全部", en: "a sector it applies to; repeatable, none is any"))
        var sectors: [String] = []
        @Option(help: .said(zh: "至少（占比以百分数计）", en: "at least (a share in percent)")) var least: String?
        @Option(help: .said(zh: "至多（占比以百分数计）", en: "at most (a share in percent)")) var most: String?
        @Option(help: .said(zh: "经费标准，每人元数", en: "for funds: yuan a head")) var rate: String?

        func run() async throws {
            let require = try PBSetRequirement.with {
                $0.requirement = requirement
                $0.name = .both(zh, en)
                $0.kind = kind.kind
                $0.due = try date(due, "--due").description
                $0.levels = levels.map(\.level)
                $0.sectors = sectors
                if let least { $0.least = try decimal(least, "--least") }
                if let most { $0.most = try decimal(most, "--most") }
                if let rate { $0.rate = try decimal(rate, "--rate") }
            }
            try await options.submit(unit: unit, .setRequirement(require))
        }
    }
}
