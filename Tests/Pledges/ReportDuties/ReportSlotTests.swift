import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("The calendar of reports")
struct ReportSlotTests {
    private func slots(_ frequency: PBFrequency) throws -> [ReportSlot] {
        let period = try #require(try County.working().registry.state(of: "").periods[County.year])
        let duty = PBReportDuty.with {
            $0.id = "d"
            $0.frequency = frequency
            $0.opensBefore = 5
            $0.dueAfter = 3
        }
        return ReportSlot.slots(of: duty, in: period)
    }

    @Test("a year has twelve months, four quarters, two half-years and itself")
    func names() throws {
        #expect(
            try slots(.monthly).map(\.name.slot) == [
                "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11",
                "2026-12",
            ])
        #expect(try slots(.quarterly).map(\.name.slot) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
        #expect(try slots(.halfYearly).map(\.name.slot) == ["2026-H1", "2026-H2"])
        #expect(try slots(.yearly).map(\.name.slot) == ["2026"])
        #expect(try slots(.unspecified).isEmpty && slots(.UNRECOGNIZED(9)).isEmpty)
    }

    @Test("a window opens and closes by days from the last day reported on, over the end of months and years")
    func windows() throws {
        let monthly = try slots(.monthly)
        #expect(monthly.map(\.last.description)[1] == "2026-02-28")
        #expect(monthly[1].opens.description == "2026-02-23")
        #expect(monthly[1].due.description == "2026-03-03")
        #expect(monthly[11].due.description == "2027-01-03")
        #expect(try slots(.yearly).map(\.due.description) == ["2027-01-03"])
        #expect(try slots(.quarterly).map(\.last.description) == ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"])
    }

    @Test("a period that does not begin in January has the slots that end in it")
    func shiftedPeriod() throws {
        var county = try County.withFreeYear()
        let bundle = try County.workRules.serializedData()
        try county.registry.given(.publishBundle(.with { $0.bundle = bundle }), for: "city", by: County.root)
        var open = County.openPeriod(digest: Digest.sha256(bundle))
        open.period = "school-year"
        open.bundle = "work-rules"
        open.starts = "2026-09-01"
        open.ends = "2027-08-31"
        open.closes = "2027-10-31"
        try county.registry.given(.openPeriod(open), for: "city", by: County.root)
        let state = county.registry.state(of: "")
        let slots = state.reportSlots.filter { $0.slot.name.period == "school-year" }
        #expect(slots.filter { $0.duty.id == "monthly" }.map(\.slot.name.slot).first == "2026-09")
        #expect(slots.filter { $0.duty.id == "monthly" }.count == 12)
        #expect(slots.filter { $0.duty.id == "ledger" }.map(\.slot.name.slot) == ["2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2"])
        #expect(slots.filter { $0.duty.id == "accounts" }.map(\.slot.name.slot) == ["2026"])
    }

    @Test("a report is owed by level, by sector or by name, and by units that are there on the window's last day")
    func owed() throws {
        var county = try County.working()
        var late = County.unit(parent: "town", .village)
        late.opened = "2026-01-06"
        county.day("2026-02-10")
        try county.registry.given(.registerUnit(late), for: "new-village", by: County.root)
        let state = county.registry.state(of: "")
        func owing(_ duty: String, _ slot: String) throws -> [String] {
            let found = try #require(state.reportSlot(SlotName(period: County.year, duty: duty, slot: slot)))
            return state.units.values.filter { found.duty.isOwed(by: $0, found.slot) }.map(\.id).sorted()
        }
        #expect(try owing("monthly", "2026-01") == ["hamlet", "new-village", "village"])
        #expect(try owing("ledger", "2026-Q1") == ["city", "county", "hamlet", "new-village", "town", "town-b", "village"])
        #expect(try owing("accounts", "2026") == ["town"])
        #expect(state.reportSlot(SlotName(period: County.year, duty: "monthly", slot: "2026-13")) == nil)
        // A unit opened the day after the window's end owes nothing of it.
        let january = try #require(state.reportSlot(SlotName(period: County.year, duty: "monthly", slot: "2026-01")))
        let unit = try #require(state.units["new-village"])
        var before = january.slot
        before.due = CivilDate(year: 2026, month: 1, day: 5)
        #expect(!january.duty.isOwed(by: unit, before))
        before.due = CivilDate(year: 2026, month: 1, day: 6)
        #expect(january.duty.isOwed(by: unit, before))
    }

    @Test("a slot's name is read back as it was written")
    func written() {
        let name = SlotName(period: "2026", duty: "monthly", slot: "2026-03")
        #expect(SlotName(name.description) == name)
        #expect(SlotName("2026/monthly") == nil && SlotName("a/b/c/d") == nil)
    }
}
