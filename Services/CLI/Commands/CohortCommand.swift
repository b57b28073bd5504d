internal import ArgumentParser
internal import Foundation
internal import Schema

struct CohortCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cohort", abstract: "考核组别 / cohorts", subcommands: [Define.self])

    struct Define: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "按层级、类别或名单定义组别 / define a cohort by level, sector or list")
        @OptionGroup var options: SubmitOptions
        @Option(help: "在哪个单位之下 / below which unit") var unit: String
        @Option(help: "组别编号 / cohort id") var cohort: String
        @Option(help: "中文名称 / name in Chinese") var zh: String
        @Option(help: "英文名称 / name in English") var en: String = ""
        @Option(help: "层级 / level") var level: LevelArgument?
        @Option(help: "类别 / sector") var sector: String = ""
        @Option(name: .customLong("member"), help: "成员单位，可重复 / a member, repeatable") var members: [String] = []
        @Option(help: "排名所需的最少单位数 / fewest members for a ranking") var minimumSize: UInt32 = 3

        func run() async throws {
            var define = PBDefineCohort()
            define.cohort = cohort
            define.name.zh = zh
            define.name.en = en
            define.level = level?.level ?? .unspecified
            define.sector = sector
            define.units = members
            define.minimumSize = minimumSize
            try await options.submit(.registry, unit: unit, .defineCohort(define))
        }
    }
}
