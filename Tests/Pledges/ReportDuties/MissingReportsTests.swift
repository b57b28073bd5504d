import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Seeded
import Streaming
import SwiftProtobuf
import Testing

@Suite("Reports that do not come")
struct MissingReportsTests {
    private func missing(_ facts: [PBFact]) -> [String] {
        facts.compactMap { fact in
            guard case .pledges(.reportMissing(let missing)) = fact.content else { return nil }
            return "\(fact.unit) \(missing.duty) \(missing.slot) \(missing.due)"
        }
    }

    private func reader(_ county: County) -> ReportReader {
        ReportReader(county.pledges.own.folds.map(\.state), registry: county.registry.state(of: ""))
    }

    @Test("on the day after a window closed, a tick finds every unit missing that owes the report and sent none, once")
    func found() throws {
        var county = try County.working()
        county.day("2026-02-01")
        try county.pledges.given(.report("2026-01"), for: "hamlet", by: County.hamletClerk)
        county.day("2026-02-03")
        #expect(missing(try county.tickEverywhere()) == [])
        county.day("2026-02-04")
        #expect(missing(try county.tickEverywhere()) == ["village monthly 2026-01 2026-02-03"])
        #expect(try county.tickEverywhere().isEmpty)
        county.day("2026-04-11")
        let facts = missing(try county.tickEverywhere())
        #expect(
            facts.filter { $0.contains("2026-02") }.sorted() == ["hamlet monthly 2026-02 2026-03-03", "village monthly 2026-02 2026-03-03"])
        #expect(facts.filter { $0.contains("ledger") }.count == County.units.count)
    }

    @Test("a partition's slot is settled in the order of days, and not looked at again")
    func settled() throws {
        var county = try County.working()
        county.day("2026-03-04")
        let facts = try county.pledges.given(.tick(county.partitionOfVillage), for: "", by: County.timekeeper)
        let slots = facts.compactMap { fact -> String? in
            guard case .pledges(.reportSlotSettled(let settled)) = fact.content else { return nil }
            return settled.slot
        }
        #expect(slots == ["2026-01", "2026-02"])
        #expect(county.pledges.state(of: "village").settledSlots.map(\.slot).sorted() == ["2026-01", "2026-02"])
        // A unit that turns up afterwards owes nothing for it, and may report late all the same.
        try county.tickEverywhere()
        try county.registry.given(.registerUnit(County.unit(parent: "town", .village)), for: "found", by: County.root)
        try county.followAll()
        try county.tickEverywhere()
        #expect(reader(county).reports(of: "found").filter { $0.slot.name.slot == "2026-01" }.isEmpty)
        #expect(county.pledges.refusal(.report("2026-01"), for: "found", by: County.townClerk) == nil)
    }

    @Test("a report after it was found missing is late, and having been missing stays in its history")
    func lateAfterMissing() throws {
        var county = try County.working()
        county.day("2026-04-04")
        try county.tickEverywhere()
        try county.pledges.given(.report(), for: "village", by: County.clerk)
        let report = try #require(
            county.pledges.state(of: "village").report(SlotName(period: County.year, duty: "monthly", slot: "2026-03"), of: "village"))
        #expect(report.standing == .late)
        #expect(report.missing != nil)
        let counts = reader(county).counts(of: report.slot, atAndBelow: "county", on: CivilDate(year: 2026, month: 4, day: 4))
        #expect(counts.owed == 2 && counts.late == 1 && counts.missing == 1 && counts.everMissing == 2)
    }

    @Test("a unit whose window was extended is found missing when its own day has passed")
    func extended() throws {
        var county = try County.working()
        county.day("2026-04-01")
        try county.pledges.given(.extend(until: "2026-04-20"), for: "village", by: County.superior)
        county.day("2026-04-04")
        #expect(missing(try county.tickEverywhere()).filter { $0.contains("2026-03 ") } == ["hamlet monthly 2026-03 2026-04-03"])
        county.day("2026-04-20")
        #expect(missing(try county.tickEverywhere()).filter { $0.hasPrefix("village monthly") } == [])
        county.day("2026-04-21")
        #expect(missing(try county.tickEverywhere()) == ["village monthly 2026-03 2026-04-20"])
        #expect(try county.tickEverywhere().isEmpty)
    }

    @Test("an extended unit that is closed before its day owes nothing, and its slot is settled for it")
    func extendedAndClosed() throws {
        var county = try County.working()
        county.day("2026-04-01")
        try county.pledges.given(.extend(until: "2026-04-20"), for: "hamlet", by: County.superior)
        county.day("2026-04-15")
        try county.registry.given(
            .dissolveUnit(
                .with {
                    $0.from = "2026-04-15"
                    $0.reason = "Nobody lives there"
                }), for: "hamlet", by: County.root)
        try county.followAll()
        county.day("2026-04-21")
        let facts = try county.tickEverywhere()
        #expect(missing(facts).filter { $0.hasPrefix("hamlet monthly 2026-03") } == [])
        #expect(facts.contains { $0.unit == "hamlet" && $0.pledges.reportSlotSettled.slot == "2026-03" })
        #expect(try county.tickEverywhere().isEmpty)
        #expect(reader(county).reports(of: "hamlet").filter { $0.slot.name.slot == "2026-03" }.isEmpty)
    }

    @Test("what waits is found: reports due, returned, missing for the unit; to judge for who is above it")
    func worklist() throws {
        var county = try County.working()
        county.day("2026-02-01")
        try county.pledges.given(.report("2026-01"), for: "village", by: County.clerk)
        #expect(reader(county).toJudge(below: "town", on: county.pledges.date).map(\.slot.name.slot) == ["2026-01"])
        #expect(reader(county).toJudge(below: "village", on: county.pledges.date).isEmpty)
        #expect(reader(county).due(of: "village", on: county.pledges.date).isEmpty)
        try county.pledges.given(.giveBackReport("2026-01"), for: "village", by: County.superior)
        #expect(reader(county).toJudge(below: "town", on: county.pledges.date).isEmpty)
        #expect(reader(county).due(of: "village", on: county.pledges.date).map(\.slot.name.slot) == ["2026-01"])
        county.day("2026-03-25")
        try county.tickEverywhere()
        let due = reader(county).due(of: "village", on: county.pledges.date)
        #expect(due.map(\.slot.name.slot) == ["2026-01", "2026-02"])
        #expect(due.map(\.standing) == [.onTime, .missing])
        #expect(county.pledges.state(of: "village").reports["village"]?.returned.map(\.slot.slot) == ["2026-01"])
        #expect(county.pledges.state(of: "village").reports["village"]?.missing.map(\.slot.slot) == ["2026-02"])
        county.day("2026-03-26")
        #expect(reader(county).due(of: "village", on: county.pledges.date).map(\.slot.name.slot) == ["2026-01", "2026-02", "2026-03"])
    }

    @Test("on time, late, missing, excused and awaited add up to the units that owe, whatever happens", arguments: 0..<20 as Range<UInt64>)
    func addsUp(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var county = try County.working()
        for number in 0..<12 {
            try county.registry.given(.registerUnit(County.unit(parent: "town", .village)), for: "v\(number)", by: County.root)
        }
        try county.followAll()
        let villages = (0..<12).map { "v\($0)" } + ["village", "hamlet"]
        var day = CivilDate(year: 2026, month: 1, day: 20)
        for _ in 0..<200 {
            if generator.oneIn(6) { day = day.adding(days: generator.below(9)) }
            county.day(day.description)
            let slot = "2026-0\(1 + generator.below(4))"
            let village = villages[generator.below(villages.count)]
            switch generator.below(9) {
            case 0: try county.tickEverywhere()
            case 1, 2, 3, 4: try county.pledges.attempt(.report(slot), for: village, by: County.townClerk)
            case 5: try county.pledges.attempt(.excuse(slot), for: village, by: County.superior)
            case 6:
                let until = day.adding(days: generator.below(20)).description
                try county.pledges.attempt(.extend(slot, until: until), for: village, by: County.superior)
            case 7: try county.pledges.attempt(.giveBackReport(slot), for: village, by: County.superior)
            default: try county.pledges.attempt(.takeReport(slot), for: village, by: County.superior)
            }
        }
        try county.tickEverywhere()
        var told = ReportCounts()
        let end = CivilDate(year: 2027, month: 3, day: 31)
        for month in 1...12 {
            let slot = SlotName(period: County.year, duty: "monthly", slot: month < 10 ? "2026-0\(month)" : "2026-\(month)")
            let counts = reader(county).counts(of: slot, atAndBelow: "city", on: end)
            #expect(counts.owed == villages.count)
            #expect(counts.awaited + counts.onTime + counts.late + counts.missing + counts.excused == counts.owed)
            #expect(counts.missing <= counts.everMissing && counts.returnedOpen <= counts.returned)
            told = told + counts
        }
        #expect(told.onTime + told.late > 0)
        // The same counts, unit by unit.
        let byUnit = villages.reduce(ReportCounts()) {
            $0 + reader(county).counts(of: $1, period: County.year, duty: "monthly", on: end)
        }
        #expect(byUnit == told)
    }

    @Test("more than a thousand units are found missing by several ticks, each once")
    func bounded() throws {
        var county = try County.working()
        let partition = county.partitionOfVillage
        var (registered, number) = (0, 0)
        while registered < 1_001 {
            let unit = "v\(number)"
            number += 1
            guard county.pledges.partition(of: unit) == partition else { continue }
            try county.registry.given(.registerUnit(County.unit(parent: "town", .village)), for: unit, by: County.root)
            registered += 1
        }
        try county.followAll()
        county.day("2026-02-04")
        let first = try county.pledges.given(.tick(partition), for: "", by: County.timekeeper)
        #expect(first.last?.tickSettled?.settled == 1_000)
        #expect(first.last?.tickSettled?.more == true)
        let second = try county.pledges.given(.tick(partition), for: "", by: County.timekeeper)
        #expect(second.last?.tickSettled?.more == false)
        let units = missing(first + second)
        #expect(Set(units).count == units.count)
        #expect(units.count >= 1_002)
        #expect(try county.pledges.given(.tick(partition), for: "", by: County.timekeeper).count == 1)
    }
}
