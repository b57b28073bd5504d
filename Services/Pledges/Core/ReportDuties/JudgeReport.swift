internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// Returns a report and names what is missing; the unit must send it again.
enum ReturnReport {
    static func decide(_ returned: PBReturnReport, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let name = SlotName(period: returned.period, duty: returned.duty, slot: returned.slot)
        try PledgesCore.reportToJudge(name, revision: returned.revision, request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        guard !returned.missing.isEmpty else {
            throw Refusal.invalid("missing", .both("须写明缺什么。", "must say what is missing."))
        }
        let known = (request.registry.reportSlot(name)?.duty.fields.map(\.id) ?? []) + ActivityBounds.reservedFields.sorted()
        var seen: Set<String> = []
        for missing in returned.missing where !known.contains(missing) || !seen.insert(missing).inserted {
            throw Refusal.invalid(
                "missing",
                .both(
                    "“\(missing)”重复或不是报表的栏目。可用：\(known.joined(separator: "、"))。",
                    "“\(missing)” occurs twice or is nothing the form has; known are \(known.joined(separator: ", "))."))
        }
        return .accepted([PBFact(about: request.unit, .reportReturned(returned))])
    }

    static func apply(_ returned: PBReturnReport, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateReport(SlotName(period: returned.period, duty: returned.duty, slot: returned.slot), of: unit) { report in
            guard report.sent != nil else { return }
            report.returned = DutyReport.GivenBack(
                missing: returned.missing, returned: Returned(reason: returned.reason, step: step))
            report.returns += 1
        }
    }
}

enum AcceptReport {
    static func decide(_ accept: PBAcceptReport, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let name = SlotName(period: accept.period, duty: accept.duty, slot: accept.slot)
        try PledgesCore.reportToJudge(name, revision: accept.revision, request, state)
        return .accepted([PBFact(about: request.unit, .reportAccepted(accept))])
    }

    static func apply(_ accepted: PBAcceptReport, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateReport(SlotName(period: accepted.period, duty: accepted.duty, slot: accepted.slot), of: unit) { report in
            if report.accepted == nil { report.accepted = step }
        }
    }
}

extension PledgesCore {
    /// Checks that a report waits to be judged, that the superior did not send it, and that the revision the superior read is still the
    /// present one.
    fileprivate static func reportToJudge(
        _ name: SlotName, revision: UInt32, _ request: Request, _ state: PledgesState
    ) throws(Refusal) {
        guard let report = state.report(name, of: request.unit), report.isToJudge else {
            throw PledgesRefusals.reportNotSubmitted(name, of: request.unit)
        }
        try request.checkNotHolder(of: report.sent?.step)
        guard revision == 0 || revision == report.sent?.revision else {
            throw PledgesRefusals.reportReplaced(name, of: request.unit, now: report.sent?.revision ?? 0)
        }
    }
}
