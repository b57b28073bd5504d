public import RegistryCore
public import Schema

/// A report that a unit owes, for people to read: with its window and its history.
public struct OwedReport: Hashable, Sendable {
    public var unit: String
    public var slot: ReportSlot
    public var name: PBText
    /// nil if nothing has happened yet.
    public var report: DutyReport?

    public var standing: DutyReport.Standing { report?.standing ?? .awaited }
    /// The last day on which it is on time, including extensions.
    public var lastDay: CivilDate { report?.lastDay(slot) ?? slot.due }

    /// Whether the unit must send something.
    public var isOpen: Bool { report?.isOpen ?? true }
}

/// The reports of all units at a cut: the registry's calendar combined with the states of all partitions.
public struct ReportReader: Sendable {
    private let states: [PledgesState]
    private let registry: RegistryState
    /// Computed once, because it is the same for every unit.
    private let calendar: [(duty: PBReportDuty, slot: ReportSlot)]

    /// - Parameter states: the states of all partitions, in the order of the partitions.
    public init(_ states: [PledgesState], registry: RegistryState) {
        self.states = states
        self.registry = registry
        calendar = registry.reportSlots
    }

    /// Every report a unit owes, by the last day of its window. For a slot that is settled, a unit that was not known then owes nothing.
    public func reports(of unit: String, period: String? = nil) -> [OwedReport] {
        calendar.compactMap { duty, slot in
            guard period == nil || slot.name.period == period else { return nil }
            return owed(slot, of: duty, by: unit)
        }
    }

    /// The same, and the reports a unit sent but no longer owes because it was merged before their last day.
    public func listed(of unit: String, period: String? = nil) -> [OwedReport] {
        calendar.compactMap { duty, slot in
            guard period == nil || slot.name.period == period else { return nil }
            if let owed = owed(slot, of: duty, by: unit) { return owed }
            guard let report = state(of: unit)?.report(slot.name, of: unit), report.sent != nil, report.released == nil else { return nil }
            return OwedReport(unit: unit, slot: slot, name: duty.name, report: report)
        }
    }

    /// The reports a unit should send now: those whose window is open, returned ones, and missing ones.
    public func due(of unit: String, on date: CivilDate) -> [OwedReport] {
        reports(of: unit).filter { owed in
            guard let period = registry.periods[owed.slot.name.period] else { return false }
            return owed.isOpen && owed.slot.opens <= date && date <= period.closes
        }
    }

    /// Reports that wait for a superior enrolled at `unit`: of all units that it is above on a day.
    public func toJudge(below unit: String, on date: CivilDate) -> [OwedReport] {
        registry.subtreeJudged(by: unit, on: date).flatMap { below in
            (state(of: below)?.reports[below]?.toJudge ?? []).compactMap { report in
                registry.reportSlot(report.slot).map { OwedReport(unit: below, slot: $0.slot, name: $0.duty.name, report: report) }
            }
        }
    }

    /// Counts of one slot for a unit and everything below it, including the closed units they answer for on a day.
    public func counts(of name: SlotName, atAndBelow unit: String, on date: CivilDate) -> ReportCounts {
        guard let (duty, slot) = registry.reportSlot(name) else { return ReportCounts() }
        return registry.subtreeAnswered(by: unit, on: date).reduce(into: ReportCounts()) { counts, below in
            if let owed = owed(slot, of: duty, by: below) { counts.count(owed, on: date) }
        }
    }

    /// Counts of one unit over the slots whose window has opened by a date.
    ///
    /// - Parameter duty: nil includes every duty.
    public func counts(of unit: String, period: String, duty: String? = nil, on date: CivilDate) -> ReportCounts {
        reports(of: unit, period: period).reduce(into: ReportCounts()) { counts, owed in
            if owed.slot.opens <= date, duty == nil || owed.slot.name.duty == duty { counts.count(owed, on: date) }
        }
    }

    private func owed(_ slot: ReportSlot, of duty: PBReportDuty, by unit: String) -> OwedReport? {
        guard let found = registry.units[unit], duty.isOwed(by: found, slot), let state = state(of: unit) else { return nil }
        let report = state.report(slot.name, of: unit)
        guard report != nil || !state.settledSlots.contains(slot.name), report?.released == nil else { return nil }
        return OwedReport(unit: unit, slot: slot, name: duty.name, report: report)
    }

    private func state(of unit: String) -> PledgesState? {
        guard !states.isEmpty else { return nil }
        return states[Int(Murmur2.partition(ofKey: unit, partitions: states.count))]
    }
}
