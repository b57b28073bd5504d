import DeciderSupport
import Domain
import Foundation
import RegistryCore
import Schema
import SwiftProtobuf

/// Submissions of the registry in short.
extension PBPayload.Body {
    static func rename(_ name: String, from: String) -> Self {
        .renameUnit(
            .with {
                $0.name.en = name
                $0.from = from
            })
    }

    static func reclassify(_ level: PBLevel, _ sector: String, from: String) -> Self {
        .reclassifyUnit(
            .with {
                $0.level = level
                $0.sector = sector
                $0.from = from
            })
    }

    static func reparent(under parent: String, from: String) -> Self {
        .reparentUnit(
            .with {
                $0.parent = parent
                $0.from = from
            })
    }

    static func merge(into: String, from: String) -> Self {
        .mergeUnit(
            .with {
                $0.into = into
                $0.from = from
            })
    }

    static func split(_ parts: [PBSplitPart], dissolved: Bool = false, from: String) -> Self {
        .splitUnit(
            .with {
                $0.parts = parts
                $0.dissolved = dissolved
                $0.from = from
            })
    }

    static func dissolve(from: String) -> Self {
        .dissolveUnit(
            .with {
                $0.from = from
                $0.reason = "No members left"
            })
    }
}

extension PBSplitPart {
    static func part(_ unit: String, _ level: PBLevel = .township, taking children: [String] = []) -> PBSplitPart {
        .with {
            $0.unit = unit
            $0.name.en = "A part"
            $0.level = level
            $0.sector = "rural"
            $0.children = children
        }
    }
}

/// A day that exists; a test with another is wrong.
func day(_ text: String) throws -> CivilDate {
    guard let day = CivilDate(text) else { throw SpecFailure.refused("no such day", text) }
    return day
}

extension PBEvidence {
    static func document(_ name: String) -> PBEvidence {
        .with {
            $0.name = name
            $0.digest = Digest.sha256(Data(name.utf8))
            $0.revision = 1
        }
    }
}

extension PBPayload.Body {
    static func abolish(_ post: String, successor: String, from: String) -> Self {
        .abolishPost(
            .with {
                $0.post = post
                $0.successor = successor
                $0.from = from
                $0.reason = "One post instead of two"
            })
    }

    static func talk(
        with person: String, on date: String, _ occasion: PBTalkOccasion = .appointment, heldBy post: String = "town/secretary"
    ) -> Self {
        .recordTalk(
            .with {
                $0.person = person
                $0.date = date
                $0.occasion = occasion
                $0.heldBy = post
            })
    }

    /// One duty, a measure under it, and a task under that.
    static func dutyList(_ list: String, version: UInt32 = 1, _ change: (inout PBDefineDutyList) -> Void = { _ in }) -> Self {
        var define = PBDefineDutyList.with {
            $0.list = list
            $0.version = version
            $0.name.en = "Duties"
            $0.duties = [duty("lead", .duty), duty("meetings", .measure, under: "lead"), duty("minutes", .task, under: "meetings")]
        }
        change(&define)
        return .defineDutyList(define)
    }

    static func duty(_ id: String, _ kind: PBDutyKind, under: String = "") -> PBDuty {
        .with {
            $0.id = id
            $0.kind = kind
            $0.text.en = "Do \(id)"
            $0.under = under
        }
    }

    /// Party-affairs cadres 1 to 2 % of headcount, of the villages.
    static func staffing(_ id: String = "staffing", due: String, _ change: (inout PBSetRequirement) -> Void = { _ in }) -> Self {
        var set = PBSetRequirement.with {
            $0.requirement = id
            $0.name.en = "Staffing"
            $0.kind = .staffing
            $0.due = due
            $0.levels = [.village]
            $0.least = PBDecimal(1)
            $0.most = PBDecimal(2)
        }
        change(&set)
        return .setRequirement(set)
    }

    static func staff(_ cadres: UInt32, of headcount: UInt32, _ requirement: String = "staffing") -> Self {
        .stateFact(
            .with {
                $0.requirement = requirement
                $0.staffing.cadres = cadres
                $0.staffing.headcount = headcount
            })
    }

    /// Notice 60 days before with its request, meeting on the day with ballot and minutes, report 10 days after.
    static var template: Self { template { _ in } }

    static func template(_ change: (inout PBDefineMilestoneTemplate) -> Void) -> Self {
        func step(_ id: String, _ days: Int32, _ documents: [String]) -> PBTemplateMilestone {
            .with {
                $0.id = id
                $0.name.en = "Step \(id)"
                $0.daysBefore = days
                $0.documents = documents
            }
        }
        var define = PBDefineMilestoneTemplate.with {
            $0.template = "election"
            $0.name.en = "Re-election"
            $0.milestones = [step("notice", 60, ["Request"]), step("meeting", 0, ["Ballot", "Minutes"]), step("report", -10, [])]
        }
        change(&define)
        return .defineMilestoneTemplate(define)
    }

    static func reelection(_ id: String = "e-2026", due: String, template: String = "election") -> Self {
        .scheduleReelection(
            .with {
                $0.reelection = id
                $0.template = template
                $0.due = due
            })
    }

    static func complete(_ milestone: String, of reelection: String = "e-2026", _ documents: String...) -> Self {
        .completeMilestone(
            .with {
                $0.reelection = reelection
                $0.milestone = milestone
                $0.documents = documents.map(PBEvidence.document)
            })
    }

    /// One of each kind the registry decides about, however senseless.
    static var everyRegistryKind: [Self] {
        [
            .tick(0), .registerUnit(County.unit(parent: "village", .branch)), .rename("New", from: "2026-12-31"),
            .reclassify(.community, "community", from: "2026-12-31"), .reparent(under: "town-b", from: "2026-12-31"),
            .merge(into: "hamlet", from: "2026-12-31"), .split([.part("part")], from: "2026-12-31"), .dissolve(from: "2026-12-31"),
            .enrolKey(County.enrolment(of: County.key("new"), .clerk)), .revokeKey(.with { $0.key = County.clerk.bytes }),
            .rotateKey(.with { $0.key = County.stranger.bytes }), .appointPost(County.post("secretary", "p", from: "2026-05-01")),
            .handOverPost(
                .with {
                    $0.post = "secretary"
                    $0.person = "p"
                    $0.from = "2199-12-31"
                    $0.record = .document("record")
                }), .abolish("secretary", successor: "hamlet/secretary", from: "2199-12-31"),
            .definePostCategory(
                .with {
                    $0.category = "x"
                    $0.name.en = "X"
                }), .talk(with: "p", on: "2026-12-31"),
            .recordTraining(
                .with {
                    $0.post = "secretary"
                    $0.date = "2026-12-31"
                    $0.days = PBDecimal(1)
                }), .recordAssessment(.with { $0.post = "secretary" }), .dutyList("x", version: 2),
            .adaptDutyList(
                .with {
                    $0.list = "x"
                    $0.version = 1
                }),
            .formAlliance(
                .with {
                    $0.alliance = "z"
                    $0.name.en = "Z"
                    $0.criteria = [.adjacent]
                    $0.members = ["hamlet"]
                    $0.from = "2026-12-31"
                }),
            .changeAlliance(
                .with {
                    $0.alliance = "x"
                    $0.left = ["hamlet"]
                    $0.from = "2026-12-31"
                }),
            .dissolveAlliance(
                .with {
                    $0.alliance = "x"
                    $0.from = "2026-12-31"
                }), .registerEntity(.with { $0.entity = "x" }),
            .coverEntity(
                .with {
                    $0.entity = "x"
                    $0.organisation = "hamlet"
                    $0.from = "2026-12-31"
                }),
            .closeEntity(
                .with {
                    $0.entity = "x"
                    $0.from = "2026-12-31"
                }), .staffing(due: "2026-12-31"), .staff(1, of: 100, "x"), .template, .reelection("x", due: "2026-12-31", template: "x"),
            .complete("x", of: "x"), .defineCohort(.with { $0.cohort = "x" }), .publishBundle(.init()), .openPeriod(.init()),
        ]
    }
}
