internal import ArgumentParser
internal import Bundles
internal import Domain
internal import Files
internal import Schema
internal import SwiftProtobuf

extension UnitCommand {
    /// 分设: new units are split off, each with some of the children.
    struct Split: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "split",
                abstract: said(zh: "从单位中分设新单位", en: "split new units off a unit"),
                discussion: said(
                    zh: """
                        多个新单位写在 --file 中（YAML 或 JSON）：
                          parts:
                            - {unit: v101, name: {zh: 东村}, level: LEVEL_VILLAGE, sector: rural, children: [g1, g2]}
                        """,
                    en: """
                        Several parts are written in a --file (YAML or JSON):
                          parts:
                            - {unit: v101, name: {en: East Village}, level: LEVEL_VILLAGE, sector: rural, children: [g1, g2]}
                        """))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "被分设的单位", en: "the unit that is split")) var unit: String
        @Option(help: .said(zh: "YAML 或 JSON 文件", en: "YAML or JSON file")) var file: String?
        @Option(help: .said(zh: "新单位的编号", en: "id of a new unit")) var part: String?
        @Option(help: .said(zh: "新单位的中文名称", en: "its name in Chinese")) var zh: String = ""
        @Option(help: .said(zh: "新单位的英文名称", en: "its name in English")) var en: String = ""
        @Option(help: .said(zh: "新单位的层级", en: "its level")) var level: LevelArgument?
        @Option(help: .said(zh: "新单位的类别", en: "its sector")) var sector: String = ""
        @Option(name: .customLong("child"), help: .said(zh: "随新单位划出的下级，可重复", en: "a child that goes with it; repeatable"))
        var children: [String] = []
        @Flag(help: .said(zh: "原单位随分设撤销", en: "the unit itself ends with the split")) var dissolved = false
        @Option(help: .said(zh: "生效日，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            try await options.submit(unit: unit, .splitUnit(try body()))
            await LeftBehind.tell(unit, options)
        }

        func body() throws -> PBSplitUnit {
            var split = try BodyFile.load(file, as: PBSplitUnit.self)
            if let part {
                split.parts.append(
                    .with {
                        $0.unit = part
                        $0.name = .both(zh, en)
                        $0.level = level?.level ?? .unspecified
                        $0.sector = PledgelineCLI.sector(sector)
                        $0.children = children
                    })
            }
            guard !split.parts.isEmpty else {
                throw CommandError(.usage, zh: "请用 --part 或 --file 写明新单位。", en: "Name the new units with --part or --file.")
            }
            if dissolved { split.dissolved = true }
            if from != nil || split.from.isEmpty { split.from = try dateOrToday(from, "--from") }
            return split
        }
    }
}
