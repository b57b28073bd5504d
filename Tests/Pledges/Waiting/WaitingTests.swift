import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("What waits for whom")
struct WaitingTests {
    private func unit(_ county: County, _ unit: String = "village") throws -> UnitPledges {
        try #require(county.pledges.state(of: unit).units[unit])
    }

    private func reader(_ county: County) -> PledgeReader { PledgeReader(county.pledges.own.folds.map(\.state)) }

    private func registry(_ county: County) -> RegistryState { county.registry.state(of: "") }

    @Test("a letter waits for its signature, for the superior, and again for the unit after a return")
    func letters() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        #expect(try unit(county).lettersToSign.map(\.period) == ["2026"])
        #expect(try unit(county).lettersToCountersign.isEmpty)
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        #expect(try unit(county).lettersToSign.isEmpty)
        #expect(try unit(county).lettersToCountersign.map(\.period) == ["2026"])
        try county.pledges.given(.giveBackLetter(), for: "village", by: County.superior)
        #expect(try unit(county).letters(in: [.returned]).map(\.period) == ["2026"])
        #expect(try unit(county).lettersToSign.map(\.period) == ["2026"])
    }

    @Test("pledges wait by the day due: to report, overdue, to verify, returned, to close out, to roll over")
    func pledges() throws {
        var county = try County()
        try county.letterInForce(
            County.draft("b", due: "2026-03-31"), County.draft("a", due: "2026-03-31"), County.draft("c", due: "2026-02-28"))
        let (february, march) = (try #require(CivilDate("2026-02-28")), try #require(CivilDate("2026-03-31")))
        #expect(try unit(county).pledgesDue(by: february).map(\.id) == ["c"])
        #expect(try unit(county).pledgesDue(by: march).map(\.id) == ["c", "a", "b"])
        #expect(try unit(county).pledgesOverdue(on: march).map(\.id) == ["c"])
        try county.pledges.given(.done("a", 100), for: "village", by: County.clerk)
        try county.pledges.given(.done("c", 100), for: "village", by: County.clerk)
        #expect(try unit(county).pledgesDue(by: march).map(\.id) == ["b"])
        #expect(try unit(county).pledgesToVerify(by: nil).map(\.id) == ["c", "a"])
        try county.pledges.given(.giveBack("c"), for: "village", by: County.superior)
        #expect(try unit(county).pledgesReturned.map(\.id) == ["c"])
        try county.pledges.given(.progress("c", 10), for: "village", by: County.clerk)
        #expect(try unit(county).pledgesReturned.isEmpty)
        try county.pledges.given(.verify("a", 100), for: "village", by: County.superior)
        #expect(try unit(county).pledgesToVerify(by: nil).isEmpty)
        #expect(try unit(county).pledgesToCloseOut.map(\.id) == ["a"])
        #expect(try unit(county).pledgesToRollOver(from: "2026").map(\.id) == ["c", "b"])
        try county.pledges.given(.closeOut("a"), for: "village", by: County.superior)
        #expect(try unit(county).pledgesToCloseOut.isEmpty)
    }

    @Test("what is given to a unit waits for that unit, wherever it was promised, and not for the superior")
    func reviewers() throws {
        var county = try County()
        for (unit, clerk, superior) in [
            ("village", County.clerk, County.superior), ("town", County.townClerk, County.countySuperior),
        ] {
            try county.pledges.given(.draft(County.draft("p1")) { $0.receiver = "town-b" }, for: unit, by: clerk)
            try county.pledges.given(.sign, for: unit, by: clerk)
            try county.pledges.given(.countersign, for: unit, by: superior)
            try county.pledges.given(.done("p1", 100), for: unit, by: clerk)
        }
        #expect(
            reader(county).pledgesToVerify(byReviewer: "town-b", in: registry(county), on: county.pledges.date).map(\.name.unit) == [
                "town", "village",
            ])
        #expect(reader(county).pledgesToVerify(byReviewer: "county", in: registry(county), on: county.pledges.date).isEmpty)
        #expect(try unit(county).pledgesToVerify(by: nil).isEmpty)
        try county.pledges.given(.verify("p1", 100), for: "town", by: County.strangeSuperior)
        #expect(
            reader(county).pledgesToVerify(byReviewer: "town-b", in: registry(county), on: county.pledges.date).map(\.name.unit) == [
                "village"
            ])
        #expect(
            reader(county).pledgesToCloseOut(byReviewer: "town-b", in: registry(county), on: county.pledges.date).map(\.name.unit) == [
                "town"
            ])
    }

    @Test("requests for consent wait until they are answered")
    func requests() throws {
        var county = try County()
        try county.letterInForce(County.draft("p1"), County.draft("p2"))
        try county.pledges.given(.amend("p1") { $0.quantity = 5 }, for: "village", by: County.clerk)
        try county.pledges.given(.withdraw("p2"), for: "village", by: County.clerk)
        #expect(try unit(county).amendmentsToAnswer.map(\.id) == ["p1"])
        #expect(try unit(county).withdrawalsToAnswer.map(\.id) == ["p2"])
        try county.pledges.given(.acceptAmendment("p1"), for: "village", by: County.superior)
        try county.pledges.given(.refuseWithdrawal("p2"), for: "village", by: County.superior)
        #expect(try unit(county).amendmentsToAnswer.isEmpty)
        #expect(try unit(county).withdrawalsToAnswer.isEmpty)
    }

    @Test("a notice waits for answers, and after its last day to be closed")
    func notices() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.notice("n1", from: "2026-01-05", until: "2026-01-06"), for: "village", by: County.clerk)
        try county.pledges.given(.object("n1", "o1"), for: "village", by: County.inspector)
        let (fifth, seventh) = (try #require(CivilDate("2026-01-05")), try #require(CivilDate("2026-01-07")))
        #expect(try unit(county).noticesOpen(on: fifth).map(\.id) == ["n1"])
        #expect(try unit(county).noticesOpen(on: seventh).isEmpty)
        #expect(try unit(county).noticesToAnswer.map(\.id) == ["n1"])
        #expect(try unit(county).noticesToClose(on: seventh).isEmpty)
        try county.pledges.given(.answer("n1", "o1", upheld: true), for: "village", by: County.superior)
        #expect(try unit(county).noticesToAnswer.isEmpty)
        #expect(try unit(county).noticesToClose(on: fifth).isEmpty)
        #expect(try unit(county).noticesToClose(on: seventh).map(\.id) == ["n1"])
    }

    @Test("an overdue pledge waits for every unit it was brought to until it is reported done")
    func escalated() throws {
        var county = try County()
        try county.openPeriod("p") { $0.escalateAfterDays = 10 }
        try county.pledges.given(.draft(County.draft("p1")) { $0.period = "p" }, for: "village", by: County.clerk)
        try county.pledges.given(.signLetter(.with { $0.period = "p" }), for: "village", by: County.clerk)
        try county.pledges.given(.countersignLetter(.with { $0.period = "p" }), for: "village", by: County.superior)
        county.day("2026-07-10")
        try county.pledges.given(.tick(county.pledges.partition(of: "village")), for: "", by: County.timekeeper)
        #expect(reader(county).pledgesEscalated(to: "town", in: registry(county), on: county.pledges.date).map(\.id) == ["p1"])
        #expect(reader(county).pledgesEscalated(to: "county", in: registry(county), on: county.pledges.date).isEmpty)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        #expect(reader(county).pledgesEscalated(to: "town", in: registry(county), on: county.pledges.date).isEmpty)
    }
}
