import DeciderSupport
import Domain
import PledgesCore
import Schema
import SupervisionCore
import Testing

@Suite("Acknowledging or contesting a finding")
struct AnswerTests {
    @Test("the unit answers a finding once, by acknowledging or by contesting it")
    func once() throws {
        for first in [PBPayload.Body.acknowledge("f1"), .contest("f1")] {
            var county = try countyWithFinding()
            try county.supervision.given(first, for: "village", by: County.clerk)
            #expect(county.supervision.refusal(.acknowledge("f1"), for: "village", by: County.clerk) == "already_answered")
            #expect(county.supervision.refusal(.contest("f1"), for: "village", by: County.secondClerk) == "already_answered")
        }
    }

    @Test("a contest needs a reason and closes nothing")
    func contest() throws {
        var county = try countyWithFinding()
        #expect(county.supervision.refusal(.contest("f1", " "), for: "village", by: County.clerk) == "invalid_field")
        try county.supervision.given(.contest("f1", "It was there"), for: "village", by: County.clerk)
        let finding = try #require(county.supervision.state(of: "village").finding("f1", of: "village"))
        #expect(finding.isOpen)
        guard case .contested(let reason, let step) = finding.answer else {
            Issue.record("not contested")
            return
        }
        #expect(reason == "It was there" && step.key == County.clerk)
    }

    @Test("only a clerk of the unit answers, and only a finding that is there and not closed")
    func rights() throws {
        var county = try countyWithFinding()
        for body in [PBPayload.Body.acknowledge("f1"), .contest("f1")] {
            for key in [County.inspector, County.superior, County.villageSuperior] {
                #expect(county.supervision.refusal(body, for: "village", by: key) == "not_authorized")
            }
        }
        #expect(county.supervision.refusal(.acknowledge("f9"), for: "village", by: County.clerk) == "unknown_finding")
        try county.supervision.given(.rectify("f1"), for: "village", by: County.clerk)
        try county.supervision.given(.accept("f1"), for: "village", by: County.inspector)
        #expect(county.supervision.refusal(.contest("f1"), for: "village", by: County.clerk) == "finding_closed")
    }
}
