import DeciderSupport
import Domain
import Foundation
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Reporting progress and completion")
struct ReportTests {
    @Test("quantities count from the beginning and never fall")
    func cumulative() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.progress("p1", 0), for: "village", by: County.clerk)
        try county.pledges.given(.progress("p1", 40), for: "village", by: County.clerk)
        try county.pledges.given(.progress("p1", 40), for: "village", by: County.secondClerk)
        #expect(county.pledges.refusal(.progress("p1", 39), for: "village", by: County.clerk) == "quantity_below_reported")
        #expect(county.pledges.refusal(.progress("p1", -1), for: "village", by: County.clerk) == "invalid_field")
        #expect(county.pledges.refusal(.progress("p1", .max), for: "village", by: County.clerk) == "invalid_field")
        #expect(county.pledges.refusal(.done("p1", 39), for: "village", by: County.clerk) == "quantity_below_reported")
        #expect(county.pledges.state(of: "village").pledge("p1", of: "village")?.reached == 40)
    }

    @Test("reported done is a stage of its own, after which nothing more is reported")
    func done() throws {
        var county = try countyWithPledge()
        #expect(county.pledges.refusal(.done("p1", 0), for: "village", by: County.clerk) == "invalid_field")
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        let pledge = try #require(county.pledges.state(of: "village").pledge("p1", of: "village"))
        #expect(pledge.stage == .reportedDone)
        #expect(pledge.done?.step.key == County.clerk)
        #expect(!pledge.isVerified)
        #expect(county.pledges.refusal(.progress("p1", 100), for: "village", by: County.clerk) == "pledge_not_in_force")
        #expect(county.pledges.refusal(.done("p1", 100), for: "village", by: County.clerk) == "pledge_not_in_force")
    }

    @Test("only a pledge in force is reported on")
    func notInForce() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.progress("p1", 1), for: "village", by: County.clerk) == "pledge_not_in_force")
        #expect(county.pledges.refusal(.progress("p2", 1), for: "village", by: County.clerk) == "unknown_pledge")
    }

    static let broken: [Document] = [
        Document(field: "evidence.digest") { $0.digest = Data([1]) },
        Document(field: "evidence.revision") { $0.revision = 0 },
        Document(field: "evidence.name") { $0.name = "" },
        Document(field: "evidence.address") { $0.address = String(repeating: "a", count: 1_001) },
    ]

    @Test("evidence is named, hashed and numbered, or refused", arguments: broken)
    func evidence(_ document: Document) throws {
        let county = try countyWithPledge()
        var evidence = PBEvidence.with {
            $0.name = "photo"
            $0.digest = Data(repeating: 7, count: 32)
            $0.revision = 1
        }
        func report() -> PBPayload.Body {
            .reportDone(
                .with {
                    $0.pledge = "p1"
                    $0.quantity = 100
                    $0.evidence = [evidence]
                })
        }
        #expect(county.pledges.refusal(report(), for: "village", by: County.clerk) == nil)
        document.change(&evidence)
        guard case .refused(let refusal) = county.pledges.verdict(report(), for: "village", by: County.clerk) else {
            Issue.record("accepted")
            return
        }
        #expect(refusal.field == document.field)
    }

    @Test("at most twenty documents are named")
    func tooMany() throws {
        let county = try countyWithPledge()
        let evidence = PBEvidence.with {
            $0.name = "photo"
            $0.digest = Data(repeating: 7, count: 32)
            $0.revision = 1
        }
        func report(_ count: Int) -> PBPayload.Body {
            .reportProgress(
                .with {
                    $0.pledge = "p1"
                    $0.evidence = (0..<count).map { number in
                        var document = evidence
                        document.digest = Digest.sha256([UInt8(number)])
                        return document
                    }
                })
        }
        #expect(county.pledges.refusal(report(20), for: "village", by: County.clerk) == nil)
        #expect(county.pledges.refusal(report(21), for: "village", by: County.clerk) == "invalid_field")
    }
}

/// A change to sound evidence and the field it should be refused for.
struct Document: Sendable, CustomTestStringConvertible {
    var field: String
    var change: @Sendable (inout PBEvidence) -> Void
    var testDescription: String { field }
}
