import DeciderSupport
import PledgesCore
import Schema
import SwiftProtobuf
import Testing

/// The pledge promises 100.
@Suite("Quantities that are hardly meant")
struct PlausibleQuantityTests {
    @Test("ten times what was promised is not reported unless it is meant", arguments: ["progress", "done"])
    func tenfold(_ kind: String) throws {
        var county = try countyWithPledge()
        func body(_ quantity: Int64) -> PBPayload.Body { kind == "done" ? .done("p1", quantity) : .progress("p1", quantity) }
        #expect(county.pledges.refusal(body(999), for: "village", by: County.clerk) == nil)
        #expect(county.pledges.refusal(body(1_000), for: "village", by: County.clerk) == "implausible")
        #expect(county.pledges.refusal(body(PledgeBounds.quantity), for: "village", by: County.clerk) == "implausible")
        #expect(county.pledges.refusal(body(PledgeBounds.quantity + 1), for: "village", by: County.clerk) == "invalid_field")
        try county.pledges.given(body(1_000), for: "village", by: County.clerk, meant: true)
        #expect(county.pledges.state(of: "village").pledge("p1", of: "village")?.reached == 1_000)
    }

    @Test("no more is verified than was reported done unless it is meant")
    func verified() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.done("p1", 90), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.verify("p1", 90), for: "village", by: County.superior) == nil)
        #expect(county.pledges.refusal(.verify("p1", 91), for: "village", by: County.superior) == "implausible")
        #expect(county.pledges.refusal(.verify("p1", 91, met: false), for: "village", by: County.superior) == "standard_not_met")
        try county.pledges.given(.verify("p1", 91), for: "village", by: County.superior, meant: true)
        #expect(county.pledges.state(of: "village").pledge("p1", of: "village")?.reached == 91)
    }

    @Test("whoever verifies ten times what was promised means it too, although it was reported so")
    func verifiedTenfold() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.done("p1", 1_000), for: "village", by: County.clerk, meant: true)
        #expect(county.pledges.refusal(.verify("p1", 1_000), for: "village", by: County.superior) == "implausible")
        #expect(county.pledges.refusal(.verify("p1", 999), for: "village", by: County.superior) == nil)
        #expect(county.pledges.refusal(.verify("p1", 1_000), for: "village", by: County.superior, meant: true) == nil)
    }

    @Test("dates and documents of a pledge's submissions are asked about too")
    func others() throws {
        var county = try County.working()
        let ask = PBPayload.Body.ask { $0.until = "2062-03-31" }
        #expect(county.pledges.refusal(ask, for: "village", by: County.otherClerk) == "implausible")
        #expect(county.pledges.refusal(ask, for: "village", by: County.otherClerk, meant: true) == nil)
        county.day("2026-04-05")
        var report = County.report("2026-Q1", duty: "ledger")
        report.answers = []
        report.text = "The ledger"
        report.evidence = [County.evidence, County.evidence]
        #expect(county.pledges.refusal(.submitReport(report), for: "village", by: County.clerk) == "implausible")
        try county.pledges.given(.submitReport(report), for: "village", by: County.clerk, meant: true)
    }
}
