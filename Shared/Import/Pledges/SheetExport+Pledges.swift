package import Domain
package import PledgesCore
internal import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension SheetExport {
    package static func pledges(
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
