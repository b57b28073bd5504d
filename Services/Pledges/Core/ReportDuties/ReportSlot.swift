internal import Domain
public import RegistryCore
public import Schema

/// Names a report: of which duty (报送事项), for which month, quarter, half-year or year of a period.
public struct SlotName: Hashable, Sendable, CustomStringConvertible {
    public var period: String
    public var duty: String
    /// 2026-03, 2026-Q1, 2026-H1 or 2026.
    public var slot: String

    public init(period: String, duty: String, slot: String) {
        self.period = period
        self.duty = duty
        self.slot = slot
    }

    /// Parses what ``description`` writes.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        self.init(period: String(parts[0]), duty: String(parts[1]), slot: String(parts[2]))
    }

    /// Unambiguous, because ids contain no slashes.
    public var description: String { "\(period)/\(duty)/\(slot)" }
}

/// A report that falls due, with its window: it opens a number of days before the last day reported on and closes a number of days after
/// it.
public struct ReportSlot: Hashable, Sendable {
    public var name: SlotName
    /// The last day of the month, quarter, half-year or year reported on.
    public var last: CivilDate
    /// The first day on which it may be sent.
    public var opens: CivilDate
    /// The last day on which it is on time.
    public var due: CivilDate
    /// The day from which the period asks for reports (启用日期): reports about a time that ended before are not owed.
    public var adopted: CivilDate

    /// The slots of a duty in a period, in order of time: those whose last day lies within the period.
    public static func slots(of duty: PBReportDuty, in period: Period) -> [ReportSlot] {
        guard let months = duty.frequency.months else { return [] }
        var slots: [ReportSlot] = []
        for year in period.starts.parts.year...max(period.starts.parts.year, period.ends.parts.year) {
            for number in 1...(12 / months) {
                let last = lastDay(ofMonth: number * months, year: year)
                guard (period.starts...max(period.starts, period.ends)).contains(last) else { continue }
                let name = SlotName(period: period.id, duty: duty.id, slot: slotID(number, of: duty.frequency, year: year))
                slots.append(
                    ReportSlot(
                        name: name, last: last, opens: last.adding(days: -Int(duty.opensBefore)),
                        due: last.adding(days: Int(duty.dueAfter)), adopted: period.adopted))
            }
        }
        return slots
    }

    private static func lastDay(ofMonth month: Int, year: Int) -> CivilDate {
        let next = month == 12 ? CivilDate(year: year + 1, month: 1, day: 1) : CivilDate(year: year, month: month + 1, day: 1)
        return next.adding(days: -1)
    }

    private static func slotID(_ number: Int, of frequency: PBFrequency, year: Int) -> String {
        switch frequency {
        case .quarterly: "\(year)-Q\(number)"
        case .halfYearly: "\(year)-H\(number)"
        case .yearly: "\(year)"
        default: "\(year)-\(number < 10 ? "0" : "")\(number)"
        }
    }
}

extension PBFrequency {
    /// The number of months that one report covers; nil if the frequency is not known.
    var months: Int? {
        switch self {
        case .monthly: 1
        case .quarterly: 3
        case .halfYearly: 6
        case .yearly: 12
        case .unspecified, .UNRECOGNIZED: nil
        }
    }
}

extension PBReportDuty {
    /// Whether a unit owes a slot of this duty: by its level and sector on the window's last day, or because it is listed. On that day it
    /// must be open, and period and unit must have adopted the system (启用) by the last day reported on.
    public func isOwed(by unit: Unit, _ slot: ReportSlot) -> Bool {
        guard unit.isOpen(on: slot.due), slot.adopted <= slot.last, unit.adopted.map({ $0 <= slot.last }) ?? true else { return false }
        guard units.isEmpty else { return units.contains(unit.id) }
        guard let level = unit.level(on: slot.due), let sector = unit.sector(on: slot.due) else { return false }
        return (levels.isEmpty || levels.contains(level)) && (sectors.isEmpty || sectors.contains(sector))
    }
}

extension RegistryState {
    /// A slot of the period's calendar, with its duty; nil if there is none.
    public func reportSlot(_ name: SlotName) -> (duty: PBReportDuty, slot: ReportSlot)? {
        guard let period = periods[name.period], let duty = bundle(ofPeriod: name.period)?.reportDuty(name.duty),
            let slot = ReportSlot.slots(of: duty, in: period).first(where: { $0.name == name })
        else { return nil }
        return (duty, slot)
    }

    /// Every slot of every period's calendar, by the last day of its window, then by the bytes of its name.
    public var reportSlots: [(duty: PBReportDuty, slot: ReportSlot)] {
        let all = periods.values.flatMap { period in
            (bundle(ofPeriod: period.id)?.content.reportDuties ?? []).flatMap { duty in
                ReportSlot.slots(of: duty, in: period).map { (duty: duty, slot: $0) }
            }
        }
        return all.sorted { a, b in
            a.slot.due == b.slot.due
                ? UTF8Order.precedes(a.slot.name.description, b.slot.name.description) : a.slot.due < b.slot.due
        }
    }
}
