internal import Domain
internal import Schema
package import ScoringCore

/// An explained score as a sheet: a row for each component, each of its parts, and each grade and item of a part.
package struct ExplanationListing {
    package let explanation: Explanation

    package init(_ explanation: Explanation) { self.explanation = explanation }

    package var listing: Listing {
        var listing = Listing(
            [
                Listing.Column("component", zh: "部分", en: "component"), Listing.Column("part", zh: "来源", en: "part"),
                Listing.Column("detail", zh: "等次或条目", en: "grade or item"), Listing.Column("points", zh: "得分", en: "points", .right),
                Listing.Column("of", zh: "满分或权重", en: "of", .right), Listing.Column("ballots", zh: "票数", en: "ballots", .right),
                Listing.Column("value", zh: "说明", en: "value"), Listing.Column("decisions", zh: "决定", en: "decisions"),
            ],
            named: .both(
                "\(explanation.unitName.zh) \(explanation.period)", "\(Language.en(explanation.unitName)) \(explanation.period)"))
        for component in explanation.components {
            let result = component.result
            listing.add([
                .both(component.name), .none, .none, result.missing ? .none : .decimal(result.points), .decimal(result.weight), .none,
                .both(result.missing ? Self.reason(result) : component.rule), .none,
            ])
            for part in component.parts { add(part, of: component, to: &listing) }
        }
        listing.add([
            .both(.both("合计", "Total")), .none, .none, .decimal(explanation.entry.score), .none, .none, .both(explanation.summary), .none,
        ])
        return listing
    }

    private func add(_ part: ExplainedPart, of component: ExplainedComponent, to listing: inout Listing) {
        listing.add([
            .both(component.name), .both(part.name), .none, .none, .none, .none, .both(part.value), .list(part.sources.map(\.place)),
        ])
        for grade in part.grades {
            listing.add([
                .both(component.name), .both(part.name), .both(grade.name), .none, .decimal(grade.points), .count(grade.ballots), .none,
                .none,
            ])
        }
        for item in part.items {
            listing.add([
                .both(component.name), .both(part.name), .both(item.name), .decimal(item.given), .decimal(item.possible), .none, .none,
                .none,
            ])
        }
    }

    private static func reason(_ result: PBComponentResult) -> PBText {
        guard let reason = MissingReason(rawValue: result.missingReason) else { return .same(result.missingReason) }
        return .both("缺（\(reason.zh)）", "missing (\(reason.en))")
    }
}
