internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// Finds reports missing whose window has passed: for all units of the partition that owe the slot, by the bytes of their ids. Then the
    /// slot is settled and not looked at again; units with an extension follow when their own last day has passed.
    static func settleMissingReports(_ budget: Int, _ request: Request, _ state: PledgesState) -> TickShare {
        var facts: [PBFact] = []
        for (duty, slot) in request.registry.reportSlots where slot.due < request.date && !state.settledSlots.contains(slot.name) {
            let missing = unitsWithout(slot, of: duty, request, state)
            // One fact of the budget is needed to settle the slot.
            guard facts.count + missing.count < budget else {
                facts += missing.prefix(budget - facts.count).map { missingFact(slot.name, due: slot.due, of: $0) }
                return TickShare(facts: facts, more: true)
            }
            facts += missing.map { missingFact(slot.name, due: slot.due, of: $0) }
            facts.append(settledFact(slot.name, of: ""))
        }
        return TickShare(facts: facts, more: false)
    }

    /// Finds reports missing whose extension has run out. A unit that was closed before that day, and that nobody took over from, owes
    /// nothing any more.
    static func settleExtendedReports(_ budget: Int, _ request: Request, _ state: PledgesState) -> TickShare {
        let (due, more) = state.extendedReports.passed(before: request.date, most: budget)
        let facts = due.compactMap { name -> PBFact? in
            guard let slot = SlotName(name.id), let last = state.report(slot, of: name.unit)?.deadline else { return nil }
            let (unit, registry) = (name.unit, request.registry)
            guard registry.units[unit]?.isOpen(on: last) ?? false || registry.isTakenOver(unit, on: request.date) else {
                return settledFact(slot, of: unit)
            }
            return missingFact(slot, due: last, of: unit)
        }
        return TickShare(facts: facts, more: more)
    }

    private static func unitsWithout(
        _ slot: ReportSlot, of duty: PBReportDuty, _ request: Request, _ state: PledgesState
    ) -> [String] {
        let partitions = request.context.topics.decisions(.pledges).partitions
        return request.registry.units.values
            .filter { unit in
                duty.isOwed(by: unit, slot) && state.report(slot.name, of: unit.id).isAwaitedWithoutExtension
                    && Murmur2.partition(ofKey: unit.id, partitions: partitions) == request.context.partition
            }
            .map(\.id)
            .sorted(by: UTF8Order.precedes)
    }

    private static func missingFact(_ slot: SlotName, due: CivilDate, of unit: String) -> PBFact {
        var missing = PBReportMissing()
        missing.period = slot.period
        missing.duty = slot.duty
        missing.slot = slot.slot
        missing.due = due.description
        return PBFact(about: unit, .reportMissing(missing))
    }

    private static func settledFact(_ slot: SlotName, of unit: String) -> PBFact {
        var settled = PBReportSlotSettled()
        settled.period = slot.period
        settled.duty = slot.duty
        settled.slot = slot.slot
        return PBFact(about: unit, .reportSlotSettled(settled))
    }
}

extension DutyReport? {
    fileprivate var isAwaitedWithoutExtension: Bool {
        guard let self else { return true }
        return self.standing == .awaited && self.extensions.isEmpty
    }
}

enum ReportMissing {
    static func apply(_ missing: PBReportMissing, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateReport(SlotName(period: missing.period, duty: missing.duty, slot: missing.slot), of: unit) { report in
            if report.missing == nil { report.missing = step }
        }
    }
}

enum ReportSlotSettled {
    static func apply(_ settled: PBReportSlotSettled, to state: inout PledgesState, about unit: String, at step: Step) {
        let slot = SlotName(period: settled.period, duty: settled.duty, slot: settled.slot)
        if unit.isEmpty {
            state.settledSlots.insert(slot)
        } else {
            state.updateReport(slot, of: unit) { $0.released = step }
        }
    }
}
