internal import Schema
internal import ScoringCore

/// An explained score for programs. Decimals and fractions are texts: they are exact.
struct ExplanationRow: Encodable {
    struct Component: Encodable {
        var name: BothTexts
        var weight: String
        var points: String
        var exact: String
        /// Empty unless it is missing: then why.
        var missing: String
        var rule: BothTexts
        var parts: [Part]
    }

    struct Part: Encodable {
        var name: BothTexts
        var value: BothTexts
        /// Decisions, as topic[partition]@offset.
        var sources: [String]
        /// Ballots by grade; null if there are none, or too few to be secret.
        var grades: [Grade]?
        /// Points by item of the sheet; null for what is no round.
        var items: [Item]?
    }

    struct Grade: Encodable {
        var grade: String
        var name: BothTexts
        var points: String
        var ballots: Int
    }

    struct Item: Encodable {
        var item: String
        var name: BothTexts
        var given: String
        var possible: String
    }

    var unit: String
    var cohort: String
    var period: String
    /// 0 is without a rank.
    var rank: UInt32
    var score: String
    var exact: String
    var members: Int
    var summary: BothTexts
    var components: [Component]

    init(_ explanation: Explanation) {
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
    init(_ part: ExplainedPart) {
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
    init(_ text: PBText) { self.init(zh: text.zh, en: text.en) }
}
