internal import DeciderSupport
internal import Schema
internal import SwiftProtobuf

extension SmallCity {
    struct Act {
        /// In ``signers``.
        var signer: Int
        var unit: String
        var body: PBPayload.Body
    }

    /// From these a mutation comes far into every rule.
    static var acts: [Act] { plainActs + treeActs + consentActs + noticeActs }

    private static var plainActs: [Act] {
        func registry(_ body: PBPayload.Body, for unit: String) -> Act { Act(signer: 1, unit: unit, body: body) }
        func clerk(_ body: PBPayload.Body) -> Act { Act(signer: 2, unit: "village", body: body) }
        func superior(_ body: PBPayload.Body) -> Act { Act(signer: 3, unit: "village", body: body) }
        func inspector(_ body: PBPayload.Body) -> Act { Act(signer: 5, unit: "village", body: body) }
        func answer(_ body: PBPayload.Body) -> Act { Act(signer: 2, unit: "village", body: body) }
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
            Act(signer: 2, unit: "hamlet", body: .draftPledge(County.draft("p1"))),
            inspector(.recordInspection(County.inspection())),
            inspector(.recordInspection(County.inspection(round: "q1"))),
            inspector(.openFinding(County.finding("f2"))),
            answer(.acknowledgeFinding(.with { $0.finding = "f1" })),
            Act(signer: 6, unit: "", body: .pledges(.tick(.with { $0.partition = 1 }))),
            Act(signer: 6, unit: "", body: .supervision(.tick(.with { $0.partition = 1 }))),
        ]
    }

    /// The tree of units, changed on the day the city stands at.
    private static var treeActs: [Act] {
        let from = "2026-01-01"
        func registry(_ unit: String, _ body: PBPayload.Body) -> Act { Act(signer: 1, unit: unit, body: body) }
        return [
            registry("village", .renameUnit(.with { ($0.name.zh, $0.from) = ("新村", from) })),
            registry("village", .reclassifyUnit(.with { ($0.level, $0.sector, $0.from) = (.community, "community", from) })),
            registry("village", .reparentUnit(.with { ($0.parent, $0.from) = ("town-b", from) })),
            registry("town", .reparentUnit(.with { ($0.parent, $0.from) = ("hamlet", from) })),
            registry("village", .mergeUnit(.with { ($0.into, $0.from) = ("hamlet", from) })),
            registry("hamlet", .dissolveUnit(.with { ($0.from, $0.reason) = (from, "empty") })),
            registry("hamlet", .assignUnit(.with { ($0.to, $0.from) = ("town", from) })),
            registry(
                "town",
                .splitUnit(
                    .with {
                        $0.from = from
                        $0.parts = ["town-c", "town-d"].map { unit in
                            .with {
                                ($0.unit, $0.name.zh, $0.level, $0.sector) = (unit, "新镇", .township, "rural")
                                $0.children = unit == "town-c" ? ["village"] : ["hamlet"]
                            }
                        }
                        $0.dissolved = true
                    })),
            registry("county", .rotateKey(.with { ($0.key, $0.proof) = (County.stranger.bytes, County.stranger.bytes) })),
        ]
    }

    /// What a unit asks of its superior about a pledge in force, and the next period.
    private static var consentActs: [Act] {
        func clerk(_ body: PBPayload.Body) -> Act { Act(signer: 2, unit: "village", body: body) }
        func superior(_ body: PBPayload.Body) -> Act { Act(signer: 3, unit: "village", body: body) }
        return [
            clerk(.amendPledge(.with { ($0.pledge, $0.quantity, $0.due, $0.reason) = ("p1", 120, "2026-09-30", "rain") })),
            superior(.acceptAmendment(.with { $0.pledge = "p4" })),
            superior(.refuseAmendment(.with { ($0.pledge, $0.reason) = ("p4", "no") })),
            clerk(.withdrawPledge(.with { ($0.pledge, $0.reason) = ("p1", "no road") })),
            superior(.acceptWithdrawal(.with { $0.pledge = "p5" })),
            superior(.refuseWithdrawal(.with { ($0.pledge, $0.reason) = ("p5", "needed") })),
            clerk(.rollOverPledge(.with { ($0.pledge, $0.into, $0.period, $0.due) = ("p1", "p9", "2027", "2027-06-30") })),
        ]
    }

    private static var noticeActs: [Act] {
        func act(_ signer: Int, _ body: PBPayload.Body) -> Act { Act(signer: signer, unit: "village", body: body) }
        return [
            act(
                2,
                .openNotice(
                    .with {
                        ($0.notice, $0.subject, $0.reference, $0.title) = ("n2", .pledge, "p3", "践诺公示")
                        ($0.terms.from, $0.terms.until, $0.terms.channels) = ("2026-01-05", "2026-01-09", [.board, .online])
                    })),
            act(5, .raiseObjection(.with { ($0.notice, $0.objection, $0.text) = ("n1", "o2", "不实") })),
            act(3, .answerObjection(.with { ($0.notice, $0.objection, $0.answer, $0.upheld) = ("n1", "o1", "已核实", true) })),
            act(2, .closeNotice(.with { $0.notice = "n1" })),
            act(
                3, .countersignLetter(.with { ($0.period, $0.notice.from, $0.notice.until) = (County.period, "2026-01-05", "2026-01-09") })),
        ]
    }
}
