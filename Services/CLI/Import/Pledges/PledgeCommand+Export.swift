internal import ArgumentParser
internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Sheets

extension PledgeCommand {
    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: said(zh: "按导入的列导出承诺（CSV 或 .xlsx）", en: "write pledges in the columns of the import (CSV or .xlsx)"),
                discussion: said(
                    zh: "现行文字。原样导入则无需改动；改写只对责任书被退回的承诺有效。",
                    en:
                        "In the words that stand. Imported as it is, nothing is to be done; other words are taken only for letters that were returned."
                ))
        }
        @OptionGroup var options: ExportOptions
        @OptionGroup var period: PeriodOption

        func run() async throws {
            let state = try await SystemState.read(options.connection.connect(), [.registry, .pledges])
            try options.write(
                .pledges(of: try options.units(in: state), in: try period.id(in: state), state.pledges.units, .current),
                for: "pledge import")
        }
    }
}

extension SheetExport {
    static func pledges(
        of units: [String], in period: String, _ pledges: [String: UnitPledges], _ language: Language
    ) -> SheetExport {
        var export = SheetExport(sheet: PledgeDraft.sheet, language: language)
        for unit in units {
            let found = (pledges[unit]?.pledges.values.map(\.wording) ?? []).filter { $0.period == period }
            for draft in found.sorted(by: { UTF8Order.precedes($0.pledge, $1.pledge) }) {
                export.rows.append([
                    "unit": .text(unit), "pledge": .text(draft.pledge), "period": text(draft.period), "item": text(draft.item),
                    "title": text(draft.title), "quantity": .number(String(draft.quantity)), "measure": text(draft.measure),
                    "due": CivilDate(draft.due).map { .date($0.description) } ?? text(draft.due), "standard": text(draft.standard),
                    "giver": text(draft.giver), "receiver": text(draft.receiver),
                    "topic": text(draft.topicUnit.isEmpty ? "" : "\(draft.topicUnit)/\(draft.topic)"),
                    "weight": .number(String(draft.weight)),
                    "parent": text(draft.parentUnit.isEmpty ? "" : "\(draft.parentUnit)/\(draft.parentPledge)"),
                    "chain": text(draft.chain.joined(separator: language(zh: "、", en: "; "))),
                ])
            }
        }
        return export
    }
}
