internal import DeciderSupport
internal import Schema
internal import SwiftProtobuf

extension SmallCity {
    struct Act {
        var service: PBService
        /// In ``signers``.
        var signer: Int
        var unit: String
        var body: PBPayload.OneOf_Body
    }

    /// From these a mutation comes far into every rule.
    static var acts: [Act] {
        func registry(_ body: PBPayload.OneOf_Body, for unit: String) -> Act { Act(service: .registry, signer: 1, unit: unit, body: body) }
        func clerk(_ body: PBPayload.OneOf_Body) -> Act { Act(service: .pledges, signer: 2, unit: "village", body: body) }
        func superior(_ body: PBPayload.OneOf_Body) -> Act { Act(service: .pledges, signer: 3, unit: "village", body: body) }
        func inspector(_ body: PBPayload.OneOf_Body) -> Act { Act(service: .supervision, signer: 5, unit: "village", body: body) }
        func answer(_ body: PBPayload.OneOf_Body) -> Act { Act(service: .supervision, signer: 2, unit: "village", body: body) }
        return [
            registry(.registerUnit(County.unit(parent: "county", .township)), for: "town-c"),
            registry(.enrolKey(County.enrolment(of: County.stranger, .teller)), for: "county"),
            registry(.appointPost(County.post("clerk", "p-9")), for: "village"),
            clerk(
                .reportProgress(
                    .with {
                        $0.pledge = "p1"
                        $0.quantity = 40
                        $0.note = "half"
                    })),
            clerk(
                .reportDone(
                    .with {
                        $0.pledge = "p1"
                        $0.quantity = 100
                    })),
            superior(
                .verifyPledge(
                    .with {
                        $0.pledge = "p2"
                        $0.quantity = 100
                        $0.standardMet = true
                    })),
            superior(
                .returnPledge(
                    .with {
                        $0.pledge = "p2"
                        $0.reason = "not yet"
                    })),
            superior(.closeOutPledge(.with { $0.pledge = "p3" })),
            Act(service: .pledges, signer: 2, unit: "hamlet", body: .draftPledge(County.draft("p1"))),
            inspector(.recordInspection(County.inspection())),
            inspector(.recordInspection(County.inspection(round: "q1"))),
            inspector(.openFinding(County.finding("f2"))),
            answer(.acknowledgeFinding(.with { $0.finding = "f1" })),
            Act(service: .pledges, signer: 6, unit: "", body: .tick(1)),
            Act(service: .supervision, signer: 6, unit: "", body: .tick(1)),
            Act(service: .scoring, signer: 6, unit: "", body: .tick(0)),
        ]
    }
}
