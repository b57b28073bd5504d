package import Domain
internal import Schema
package import ScoringCore

/// An explained score: every number with the decisions it comes from.
package struct ExplanationText {
    private let explanation: Explanation
    /// Sources named in a line; the rest are counted.
    private let mostSources = 4

    package init(_ explanation: Explanation) { self.explanation = explanation }

    package func text(_ language: Language) -> String {
        let entry = explanation.entry
        let rank = entry.rank == 0 ? language(zh: "不排名", en: "without a rank") : language(zh: "第 \(entry.rank) 名", en: "rank \(entry.rank)")
        var lines = [
            "\(language(explanation.unitName)) (\(explanation.unit))  \(explanation.period)  \(language(explanation.cohortName))  "
                + language(zh: "\(rank)，共 \(explanation.members) 个单位", en: "\(rank) of \(explanation.members)"),
            language(explanation.summary),
            language(zh: "精确值", en: "exact") + " \(explanation.exactScore)",
        ]
        for component in explanation.components {
            let result = component.result
            let points =
                result.missing
                ? language(zh: "缺（\(reason(result, language))）", en: "missing (\(reason(result, language)))")
                : "\(result.points) / \(result.weight)"
            lines.append("")
            lines.append("\(language(component.name))  \(points)" + (result.exact.isEmpty ? "" : "  = \(result.exact)"))
            lines.append("  " + language(component.rule))
            for part in component.parts {
                lines.append(
                    "  · \(language(part.name))\(language(zh: "：", en: ": "))\(language(part.value))\(places(part.sources, language))")
                lines += details(part, language)
            }
        }
        return lines.joined(separator: "\n")
    }

    private func reason(_ result: PBComponentResult, _ language: Language) -> String {
        MissingReason(rawValue: result.missingReason).map { language($0.text) } ?? result.missingReason
    }

    /// Ballots by grade in a line; points by item, a line each.
    private func details(_ part: ExplainedPart, _ language: Language) -> [String] {
        let grades = part.grades.map { language(zh: "\($0.name.zh) \($0.ballots) 张", en: "\(language($0.name)) \($0.ballots)") }
        let ballots = grades.isEmpty ? [] : ["    " + grades.joined(separator: language(zh: "，", en: ", "))]
        return ballots + part.items.map { "    \(language($0.name))  \($0.given) / \($0.possible)" }
    }

    private func places(_ sources: [PBPosition], _ language: Language) -> String {
        guard !sources.isEmpty else { return "" }
        let named = sources.prefix(mostSources).map { $0.place }.joined(separator: " ")
        let more = sources.count - mostSources
        return "  ← " + named + (more > 0 ? language(zh: " 等 \(sources.count) 项", en: " and \(more) more") : "")
    }
}
