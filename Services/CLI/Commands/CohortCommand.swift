internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Schema

struct CohortCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cohort", abstract: said(zh: "考核组别", en: "cohorts"), subcommands: [Define.self, List.self, Show.self])
    }

    struct Define: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "define", abstract: said(zh: "按层级、类别或名单定义组别", en: "define a cohort by level, sector or list"))
        }
        @OptionGroup var options: SubmitOptions
        @Option(help: .said(zh: "在哪个单位之下", en: "below which unit")) var unit: String
        @Option(help: .said(zh: "组别编号", en: "cohort id")) var cohort: String
        @Option(help: .said(zh: "中文名称", en: "name in Chinese")) var zh: String
        @Option(help: .said(zh: "英文名称", en: "name in English")) var en: String = ""
        @Option(help: .said(zh: "层级", en: "level")) var level: LevelArgument?
        @Option(help: .said(zh: "类别", en: "sector")) var sector: String = ""
        @Option(name: .customLong("member"), help: .said(zh: "成员单位，可重复", en: "a member, repeatable")) var members: [String] = []
        @Option(help: .said(zh: "排名所需的最少单位数", en: "fewest members for a ranking")) var minimumSize: UInt32 = 3

        func run() async throws {
            var define = PBDefineCohort()
            define.cohort = cohort
            define.name.zh = zh
            define.name.en = en
            define.level = level?.level ?? .unspecified
            define.sector = sector
            define.units = members
            define.minimumSize = minimumSize
            try await options.submit(unit: unit, .defineCohort(define))
        }
    }
}
