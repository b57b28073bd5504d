package import Domain
package import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension SheetExport {
    /// The lists that were made for one of these units.
    package static func duties(of units: [String], in registry: RegistryState, _ language: Language) -> SheetExport {
        var export = SheetExport(sheet: DutyListDraft.sheet, language: language)
        let asked = Set(units)
        for list in registry.dutyLists.values.sorted(by: { UTF8Order.precedes($0.id, $1.id) }) where asked.contains(list.unit) {
            guard let version = list.versions.last else { continue }
            for duty in version.duties {
                export.rows.append([
                    "list": .text(list.id), "name": text(version.name.zh), "name-en": text(version.name.en), "unit": .text(list.unit),
                    "category": text(version.category),
                    "level": version.level == .unspecified ? .empty : word(version.level, UnitWords.levels, language),
                    "sector": word(version.sector, UnitWords.sectors, language), "duty": .text(duty.id),
                    "kind": word(duty.kind, DutyWords.kinds, language), "under": text(duty.under), "text": text(duty.text.zh),
                    "text-en": text(duty.text.en),
                ])
            }
        }
        return export
    }
}
