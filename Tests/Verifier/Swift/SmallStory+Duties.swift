import Foundation
import RegistryCore
import Schema
import SwiftProtobuf

@testable import Samples

/// What the registry lets fall due, and keys that take each other's place.
extension SmallStory {
    // MARK: July: a number to be stated by every township, and a re-election

    mutating func duties() throws -> [SampleStep] {
        begin(2025, 7, 8)
        var steps: [SampleStep] = []
        func add(_ unit: String, _ body: PBPayload.Body, by signer: String = "registrar") {
            steps.append(step(unit, by: signer, body))
        }
        add("c01", try enrol("watch-1", .superior))
        for requirement in ["halls", "halls"] {  // the second is refused: requirement_exists
            add(
                "c01",
                .setRequirement(
                    .with {
                        ($0.requirement, $0.name.zh, $0.kind, $0.due) = (requirement, "阵地数", .count, "2025-09-01")
                        ($0.levels, $0.least) = ([.township], PBDecimal(2))
                    }))
        }
        add("t01", stated("halls"), by: "clerk-t01")
        add("t02", stated("halls"))
        add("v01", stated("halls"), by: "clerk-t01")  // refused: requirement_not_for_unit
        add("t03", stated("rooms"), by: "clerk-t03")  // refused: unknown_requirement
        add("t03", stated("halls"), by: "superior")  // refused: not_authorized
        for template in ["election", "election"] {  // the second is refused: template_exists
            add(
                "c01",
                .defineMilestoneTemplate(
                    .with {
                        ($0.template, $0.name.zh) = (template, "换届")
                        let steps: [(id: String, daysBefore: Int32)] = [("plan", 60), ("list", 30), ("vote", 0), ("report", -10)]
                        $0.milestones = steps.map { step in
                            .with { ($0.id, $0.name.en, $0.daysBefore) = (step.id, step.id, step.daysBefore) }
                        }
                    }))
        }
        add("t03", scheduled("e1", by: "election"))
        add("t03", scheduled("e1", by: "election"))  // refused: reelection_exists
        add("t04", scheduled("e1", by: "vote"))  // refused: unknown_template
        add("t04", scheduled("e1", by: "election"))
        add("t03", reached("list"), by: "clerk-t03")  // refused: milestone_out_of_order
        add("t03", reached("plan"), by: "clerk-t03")
        add("t03", reached("plan"), by: "clerk-t03")  // refused: milestone_reached
        add("t03", reached("count"), by: "clerk-t03")  // refused: unknown_milestone
        add("t05", reached("plan"), by: "clerk-t05")  // refused: unknown_reelection
        return steps
    }

    // MARK: July: a new key is no other person

    mutating func objection() -> [SampleStep] {
        begin(2025, 7, 15)
        return [pledges("x01", by: "watch-1", object("n1", "o2"))]
    }

    mutating func rotations() throws -> [SampleStep] {
        begin(2025, 7, 15)
        return [
            step("c01", by: "root", try rotate("root", to: "root-2")),  // refused: root_key_stays
            step("c01", by: "watch-1", try rotate("watch-1", to: "superior")),  // refused: key_exists
            step("c01", by: "watch-1", try rotate("superior", to: "watch-2")),  // refused: rotation_unproven
            step("c01", by: "watch-1", try rotate("watch-1", to: "watch-2")),
            step("c01", by: "watch-1", try rotate("watch-1", to: "watch-3")),  // refused: key_not_valid
        ]
    }

    mutating func answers() -> [SampleStep] {
        begin(2025, 7, 16)
        return [
            pledges("x01", by: "watch-1", answer("n1", "o2")),  // refused: key_not_valid
            pledges("x01", by: "watch-2", answer("n1", "o2")),  // refused: same_key
            pledges("x01", by: "superior", answer("n1", "o2")),
        ]
    }
}

// MARK: Bodies

extension SmallStory {
    fileprivate func stated(_ requirement: String) -> PBPayload.Body {
        .stateFact(.with { ($0.requirement, $0.count.number) = (requirement, PBDecimal(3)) })
    }

    fileprivate func scheduled(_ reelection: String, by template: String) -> PBPayload.Body {
        .scheduleReelection(.with { ($0.reelection, $0.template, $0.due) = (reelection, template, "2025-12-28") })
    }

    fileprivate func reached(_ milestone: String) -> PBPayload.Body {
        .completeMilestone(.with { ($0.reelection, $0.milestone) = ("e1", milestone) })
    }

    /// - Parameter old: whose place the new key says it takes.
    fileprivate func rotate(_ old: String, to new: String) throws -> PBPayload.Body {
        let (old, new) = (try ZhanhuaSample.signingKey(named: old), try ZhanhuaSample.signingKey(named: new))
        let message = RotationProof.message(namespace: ZhanhuaSample.namespace, old: old.publicKey)
        return .rotateKey(try .with { ($0.key, $0.proof) = (new.publicKey.bytes, try new.sign(message)) })
    }
}
