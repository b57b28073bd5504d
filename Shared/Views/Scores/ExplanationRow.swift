package import Schema
package import ScoringCore

/// An explained score for programs. Decimals and fractions are texts: they are exact.
package struct ExplanationRow: Encodable {
    package struct Component: Encodable {
        var name: BothTexts
        var weight: String
        var points: String
        var exact: String
        /// Empty unless it is missing: then why.
        var missing: String
        var rule: BothTexts
        var parts: [Part]
    }

    package struct Part: Encodable {
        package var name: BothTexts
        package var value: BothTexts
        /// Decisions, as topic[partition]@offset.
        package var sources: [String]
        /// Ballots by grade; null if there are none, or too few to be secret.
        package var grades: [Grade]?
        /// Points by item of the sheet; null for what is no round.
        package var items: [Item]?

        package init(name: BothTexts, value: BothTexts, sources: [String], grades: [Grade]? = nil, items: [Item]? = nil) {
            self.name = name
            self.value = value
            self.sources = sources
            self.grades = grades
            self.items = items
        }
    }

    package struct Grade: Encodable {
        var grade: String
        var name: BothTexts
        var points: String
        var ballots: Int
    }

    package struct Item: Encodable {
        package var item: String
        package var name: BothTexts
        package var given: String
        package var possible: String

        package init(item: String, name: BothTexts, given: String, possible: String) {
            self.item = item
            self.name = name
            self.given = given
            self.possible = possible
        }
    }

    package var unit: String
    package var cohort: String
    package var period: String
    /// 0 is without a rank.
    package var rank: UInt32
    package var score: String
    package var exact: String
    package var members: Int
    package var summary: BothTexts
    package var components: [Component]

    package init(_ explanation: Explanation) {
        unit = explanation.unit
        cohort = explanation.cohort
        period = explanation.period
        rank = explanation.entry.rank
        score = explanation.entry.score
        exact = explanation.exactScore
        members = explanation.members
        summary = BothTexts(explanation.summary)
        components = explanation.components.map { component in
            Component(
                name: BothTexts(component.name), weight: component.result.weight, points: component.result.points,
                exact: component.result.exact, missing: component.result.missing ? component.result.missingReason : "",
                rule: BothTexts(component.rule),
                parts: component.parts.map { part in
                    Part(part)
                })
        }
    }
}

extension ExplanationRow.Part {
    package init(_ part: ExplainedPart) {
        self.init(name: BothTexts(part.name), value: BothTexts(part.value), sources: part.sources.map(\.place))
        if !part.grades.isEmpty {
            grades = part.grades.map {
                ExplanationRow.Grade(grade: $0.grade, name: BothTexts($0.name), points: $0.points, ballots: $0.ballots)
            }
        }
        if !part.items.isEmpty {
            items = part.items.map {
                ExplanationRow.Item(item: $0.item, name: BothTexts($0.name), given: $0.given, possible: $0.possible)
            }
        }
    }
}

extension BothTexts {
    package init(_ text: PBText) { self.init(zh: text.zh, en: text.en) }
}
