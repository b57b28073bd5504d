package import Domain
package import PledgesCore
package import Schema

/// A report as it was sent last.
package struct ReportStory {
    package struct Answer: Encodable {
        var field: String
        var name: BothTexts
        var text: String
    }

    package struct Row: Encodable {
        var unit: String
        var duty: String
        var slot: String
        var standing: String
        var revision: UInt32
        var sent: String
        var text: String
        var answers: [Answer]
        var evidence: [EvidenceRow]
        var returned: String?
        var accepted: String?
    }

    private let unit: String
    private let report: DutyReport
    private let sent: DutyReport.Sent
    private let duty: PBReportDuty?

    /// - Parameter duty: as the period's bundle has it, for the names of its fields.
    package init(unit: String, _ report: DutyReport, _ sent: DutyReport.Sent, _ duty: PBReportDuty?) {
        self.unit = unit
        self.report = report
        self.sent = sent
        self.duty = duty
    }

    private func name(of field: String) -> PBText { duty?.fields.first { $0.id == field }?.name ?? .same(field) }

    package var row: Row {
        Row(
            unit: unit, duty: report.slot.duty, slot: report.slot.slot, standing: report.standing.rawValue, revision: sent.revision,
            sent: sent.step.date.description, text: sent.report.text,
            answers: sent.report.answers.map { Answer(field: $0.field, name: BothTexts(name(of: $0.field)), text: $0.text) },
            evidence: sent.report.evidence.map(EvidenceRow.init), returned: report.returned?.returned.reason,
            accepted: report.accepted?.date.description)
    }

    /// For a sheet.
    package var listing: Listing {
        let row = row
        let head: [(PBText, Listing.Cell)] = [
            (.both("单位", "unit"), .text(row.unit)), (.both("报告事项", "duty"), .both(duty?.name ?? .same(row.duty))),
            (.both("期", "slot"), .text(row.slot)), (.both("第几稿", "revision"), .count(row.revision)),
            (.both("报送日期", "sent"), .date(sent.step.date)), (.both("内容", "text"), .text(row.text)),
        ]
        let answers: [(PBText, Listing.Cell)] = sent.report.answers.map { (name(of: $0.field), .text($0.text)) }
        let tail: [(PBText, Listing.Cell)] = [
            (.both("佐证材料", "evidence"), .list(row.evidence.map(\.name))),
            (.both("退回理由", "returned"), row.returned.map { .text($0) } ?? .none),
            (.both("接受日期", "accepted"), .date(report.accepted?.date)),
        ]
        return .fields(named: .both("报告", "Report"), head + answers + tail)
    }

    package func text(_ language: Language) -> String {
        let title = duty.map { language($0.name) } ?? report.slot.duty
        var lines = [
            "\(title)  \(report.slot.slot)  \(unit)",
            language(
                zh: "第 \(sent.revision) 稿，\(sent.step.date) 报送，\(report.standing.text.zh)",
                en: "revision \(sent.revision), sent \(sent.step.date), \(report.standing.text.en)"),
        ]
        if !sent.report.text.isEmpty { lines.append(sent.report.text) }
        for answer in sent.report.answers {
            lines.append("\(language(name(of: answer.field)))\(language(zh: "：", en: ": "))\(answer.text)")
        }
        lines += sent.report.evidence.map { EvidenceRow($0).line(language) }
        if let returned = report.returned {
            lines.append(
                language(
                    zh: "\(returned.returned.step.date) 退回：\(returned.returned.reason)（缺：\(returned.missing.joined(separator: "、"))）",
                    en:
                        "returned \(returned.returned.step.date): \(returned.returned.reason) (missing: \(returned.missing.joined(separator: ", ")))"
                ))
        }
        if let accepted = report.accepted { lines.append(language(zh: "\(accepted.date) 接受", en: "accepted \(accepted.date)")) }
        return lines.joined(separator: "\n")
    }
}
