package import Domain
package import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension SheetExport {
    /// - Parameter units: at which they are enrolled.
    package static func keys(of units: [String], in registry: RegistryState, _ language: Language) -> SheetExport {
        var export = SheetExport(sheet: KeyDraft.sheet, language: language)
        let enrolled = Dictionary(grouping: registry.keys.filter { $0.value.revokedAt == nil }, by: \.value.unit)
        for unit in units {
            for (key, enrolled) in (enrolled[unit] ?? []).sorted(by: { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }) {
                export.rows.append([
                    "name": text(enrolled.label), "unit": .text(unit), "role": word(enrolled.role, KeyWords.roles, language),
                    "public-key": .text(key.bytes.hex), "from": day(enrolled.validFrom), "until": day(enrolled.validUntil),
                ])
            }
        }
        return export
    }

    /// The day of a moment in milliseconds since 1970; 0 is none.
    private static func day(_ moment: Int64) -> SheetCell { date(moment == 0 ? nil : CivilDate(milliseconds: moment)) }
}
