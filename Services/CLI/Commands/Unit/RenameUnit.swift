internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension UnitCommand {
    /// 更名: from a day on the unit is called otherwise; earlier days keep the earlier name.
    struct Rename: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "rename", abstract: said(zh: "单位更名", en: "give a unit another name from a day on"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Option(help: .said(zh: "中文名称", en: "name in Chinese")) var zh: String
        @Option(help: .said(zh: "英文名称", en: "name in English")) var en: String = ""
        @Option(help: .said(zh: "生效日，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            let rename = try PBRenameUnit.with {
                $0.name = .both(zh, en)
                $0.from = try dateOrToday(from, "--from")
            }
            try await options.submit(unit: unit, .renameUnit(rename))
        }
    }
}
