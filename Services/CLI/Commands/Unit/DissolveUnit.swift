internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension UnitCommand {
    /// 撤销: only a unit with nothing below it.
    struct Dissolve: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "dissolve", abstract: said(zh: "撤销没有下级的单位", en: "dissolve a unit that has nothing below it"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String
        @Option(help: .said(zh: "撤销日，默认今天", en: "the day it ends, by default today")) var from: String?

        func run() async throws {
            let dissolve = try PBDissolveUnit.with {
                $0.from = try dateOrToday(from, "--from")
                $0.reason = reason
            }
            try await options.submit(unit: unit, .dissolveUnit(dissolve))
            await LeftBehind.tell(unit, options)
        }
    }
}
