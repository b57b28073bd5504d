internal import Schema
internal import Streaming

/// The history of the reports that one unit owes. A report to which nothing has happened is not included.
public struct UnitReports: Hashable, Sendable {
    public internal(set) var reports: [SlotName: DutyReport] = [:]

    /// Reports that wait for a superior, by name.
    public var toJudge: [DutyReport] { sorted { $0.isToJudge } }

    /// Reports returned and not sent again, by name.
    public var returned: [DutyReport] { sorted { $0.isOpen && $0.returned != nil } }

    /// Reports that a tick found missing and that have not been sent since, by name.
    public var missing: [DutyReport] { sorted { $0.standing == .missing } }

    private func sorted(_ isWanted: (DutyReport) -> Bool) -> [DutyReport] {
        reports.values.filter(isWanted).sorted { $0.slot.description.utf8.lexicographicallyPrecedes($1.slot.description.utf8) }
    }
}

extension PledgesState {
    public func report(_ slot: SlotName, of unit: String) -> DutyReport? { reports[unit]?.reports[slot] }

    /// Changes a report, creating it if necessary, and keeps the index of extensions up to date.
    mutating func updateReport(_ slot: SlotName, of unit: String, _ change: (inout DutyReport) -> Void) {
        let before = report(slot, of: unit)?.deadline
        change(&reports[unit, default: UnitReports()].reports[slot, default: DutyReport(slot: slot)])
        let after = report(slot, of: unit)?.deadline
        guard before != after else { return }
        let name = ScopedName(unit: unit, id: slot.description)
        if let before { extendedReports.remove(name, due: before) }
        if let after { extendedReports.insert(name, due: after) }
    }
}
