import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

/// The monthly report is due three days after the month; January's on 3 February, February's on 3 March.
@Suite("Reports before the day of adoption")
struct AdoptedReportTests {
    private func county(adopted: String) throws -> County {
        var county = try County.withFreeYear()
        let bundle = try County.workRules.serializedData()
        try county.registry.given(.publishBundle(.with { $0.bundle = bundle }), for: "city", by: County.root)
        var open = County.openPeriod(digest: Digest.sha256(bundle))
        (open.period, open.bundle, open.adopted) = (County.year, "work-rules", adopted)
        try county.registry.given(.openPeriod(open), for: "city", by: County.root)
        try county.followAll()
        return county
    }

    private func missing(_ facts: [PBFact]) -> [String] {
        facts.compactMap { fact in
            guard case .pledges(.reportMissing(let missing)) = fact.content, missing.duty == "monthly" else { return nil }
            return "\(fact.unit) \(missing.slot)"
        }
    }

    private func owed(_ county: County, by unit: String) -> [String] {
        ReportReader(county.pledges.own.folds.map(\.state), registry: county.registry.state(of: ""))
            .reports(of: unit).filter { $0.slot.name.duty == "monthly" }.map(\.slot.name.slot)
    }

    @Test("what is about a month that was over before the period was adopted is owed by nobody, though its window closes later")
    func period() throws {
        var county = try self.county(adopted: "2026-02-28")
        #expect(owed(county, by: "village").first == "2026-02")
        #expect(county.pledges.refusal(.excuse("2026-01"), for: "village", by: County.superior) == "report_not_owed")
        county.day("2026-03-03")
        #expect(county.pledges.refusal(.report("2026-01"), for: "village", by: County.clerk) == "report_not_owed")
        #expect(county.pledges.refusal(.report("2026-02"), for: "village", by: County.clerk) == nil)
        county.day("2026-03-04")
        #expect(missing(try county.tickEverywhere()).sorted() == ["hamlet 2026-02", "village 2026-02"])
        let next = try self.county(adopted: "2026-03-01")
        #expect(owed(next, by: "village").first == "2026-03")
    }

    @Test("a unit that begins later owes less, and no tick marks it missing for the time before")
    func unit() throws {
        var county = try County.working()
        for (unit, adopted) in [("early", "2026-01-31"), ("late", "2026-02-01")] {
            var register = County.unit(parent: "town", .village)
            register.adopted = adopted
            try county.registry.given(.registerUnit(register), for: unit, by: County.root)
        }
        try county.followAll()
        #expect(owed(county, by: "early").first == "2026-01")
        #expect(owed(county, by: "late").first == "2026-02")
        county.day("2026-02-04")
        #expect(missing(try county.tickEverywhere()).sorted() == ["early 2026-01", "hamlet 2026-01", "village 2026-01"])
        county.day("2026-03-04")
        #expect(missing(try county.tickEverywhere()).contains("late 2026-02"))
    }
}
