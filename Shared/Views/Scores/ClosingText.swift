package import Domain
package import RegistryCore
package import ScoringCore

/// A closing's preview as people and programs read it.
package struct ClosingText {
    private let preview: ClosingPreview
    private let registry: RegistryState

    package init(_ preview: ClosingPreview, _ registry: RegistryState) {
        self.preview = preview
        self.registry = registry
    }

    package struct Row: Encodable {
        struct Place: Encodable {
            var unit: String
            /// As `unit/id`.
            var things: [String]
        }

        struct Gap: Encodable {
            var kind: String
            var id: String
            var name: BothTexts
            var units: [Place]
        }

        struct Unrated: Encodable {
            struct Missing: Encodable {
                var component: String
                var reason: String
            }

            var unit: String
            var presentWeight: String
            var leastWeight: String
            var missing: [Missing]
        }

        var cohort: String
        var period: String
        var members: Int
        var counted: Int
        var minimumSize: Int?
        var gaps: [Gap]
        var notRated: [Unrated]
    }

    package var row: Row {
        Row(
            cohort: preview.cohort.id, period: preview.period, members: preview.members, counted: preview.counted,
            minimumSize: preview.minimumSize,
            gaps: preview.gaps.map { gap in
                Row.Gap(
                    kind: gap.kind.rawValue, id: gap.id, name: BothTexts(gap.name),
                    units: gap.places.map { Row.Place(unit: $0.unit, things: $0.things.map(\.path)) })
            },
            notRated: preview.notRated.map { unit in
                Row.Unrated(
                    unit: unit.unit, presentWeight: unit.presentWeight, leastWeight: unit.leastWeight,
                    missing: unit.missing.map { Row.Unrated.Missing(component: $0.component, reason: $0.reason.rawValue) })
            })
    }

    package func text(_ language: Language) -> String {
        let cohort = preview.cohort
        var lines = [
            language(
                zh: "\(language(cohort.name))（\(cohort.id)），周期 \(preview.period)：\(preview.members) 个单位，其中 \(preview.counted) 个得到结果。",
                en:
                    "\(language(cohort.name)) (\(cohort.id)), period \(preview.period): \(preview.members) units, of which \(preview.counted) get a result."
            )
        ]
        if let least = preview.minimumSize {
            lines.append(language(zh: "不足 \(least) 个单位，只有得分，不排名。", en: "Fewer than \(least) units: scores, and no ranks."))
        }
        lines += preview.gaps.map { line($0, language) }
        lines += preview.notRated.map { line($0, language) }
        if preview.isComplete { lines.append(language(zh: "什么也不缺。", en: "Nothing is missing.")) }
        return lines.joined(separator: "\n")
    }

    private func line(_ gap: ClosingGap, _ language: Language) -> String {
        let name = gap.id.isEmpty ? "" : language(zh: "：\(language(gap.name))（\(gap.id)）", en: ": \(language(gap.name)) (\(gap.id))")
        let units = gap.places.map { place in
            place.things.isEmpty
                ? named(place.unit, language) : "\(named(place.unit, language)) [\(place.things.map(\.path).joined(separator: " "))]"
        }
        let count = language(zh: "\(gap.places.count) 个单位", en: gap.places.count == 1 ? "1 unit" : "\(gap.places.count) units")
        return "• \(language(gap.kind.text))\(name)\(language(zh: "，", en: ", "))\(count)\(language(zh: "：", en: ": "))"
            + units.joined(separator: language(zh: "、", en: ", "))
    }

    private func line(_ unit: UnratedUnit, _ language: Language) -> String {
        let missing = unit.missing.map { part in
            language(
                zh: "\(language(part.name))（\(language(part.reason.text))）", en: "\(language(part.name)) (\(language(part.reason.text)))")
        }
        let why = missing.joined(separator: language(zh: "、", en: ", "))
        return language(
            zh: "• 不予评定：\(named(unit.unit, language))，到位权重 \(unit.presentWeight)，要求 \(unit.leastWeight)；缺 \(why)",
            en:
                "• not rated: \(named(unit.unit, language)), with weight \(unit.presentWeight) of the \(unit.leastWeight) required; missing \(why)"
        )
    }

    private func named(_ unit: String, _ language: Language) -> String {
        guard let name = registry.units[unit]?.name else { return unit }
        return "\(unit) \(language(name))"
    }
}
