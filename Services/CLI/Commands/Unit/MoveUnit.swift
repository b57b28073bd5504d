internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension UnitCommand {
    /// 隶属调整: the unit and all below it stand under another.
    struct Move: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "move", abstract: said(zh: "调整单位的隶属关系", en: "put a unit and all below it under another one"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Option(help: .said(zh: "新的上级单位", en: "the new parent")) var parent: String
        @Option(help: .said(zh: "生效日，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            let move = try PBReparentUnit.with {
                $0.parent = parent
                $0.from = try dateOrToday(from, "--from")
            }
            try await options.submit(unit: unit, .reparentUnit(move))
        }
    }
}
