import DeciderSupport
import Domain
import Foundation
import PledgesCore
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("The burden count")
struct BurdenTests {
    private func burden(_ county: County, _ day: String, of unit: String = "village") throws -> BurdenCount {
        county.pledges.state(of: unit).burden(of: unit, in: CivilMonth(try #require(CivilDate(day))))
    }

    @Test("what the unit sends is counted by the month in China: submissions, fields filled in, documents")
    func counted() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        var burden = try burden(county, "2026-01-31")
        // Pledge, period, item, title, quantity, measure, due, standard, giver, weight.
        #expect(burden.submissions == 1 && burden.fields == 10 && burden.evidence == 0)
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        burden = try self.burden(county, "2026-01-01")
        #expect(burden.submissions == 2 && burden.fields == 11)
        try county.pledges.given(.countersign, for: "village", by: County.superior)
        county.day("2026-03-05")
        let photo = PBEvidence.with {
            $0.name = "photo"
            $0.digest = Data(repeating: 7, count: 32)
            $0.address = "https://example.org/photo"
            $0.revision = 1
        }
        var other = photo
        other.digest = Data(repeating: 8, count: 32)
        let report = PBPayload.Body.reportProgress(
            .with {
                $0.pledge = "p1"
                $0.quantity = 5
                $0.evidence = [photo, other]
            })
        try county.pledges.given(report, for: "village", by: County.clerk)
        burden = try self.burden(county, "2026-03-31")
        #expect(burden.submissions == 1 && burden.fields == 2 && burden.evidence == 2)
        #expect(try self.burden(county, "2026-02-28") == BurdenCount())
        #expect(try self.burden(county, "2026-01-15").submissions == 2)
    }

    @Test("a month begins at midnight in China")
    func midnight() throws {
        var county = try countyWithPledge()
        county.pledges.time = DeciderSpec<PledgesCore>.noon("2026-02-28") + 43_200_000 - 1
        try county.pledges.given(.progress("p1", 1), for: "village", by: County.clerk)
        county.pledges.time += 1
        try county.pledges.given(.progress("p1", 2), for: "village", by: County.clerk)
        #expect(try burden(county, "2026-02-01").submissions == 1)
        #expect(try burden(county, "2026-03-01").submissions == 1)
        #expect(CivilMonth(try #require(CivilDate("2026-03-01"))).description == "2026-03")
    }

    @Test("what others do about the unit, and what is refused, is no burden of its")
    func notCounted() throws {
        var county = try countyWithPledge()
        let before = try burden(county, "2026-01-05")
        _ = try county.pledges.attempt(.progress("p9", 1), for: "village", by: County.clerk)
        #expect(try burden(county, "2026-01-05") == before)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        let reported = try burden(county, "2026-01-05")
        #expect(reported.submissions == before.submissions + 1)
        try county.pledges.given(.giveBack("p1"), for: "village", by: County.superior)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        try county.pledges.given(.verify("p1", 100), for: "village", by: County.superior)
        try county.pledges.given(.closeOut("p1"), for: "village", by: County.superior)
        #expect(try burden(county, "2026-01-05").submissions == reported.submissions + 1)
    }

    static let kinds: [PBFact.Content] = [
        .pledgeDrafted(.init()), .letterSigned(.init()), .progressReported(.init()), .reportedDone(.init()), .noticeOpened(.init()),
        .amendmentRequested(.init()), .withdrawalRequested(.init()), .pledgeRolledOver(.init()), .projectProposed(.init()),
        .projectReported(.init()), .projectMilestoneReported(.init()), .projectReportedDone(.init()), .reportSubmitted(.init()),
        .serviceOffered(.init()), .offerTakenUp(.init()), .offerReleased(.init()), .serviceRecorded(.init()), .feedbackGiven(.init()),
        .offerClosed(.init()),
    ]

    @Test("every kind that is a clerk's is one submission", arguments: kinds)
    func kind(_ fact: PBFact.Content) throws {
        var county = try County()
        try county.pledges.forged([PBFact(about: "village", fact)], for: "village", by: County.clerk)
        #expect(try burden(county, "2026-01-05").submissions == 1)
    }

    static let others: [PBFact.Content] = [
        .letterInForce(.init()), .letterOnNotice(.init()), .letterReturned(.init()), .pledgeVerified(.init()), .pledgeReturned(.init()),
        .pledgeClosedOut(.init()), .pledgeOverdue(.init()), .pledgeEscalated(.init()), .objectionRaised(.init()),
        .objectionAnswered(.init()), .noticeClosed(.init()), .pledgeAmended(.init()), .amendmentRefused(.init()), .pledgeWithdrawn(.init()),
        .withdrawalRefused(.init()), .attendanceRecorded(.init()), .admissionRequested(.init()), .reportMissing(.init()),
    ]

    @Test("no other kind is", arguments: others)
    func other(_ fact: PBFact.Content) throws {
        var county = try County()
        try county.pledges.forged([PBFact(about: "village", fact)], for: "village", by: County.superior)
        #expect(try burden(county, "2026-01-05") == BurdenCount())
    }
}
