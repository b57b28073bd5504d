import DeciderSupport
import Domain
import PledgesCore
import Schema
import Testing

@Suite("Verifying and returning a pledge")
struct VerifyPledgeTests {
    @Test("what a superior verified is what counts, even if it is less than was reported")
    func verified() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        try county.pledges.given(.verify("p1", 60), for: "village", by: County.superior)
        let pledge = try #require(county.pledges.state(of: "village").pledge("p1", of: "village"))
        #expect(pledge.stage == .verified)
        #expect(pledge.reached == 60)
        #expect(pledge.done?.quantity == 100)
        #expect(pledge.verified?.step.key == County.superior)
        #expect(county.pledges.refusal(.verify("p1", 60), for: "village", by: County.superior) == "not_reported_done")
        #expect(county.pledges.refusal(.giveBack("p1"), for: "village", by: County.superior) == "not_reported_done")
    }

    @Test("only what was reported done is verified or returned")
    func order() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.progress("p1", 100), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.verify("p1", 100), for: "village", by: County.superior) == "not_reported_done")
        #expect(county.pledges.refusal(.giveBack("p1"), for: "village", by: County.superior) == "not_reported_done")
        #expect(county.pledges.refusal(.verify("p9", 100), for: "village", by: County.superior) == "unknown_pledge")
    }

    @Test("a standard not met, or nothing found, is not verified")
    func notMet() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.verify("p1", 100, met: false), for: "village", by: County.superior) == "standard_not_met")
        #expect(county.pledges.refusal(.verify("p1", 0), for: "village", by: County.superior) == "invalid_field")
    }

    @Test("a returned pledge is in force again, and its quantity may be corrected downwards")
    func returned() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.progress("p1", 20), for: "village", by: County.clerk)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.giveBack("p1", ""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.giveBack("p1", "Half of it is missing"), for: "village", by: County.superior)
        let pledge = try #require(county.pledges.state(of: "village").pledge("p1", of: "village"))
        #expect(pledge.stage == .inForce)
        #expect(pledge.reached == 20)
        #expect(pledge.returned?.reason == "Half of it is missing")
        #expect(pledge.returns.map(\.done.quantity) == [100] && pledge.returns.map(\.returned.reason) == ["Half of it is missing"])
        try county.pledges.given(.progress("p1", 15), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.progress("p1", 14), for: "village", by: County.clerk) == "quantity_below_reported")
    }
}
