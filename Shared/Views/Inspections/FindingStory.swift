package import Domain
package import Schema
package import SupervisionCore

/// A finding with what the unit said to it and did about it.
package struct FindingStory {
    package struct Row: Encodable {
        var unit: String
        var finding: String
        var period: String
        var round: String?
        var taxonomy: String
        var severity: Int
        var text: String
        var due: String
        var pledge: String?
        var repeats: Int
        var state: String
        var overdue: Bool
        var answered: String?
        /// Why the unit contests it.
        var contested: String?
        var rectified: String?
        var note: String?
        var evidence: [EvidenceRow]
        var returned: String?
        var accepted: String?
    }

    private let finding: Finding
    private let isOverdue: Bool

    package init(_ finding: Finding, on day: CivilDate) {
        self.finding = finding
        isOverdue = finding.isOverdue(on: day)
    }

    private var answer: (date: CivilDate, reason: String?)? {
        switch finding.answer {
        case .acknowledged(let step): (step.date, nil)
        case .contested(let reason, let step): (step.date, reason)
        case nil: nil
        }
    }

    package var row: Row {
        let opening = finding.opening
        return Row(
            unit: finding.unit, finding: finding.id, period: finding.period, round: opening.round.isEmpty ? nil : opening.round,
            taxonomy: finding.taxonomy, severity: finding.severity, text: opening.text, due: finding.due.description,
            pledge: opening.pledge.isEmpty ? nil : opening.pledge, repeats: finding.repeats, state: finding.state.rawValue,
            overdue: isOverdue, answered: answer?.date.description, contested: answer?.reason,
            rectified: finding.rectification?.step.date.description, note: finding.rectification?.note,
            evidence: finding.rectification?.evidence.map(EvidenceRow.init) ?? [], returned: finding.returned?.reason,
            accepted: finding.accepted?.date.description)
    }

    /// For a sheet.
    package var listing: Listing {
        let row = row
        return .fields(
            named: .both("问题", "Finding"),
            [
                (.both("单位", "unit"), .text(row.unit)), (.both("问题", "finding"), .text(row.finding)),
                (.both("考核周期", "period"), .text(row.period)), (.both("轮次", "round"), row.round.map { .text($0) } ?? .none),
                (.both("状态", "state"), .both(finding.stateText)), (.both("逾期", "overdue"), .flag(row.overdue)),
                (.both("内容", "text"), .text(row.text)), (.both("类别", "taxonomy"), .text(row.taxonomy)),
                (.both("严重程度", "severity"), .count(row.severity)), (.both("期限", "due"), .date(finding.due)),
                (.both("涉及承诺", "pledge"), row.pledge.map { .text($0) } ?? .none),
                (.both("此前同类", "found before"), .count(row.repeats)), (.both("答复日期", "answered"), .date(answer?.date)),
                (.both("异议", "contested"), row.contested.map { .text($0) } ?? .none),
                (.both("整改日期", "rectified"), .date(finding.rectification?.step.date)),
                (.both("整改情况", "note"), row.note.map { .text($0) } ?? .none),
                (.both("佐证材料", "evidence"), .list(row.evidence.map(\.name))),
                (.both("退回理由", "returned"), row.returned.map { .text($0) } ?? .none),
                (.both("验收日期", "accepted"), .date(finding.accepted?.date)),
            ])
    }

    package func text(_ language: Language) -> String {
        let opening = finding.opening
        var lines = [
            "\(finding.unit)  \(finding.id)  \(language(finding.stateText))\(isOverdue ? language(zh: "，逾期", en: ", overdue") : "")",
            opening.text,
            language(
                zh: "类别 \(finding.taxonomy)，严重程度 \(finding.severity)，期限 \(finding.due)，\(finding.opened.date) 登记",
                en: "\(finding.taxonomy), severity \(finding.severity), due \(finding.due), opened \(finding.opened.date)"),
        ]
        if !opening.pledge.isEmpty { lines.append("\(language(zh: "涉及承诺", en: "concerns pledge")) \(opening.pledge)") }
        if finding.repeats > 0 {
            lines.append(
                language(zh: "同类问题此前 \(finding.repeats) 次", en: "found \(finding.repeats) times before in the same place of the taxonomy"))
        }
        switch finding.answer {
        case .acknowledged(let step): lines.append(language(zh: "\(step.date) 认账", en: "acknowledged \(step.date)"))
        case .contested(let reason, let step):
            lines.append(language(zh: "\(step.date) 异议：\(reason)", en: "contested \(step.date): \(reason)"))
        case nil: break
        }
        if let done = finding.rectification {
            lines.append(language(zh: "\(done.step.date) 整改：\(done.note)", en: "rectified \(done.step.date): \(done.note)"))
            lines += done.evidence.map { EvidenceRow($0).line(language) }
        }
        if let returned = finding.returned {
            lines.append(
                language(
                    zh: "\(returned.step.date) 退回：\(returned.reason)", en: "returned \(returned.step.date): \(returned.reason)"))
        }
        if let accepted = finding.accepted { lines.append(language(zh: "\(accepted.date) 验收", en: "accepted \(accepted.date)")) }
        return lines.joined(separator: "\n")
    }
}
