package import Domain
package import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension SheetExport {
    package static func units(_ units: [String], in registry: RegistryState, _ language: Language) -> SheetExport {
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
