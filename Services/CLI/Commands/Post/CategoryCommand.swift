internal import ArgumentParser
internal import Bundles
internal import Domain
internal import Files
internal import Schema
internal import SwiftProtobuf

struct CategoryCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "category", abstract: said(zh: "岗位类别及其任职条件", en: "categories of post and their conditions"),
            subcommands: [Define.self])
    }

    /// 岗位类别: conditions, vetoes, talks and training of such posts, at the unit and below.
    struct Define: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "define",
                abstract: said(zh: "定义岗位类别", en: "define a category of post"),
                discussion: said(
                    zh: """
                        完整内容写在 --file 中（YAML 或 JSON），例如：
                          conditions:
                            - {id: rank, name: {zh: 班子副职或分管人事}, anyOf: [deputy-head, personnel]}
                          vetoes:
                            - {qualification: placement, name: {zh: 照顾性安排}}
                        """,
                    en: """
                        The whole is written in a --file (YAML or JSON), such as:
                          conditions:
                            - {id: rank, name: {en: deputy head or in charge of personnel}, anyOf: [deputy-head, personnel]}
                          vetoes:
                            - {qualification: placement, name: {en: a placement}}
                        """))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "在哪个单位及以下适用", en: "the unit at and below which it applies")) var unit: String
        @Argument(help: .said(zh: "类别编号", en: "category id"), completion: .names(.postCategory)) var category: String
        @Option(help: .said(zh: "YAML 或 JSON 文件", en: "YAML or JSON file")) var file: String?
        @Option(help: .said(zh: "中文名称", en: "name in Chinese")) var zh: String?
        @Option(help: .said(zh: "英文名称", en: "name in English")) var en: String?
        @Option(
            name: .customLong("condition"),
            help: .said(zh: "条件：编号=资格,资格（有其一即可），可重复", en: "condition as ID=QUALIFICATION,… (any one); repeatable"))
        var conditions: [String] = []
        @Option(name: .customLong("veto"), help: .said(zh: "一票否决的情形，可重复", en: "a qualification that is refused; repeatable"))
        var vetoes: [String] = []
        @Option(help: .said(zh: "任命前几天内须谈话", en: "a talk is needed at most so many days before")) var talkWithin: UInt32?
        @Option(help: .said(zh: "每年培训天数", en: "days of training a year")) var trainingDays: String?

        func run() async throws {
            try await options.submit(unit: unit, .definePostCategory(try body()))
        }

        func body() throws -> PBDefinePostCategory {
            var define = try BodyFile.load(file, as: PBDefinePostCategory.self)
            define.category = category
            if let zh { define.name.zh = zh }
            if let en { define.name.en = en }
            define.conditions += try conditions.map { argument in
                let (id, value) = try pair(argument, "--condition", zh: "编号=资格", en: "ID=QUALIFICATION")
                return .with {
                    $0.id = id
                    $0.name = .both(id, id)
                    $0.anyOf = value.split(separator: ",").map(String.init)
                }
            }
            define.vetoes += vetoes.map { veto in
                .with {
                    $0.qualification = veto
                    $0.name = .both(veto, veto)
                }
            }
            if let talkWithin { define.talkWithinDays = talkWithin }
            if let trainingDays { define.trainingDays = try decimal(trainingDays, "--training-days") }
            return define
        }
    }
}
