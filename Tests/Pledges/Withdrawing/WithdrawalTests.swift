import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Withdrawing a pledge")
struct WithdrawalTests {
    @Test("with the superior's consent a pledge is withdrawn: out of the count, counted apart, and reported on no more")
    func accepted() throws {
        var county = try County()
        try county.letterInForce(County.draft("p1"), County.draft("p2"))
        try county.pledges.given(.withdraw("p1"), for: "village", by: County.clerk)
        #expect(county.pledge("p1")?.stage == .inForce)
        try county.pledges.given(.acceptWithdrawal("p1"), for: "village", by: County.superior)
        let pledge = try #require(county.pledge("p1"))
        #expect(pledge.stage == .withdrawn && !pledge.isPromised)
        #expect(pledge.withdrawals.map(\.content) == ["The road is gone"])
        guard case .accepted(let step) = pledge.withdrawals.last?.outcome else {
            Issue.record("not accepted")
            return
        }
        #expect(step.key == County.superior)
        let counts = PledgeReader(county.pledges.own.folds.map(\.state)).counts(of: "village")
        #expect(counts.promised == 1 && counts.withdrawn == 1 && counts.inForce == 1)
        let bodies: [PBPayload.Body] = [
            .progress("p1", 1), .done("p1", 100), .withdraw("p1"), .amend("p1") { $0.quantity = 1 },
        ]
        for body in bodies { #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == "pledge_not_in_force") }
        #expect(county.pledges.refusal(.verify("p1", 1), for: "village", by: County.superior) == "not_reported_done")
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: County.superior) == "not_verified")
    }

    @Test("a withdrawn pledge is never overdue")
    func notOverdue() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.withdraw("p1"), for: "village", by: County.clerk)
        try county.pledges.given(.acceptWithdrawal("p1"), for: "village", by: County.superior)
        county.day("2026-12-31")
        let tick = PBPayload.Body.tick(county.pledges.partition(of: "village"))
        #expect(try county.pledges.given(tick, for: "", by: County.timekeeper).count == 1)
    }

    @Test("refused, the unit is held to it, and may ask again")
    func refused() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.withdraw("p1"), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.refuseWithdrawal("p1", ""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.refuseWithdrawal("p1", "Go round it"), for: "village", by: County.superior)
        #expect(county.pledge("p1")?.stage == .inForce)
        #expect(county.pledge("p1")?.isChangePending == false)
        #expect(county.pledges.refusal(.acceptWithdrawal("p1"), for: "village", by: County.superior) == "no_withdrawal")
        #expect(county.pledges.refusal(.withdraw("p1"), for: "village", by: County.clerk) == nil)
    }

    @Test("only a pledge in force is withdrawn, for a reason, and once at a time")
    func order() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.withdraw("p1"), for: "village", by: County.clerk) == "pledge_not_in_force")
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        try county.pledges.given(.countersign, for: "village", by: County.superior)
        #expect(county.pledges.refusal(.withdraw("p1", " "), for: "village", by: County.clerk) == "invalid_field")
        #expect(county.pledges.refusal(.withdraw("p9"), for: "village", by: County.clerk) == "unknown_pledge")
        try county.pledges.given(.withdraw("p1"), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.withdraw("p1"), for: "village", by: County.clerk) == "change_pending")
        #expect(county.pledges.refusal(.amend("p1") { $0.quantity = 1 }, for: "village", by: County.clerk) == "change_pending")
    }

    @Test("reporting it done takes the request back")
    func lapses() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.withdraw("p1"), for: "village", by: County.clerk)
        try county.pledges.given(.progress("p1", 50), for: "village", by: County.clerk)
        #expect(county.pledge("p1")?.isChangePending == true)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.acceptWithdrawal("p1"), for: "village", by: County.superior) == "no_withdrawal")
        #expect(county.pledges.refusal(.verify("p1", 100), for: "village", by: County.superior) == nil)
    }

    @Test("the clerk asks, and a superior above consents with another key")
    func rights() throws {
        var county = try countyWithPledge()
        #expect(county.pledges.refusal(.withdraw("p1"), for: "village", by: County.superior) == "not_authorized")
        try county.pledges.forged(
            [
                PBFact(
                    about: "village",
                    .withdrawalRequested(
                        .with {
                            $0.pledge = "p1"
                            $0.reason = "forged"
                        }))
            ], for: "village", by: County.superior)
        for body in [PBPayload.Body.acceptWithdrawal("p1"), .refuseWithdrawal("p1")] {
            #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == "not_authorized")
            #expect(county.pledges.refusal(body, for: "village", by: County.villageSuperior) == "not_above_unit")
            #expect(county.pledges.refusal(body, for: "village", by: County.superior) == "same_key")
            #expect(county.pledges.refusal(body, for: "village", by: County.secondSuperior) == nil)
        }
    }
}
