internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension UnitCommand {
    /// 移交: who answers for what a unit left that was split or dissolved.
    struct Assign: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "assign",
                abstract: said(zh: "把已分设或撤销的单位未了的事移交给另一单位", en: "give what a split or dissolved unit left to another unit"),
                discussion: said(
                    zh: "名称不变：承诺仍写作 原单位/编号。合并的单位由并入的单位承接，不必移交。",
                    en:
                        "Nothing is renamed: a pledge is still OLD/ID. What was merged is answered for by the unit it was merged into; nothing is to be assigned there."
                ))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "已分设或撤销的单位", en: "the unit that was split or dissolved")) var unit: String
        @Option(help: .said(zh: "承接的单位", en: "the unit that takes over")) var to: String
        @Option(help: .said(zh: "自哪天起承接，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            let assign = try PBAssignUnit.with {
                $0.to = to
                $0.from = try dateOrToday(from, "--from")
            }
            try await options.submit(unit: unit, .assignUnit(assign))
            await LeftBehind.tell(unit, options)
        }
    }
}
