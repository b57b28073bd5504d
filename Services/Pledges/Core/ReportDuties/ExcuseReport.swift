internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// A superior excuses the unit from one report, in advance or afterwards.
enum ExcuseReport {
    static func decide(_ excuse: PBExcuseReport, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let name = SlotName(period: excuse.period, duty: excuse.duty, slot: excuse.slot)
        _ = try PledgesCore.openReport(name, request, state)
        try FieldBounds.checkText(excuse.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .reportExcused(excuse))])
    }

    static func apply(_ excused: PBExcuseReport, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateReport(SlotName(period: excused.period, duty: excused.duty, slot: excused.slot), of: unit) { report in
            if report.excused == nil { report.excused = Returned(reason: excused.reason, step: step) }
        }
    }
}

extension PledgesCore {
    /// A report that is owed and not waiting to be judged, accepted or excused; the superior must not be the holder who sent an earlier
    /// one.
    static func openReport(
        _ name: SlotName, _ request: Request, _ state: PledgesState
    ) throws(Refusal) -> (slot: ReportSlot, before: DutyReport?) {
        let slot = try owedReport(name, request).slot
        guard let before = state.report(name, of: request.unit) else { return (slot, nil) }
        if before.accepted != nil { throw PledgesRefusals.reportAccepted(name) }
        if before.excused != nil { throw PledgesRefusals.reportExcused(name) }
        if before.isToJudge { throw PledgesRefusals.reportStands(name) }
        try request.checkNotHolder(of: before.sent?.step)
        return (slot, before)
    }
}
