package import Domain
package import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension SheetExport {
    package static func posts(
        of units: [String], in registry: RegistryState, names: [String: String] = [:], _ language: Language
    ) -> SheetExport {
        var export = SheetExport(sheet: PostDraft.sheet, language: language)
        for unit in units.compactMap({ registry.units[$0] }) where unit.isOpen {
            for post in unit.posts.keys.sorted(by: UTF8Order.precedes) where unit.abolished[post] == nil {
                guard let held = unit.posts[post]?.last else { continue }
                export.rows.append([
                    "unit": .text(unit.id), "post": .text(post), "title": text(held.title.zh), "title-en": text(held.title.en),
                    "tier": word(held.tier, PostWords.tiers, language), "person": text(held.person), "from": date(held.from),
                    "answers-for": text(held.answersFor), "category": text(held.category),
                    "interim": held.interim ? word(true, PostWords.yesAndNo, language) : .empty,
                    "qualifications": text(held.qualifications.joined(separator: language(zh: "、", en: "; "))),
                    "name": text(held.isVacant ? "" : names[held.person] ?? ""),
                ])
            }
        }
        return export
    }
}
