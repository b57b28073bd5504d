internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 延期: a superior gives the unit a later last day, within the period. A report that a tick has found missing can no longer be extended: it
/// can be excused, or sent late.
enum ExtendReport {
    static func decide(_ extend: PBExtendReport, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let name = SlotName(period: extend.period, duty: extend.duty, slot: extend.slot)
        let (slot, before) = try PledgesCore.openReport(name, request, state)
        guard before?.missing == nil else { throw PledgesRefusals.reportMissed(name) }
        let until = try FieldBounds.checkDate(extend.until, field: "until")
        let last = before?.lastDay(slot) ?? slot.due
        let (period, _) = try request.registry.period(extend.period, openOn: request.date)
        guard until > last, until >= request.date, until <= period.closes else {
            throw Refusal.invalid(
                "until",
                .both(
                    "须晚于现在的截止日 \(last)，不早于今天，且不晚于周期结束日 \(period.closes)。",
                    "must be later than the present last day \(last), not before today, and not after the period's end on \(period.closes)."
                ))
        }
        try FieldBounds.checkText(extend.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .reportExtended(extend))])
    }

    static func apply(_ extended: PBExtendReport, to state: inout PledgesState, about unit: String, at step: Step) {
        guard let until = CivilDate(extended.until) else { return }
        state.updateReport(SlotName(period: extended.period, duty: extended.duty, slot: extended.slot), of: unit) { report in
            report.extensions.append(DutyReport.Extension(until: until, reason: extended.reason, step: step))
        }
    }
}
