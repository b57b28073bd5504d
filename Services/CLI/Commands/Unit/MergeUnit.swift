internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension UnitCommand {
    /// 合并: the unit closes, what stands below it moves, its posts end.
    struct Merge: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "merge", abstract: said(zh: "将单位并入另一单位", en: "merge a unit into another one; it closes"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "被合并的单位", en: "the unit that closes")) var unit: String
        @Option(help: .said(zh: "并入哪个单位", en: "the unit it is merged into")) var into: String
        @Option(help: .said(zh: "生效日，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            let merge = try PBMergeUnit.with {
                $0.into = into
                $0.from = try dateOrToday(from, "--from")
            }
            try await options.submit(unit: unit, .mergeUnit(merge))
            await LeftBehind.tell(unit, options)
        }
    }
}
