internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// Submits a report that the calendar asks of the unit; all required fields of the form must be filled in.
enum SubmitReport {
    static func decide(_ report: PBSubmitReport, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let name = SlotName(period: report.period, duty: report.duty, slot: report.slot)
        let owed = try PledgesCore.owedReport(name, request)
        guard request.date >= owed.slot.opens else { throw PledgesRefusals.reportTooEarly(owed.slot) }
        let before = state.report(name, of: request.unit)
        let last = before?.lastDay(owed.slot) ?? owed.slot.due
        if let before {
            if before.accepted != nil { throw PledgesRefusals.reportAccepted(name) }
            if before.excused != nil { throw PledgesRefusals.reportExcused(name) }
            if before.isToJudge, request.date > last { throw PledgesRefusals.reportStands(name) }
        }
        try check(report, by: owed.duty)
        var submitted = PBReportSubmitted()
        submitted.report = report
        submitted.late = request.date > last
        submitted.revision = UInt32(clamping: Int(before?.sent?.revision ?? 0) + 1)
        return .accepted([PBFact(about: request.unit, .reportSubmitted(submitted))])
    }

    private static func check(_ report: PBSubmitReport, by duty: PBReportDuty) throws(Refusal) {
        try FieldBounds.checkLength(report.text, field: "text", most: ReportBounds.text)
        var answers: [String: String] = [:]
        for answer in report.answers {
            guard duty.fields.contains(where: { $0.id == answer.field }) else {
                throw Refusal.invalid(
                    "answers",
                    .both(
                        "报表没有“\(answer.field)”这一栏。可用：\(duty.fields.map(\.id).joined(separator: "、"))。",
                        "the form has no field “\(answer.field)”; its fields are \(duty.fields.map(\.id).joined(separator: ", "))."))
            }
            guard answers.updateValue(answer.text, forKey: answer.field) == nil else {
                throw Refusal.invalid("answers", .both("“\(answer.field)”栏重复。", "the field “\(answer.field)” occurs twice."))
            }
            try FieldBounds.checkText(answer.text, field: "answers.\(answer.field)", most: FieldBounds.longText)
        }
        for field in duty.fields where field.required && answers[field.id] == nil { throw PledgesRefusals.reportIncomplete(field) }
        try FieldBounds.checkEvidence(report.evidence)
        if duty.evidenceRequired, report.evidence.isEmpty { throw PledgesRefusals.evidenceMissing }
        // A duty without form fields requires a text.
        if duty.fields.isEmpty { try FieldBounds.checkText(report.text, field: "text", most: ReportBounds.text) }
    }
}

extension PledgesCore {
    /// A slot of the calendar that the request's unit owes, in a period that is not over.
    static func owedReport(_ name: SlotName, _ request: Request) throws(Refusal) -> (duty: PBReportDuty, slot: ReportSlot) {
        let (period, bundle) = try request.registry.period(name.period, openOn: request.date)
        guard let duty = bundle.reportDuty(name.duty) else {
            throw PledgesRefusals.unknownReportDuty(name.duty, period: name.period).naming(
                name.duty, among: bundle.content.reportDuties.map(\.id))
        }
        let slots = ReportSlot.slots(of: duty, in: period)
        guard let slot = slots.first(where: { $0.name == name }) else {
            throw PledgesRefusals.unknownReportSlot(name).naming(name.slot, among: slots.map(\.name.slot))
        }
        guard let unit = request.registry.units[request.unit], duty.isOwed(by: unit, slot) else {
            throw PledgesRefusals.reportNotOwed(name, by: request.unit)
        }
        return (duty, slot)
    }
}

/// In bytes: limits on a report, which must fit with all its answers into a submission of 64 KiB.
enum ReportBounds {
    static let text = 20_000
}

enum ReportSubmitted {
    static func apply(_ submitted: PBReportSubmitted, to state: inout PledgesState, about unit: String, at step: Step) {
        let report = submitted.report
        state.updateReport(SlotName(period: report.period, duty: report.duty, slot: report.slot), of: unit) { duty in
            if duty.sent == nil { duty.firstLate = submitted.late }
            duty.sent = DutyReport.Sent(report: report, late: submitted.late, revision: submitted.revision, step: step)
            duty.returned = nil
        }
    }
}
