internal import ArgumentParser
internal import RegistryCore
internal import Schema
internal import Sheets

extension UnitCommand {
    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: said(zh: "按导入的列导出单位（CSV 或 .xlsx）", en: "write units in the columns of the import (CSV or .xlsx)"),
                discussion: said(
                    zh: "不含已撤并的单位；名称、上级、层级、类别为最近一次变更后的。原样导入则无需改动。",
                    en:
                        "Without closed units; names, parents, levels and sectors as of their last change. Imported as it is, nothing is to be done."
                ))
        }
        @OptionGroup var options: ExportOptions

        func run() async throws {
            let state = try await SystemState.read(options.connection.connect(), [.registry])
            try options.write(.units(try options.units(in: state), in: state.registry, .current), for: "unit import")
        }
    }
}

extension SheetExport {
    static func units(_ units: [String], in registry: RegistryState, _ language: Language) -> SheetExport {
        var export = SheetExport(sheet: UnitDraft.sheet, language: language)
        for unit in units.compactMap({ registry.units[$0] }) where unit.isOpen {
            export.rows.append([
                "unit": .text(unit.id), "name": text(unit.name.zh), "name-en": text(unit.name.en), "parent": text(unit.parent),
                "level": word(unit.level, UnitWords.levels, language), "sector": word(unit.sector, UnitWords.sectors, language),
                "opened": date(unit.opened), "adopted": date(unit.adopted),
            ])
        }
        return export
    }
}
