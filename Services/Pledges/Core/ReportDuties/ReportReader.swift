public import RegistryCore
public import Schema

/// A report that a unit owes, as a person should see it: with its window and what became of it.
public struct OwedReport: Hashable, Sendable {
    public var unit: String
    public var slot: ReportSlot
    public var name: PBText
    /// nil if nothing has happened to it.
    public var report: DutyReport?

    public var standing: DutyReport.Standing { report?.standing ?? .awaited }
    /// The last day on which it is on time; an extension counts.
    public var lastDay: CivilDate { report?.lastDay(slot) ?? slot.due }

    /// The unit has to send something.
    public var isOpen: Bool { report?.isOpen ?? true }
}

/// The reports of all units at a cut: the calendar of the registry over the states of all partitions.
public struct ReportReader: Sendable {
    private let states: [PledgesState]
    private let registry: RegistryState
    /// Put together once: it is the same for every unit.
    private let calendar: [(duty: PBReportDuty, slot: ReportSlot)]

    /// - Parameter states: of every partition, in the order of the partitions.
    public init(_ states: [PledgesState], registry: RegistryState) {
        self.states = states
        self.registry = registry
        calendar = registry.reportSlots
    }

    /// Every report a unit owes, by the last day of its window. Once a slot is settled, a unit that was not known then owes nothing for it.
    public func reports(of unit: String, period: String? = nil) -> [OwedReport] {
        calendar.compactMap { duty, slot in
            guard period == nil || slot.name.period == period else { return nil }
            return owed(slot, of: duty, by: unit)
        }
    }

    /// Those, and what a unit sent although it owes it no more: a unit that was merged before the report's last day.
    public func listed(of unit: String, period: String? = nil) -> [OwedReport] {
        calendar.compactMap { duty, slot in
            guard period == nil || slot.name.period == period else { return nil }
            if let owed = owed(slot, of: duty, by: unit) { return owed }
            guard let report = state(of: unit)?.report(slot.name, of: unit), report.sent != nil, report.released == nil else { return nil }
            return OwedReport(unit: unit, slot: slot, name: duty.name, report: report)
        }
    }

    /// What a unit should send now: windows that are open, what was given back, and what is missing.
    public func due(of unit: String, on date: CivilDate) -> [OwedReport] {
        reports(of: unit).filter { owed in
            guard let period = registry.periods[owed.slot.name.period] else { return false }
            return owed.isOpen && owed.slot.opens <= date && date <= period.closes
        }
    }

    /// Reports that wait for a superior's judgement, of all units that one is above on a day.
    public func toJudge(below unit: String, on date: CivilDate) -> [OwedReport] {
        registry.subtreeJudged(by: unit, on: date).flatMap { below in
            (state(of: below)?.reports[below]?.toJudge ?? []).compactMap { report in
                registry.reportSlot(report.slot).map { OwedReport(unit: below, slot: $0.slot, name: $0.duty.name, report: report) }
            }
        }
    }

    /// Counts of one slot over the units at and below one, and those they answer for on a day.
    public func counts(of name: SlotName, atAndBelow unit: String, on date: CivilDate) -> ReportCounts {
        guard let (duty, slot) = registry.reportSlot(name) else { return ReportCounts() }
        return registry.subtreeAnswered(by: unit, on: date).reduce(into: ReportCounts()) { counts, below in
            if let owed = owed(slot, of: duty, by: below) { counts.count(owed, on: date) }
        }
    }

    /// Counts of one unit over the slots whose window has opened on a date.
    ///
    /// - Parameter duty: nil is every duty.
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
