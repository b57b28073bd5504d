internal import ArgumentParser
internal import RegistryCore
internal import Schema
internal import Sheets

extension KeyCommand {
    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: said(
                    zh: "按名单的列导出登记的密钥（CSV 或 .xlsx）",
                    en: "write the enrolled keys in the columns of the list that key enrol takes (CSV or .xlsx)"),
                discussion: said(
                    zh: "不含已作废的密钥。原样登记则无需改动。", en: "Without revoked keys. Enrolled as it is, nothing is to be done."))
        }
        @OptionGroup var options: ExportOptions

        func run() async throws {
            let state = try await SystemState.read(options.connection.connect(), [.registry])
            try options.write(.keys(of: try options.units(in: state), in: state.registry, .current), for: "key enrol")
        }
    }
}

extension SheetExport {
    /// - Parameter units: at which they are enrolled.
    static func keys(of units: [String], in registry: RegistryState, _ language: Language) -> SheetExport {
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
