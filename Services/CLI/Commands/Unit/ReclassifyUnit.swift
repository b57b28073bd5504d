internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension UnitCommand {
    /// Another level or sector, as when a township becomes a subdistrict (乡镇改街道).
    struct Reclassify: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "reclassify", abstract: said(zh: "变更单位的层级或类别", en: "change a unit's level or sector"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Option(help: .said(zh: "新的层级", en: "the new level")) var level: LevelArgument
        @Option(help: .said(zh: "新的类别", en: "the new sector")) var sector: String
        @Option(help: .said(zh: "生效日，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            let change = try PBReclassifyUnit.with {
                $0.level = level.level
                $0.sector = PledgelineCLI.sector(sector)
                $0.from = try dateOrToday(from, "--from")
            }
            try await options.submit(unit: unit, .reclassifyUnit(change))
        }
    }
}
