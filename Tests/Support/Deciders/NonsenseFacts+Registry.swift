internal import Domain
internal import Foundation
internal import RegistryCore
public import Schema
internal import SwiftProtobuf

extension NonsenseFacts {
    /// A fact of the registry: of units that exist and of such that do not, moved under themselves, closed twice, dated nowhere.
    public mutating func nextOfRegistry() -> PBFact {
        let unit = pick(["village", "hamlet", "town", "county", "city", "new", "", "nowhere", "a/b"])
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return PBFact(about: unit, treeFact())
        case 1: return PBFact(about: unit, postFact())
        case 2: return PBFact(about: unit, listFact())
        default: return PBFact(about: unit, dueFact())
        }
    }

    private mutating func someUnit() -> String { pick(["village", "hamlet", "town", "county", "city", "new", "", "nowhere"]) }
    private mutating func someID() -> String { pick(["x", "y", "secretary", "a/b", ""]) }
    private mutating func someDate() -> String { pick(["2026-01-01", "2026-12-31", "1900-01-01", "2199-12-31", "2026-02-30", "", "soon"]) }
    private mutating func someNumber() -> PBDecimal {
        PBDecimal(pick([0, 1, -1, 7, Int64.max, Int64.min]), scale: pick([0, 1, 9, 10, UInt32.max]))
    }

    private mutating func treeFact() -> PBFact.Content {
        let (other, from, third) = (someUnit(), someDate(), someUnit())
        switch Int.random(in: 0..<11, using: &generator) {
        case 0:
            return .unitRegistered(
                .with {
                    $0.parent = other
                    $0.opened = from
                })
        case 1: return .unitRenamed(.with { $0.from = from })
        case 2:
            return .unitReclassified(
                .with {
                    $0.level = .UNRECOGNIZED(99)
                    $0.from = from
                })
        case 3, 4:
            return .unitReparented(
                .with {
                    $0.parent = other
                    $0.from = from
                })
        case 5:
            return .unitMerged(
                .with {
                    $0.into = other
                    $0.from = from
                })
        case 6:
            let dissolved = pick([true, false])
            return .unitSplit(
                .with {
                    $0.from = from
                    $0.dissolved = dissolved
                    $0.parts = [
                        .with {
                            $0.unit = other
                            $0.children = [third, other, third]
                        }, .with { $0.unit = other },
                    ]
                })
        case 7: return .unitDissolved(.with { $0.from = from })
        case 8: return .keyEnrolled(.with { $0.key = Data([1, 2, 3]) })
        case 9:
            return .unitAssigned(
                .with {
                    $0.to = other
                    $0.from = from
                })
        default:
            let key = pick([Data(), County.clerk.bytes, County.stranger.bytes])
            return pick([.keyRevoked(.with { $0.key = key }), .keyRotated(.with { $0.key = key })])
        }
    }

    private mutating func postFact() -> PBFact.Content {
        let (post, date, person, number) = (someID(), someDate(), someID(), someNumber())
        switch Int.random(in: 0..<7, using: &generator) {
        case 0:
            return .postAppointed(
                .with {
                    $0.post = post
                    $0.from = date
                    $0.category = person
                })
        case 1:
            return .postHandedOver(
                .with {
                    $0.post = post
                    $0.from = date
                    $0.openDuties = [person]
                })
        case 2:
            let successor = pick(["village/secretary", "town/secretary", "hamlet/secretary", "village/x", "nowhere/x", "x"])
            return .postAbolished(
                .with {
                    $0.post = post
                    $0.from = date
                    $0.successor = successor
                })
        case 3:
            return .postCategoryDefined(
                .with {
                    $0.category = person
                    $0.conditions = [.init()]
                    $0.talkWithinDays = .max
                    $0.trainingDays = number
                })
        case 4:
            return .talkRecorded(
                .with {
                    $0.person = person
                    $0.date = date
                })
        case 5:
            return .trainingRecorded(
                .with {
                    $0.post = post
                    $0.date = date
                    $0.days = number
                })
        default:
            return .assessmentRecorded(
                .with {
                    $0.post = post
                    $0.date = date
                    $0.kind = .UNRECOGNIZED(9)
                    $0.result = number
                })
        }
    }

    private mutating func listFact() -> PBFact.Content {
        let (id, date, unit, version) = (someID(), someDate(), someUnit(), pick([0, 1, 2, UInt32.max]))
        let duty = PBDuty.with {
            $0.id = id
            $0.under = id
        }
        switch Int.random(in: 0..<11, using: &generator) {
        case 0:
            return .dutyListDefined(
                .with {
                    $0.list = id
                    $0.version = version
                    $0.duties = [duty, duty]
                })
        case 1:
            return .dutyListAdapted(
                .with {
                    $0.list = id
                    $0.version = version
                    $0.added = [duty]
                    $0.reworded = [.with { $0.duty = id }, .with { $0.duty = id }]
                    $0.omitted = [.with { $0.duty = id }]
                })
        case 2:
            return .allianceFormed(
                .with {
                    $0.alliance = id
                    $0.members = [unit, unit]
                    $0.from = date
                })
        case 3:
            return .allianceChanged(
                .with {
                    $0.alliance = id
                    $0.joined = [unit]
                    $0.left = [unit]
                    $0.from = date
                })
        case 4:
            return .allianceDissolved(
                .with {
                    $0.alliance = id
                    $0.from = date
                })
        case 5:
            return .entityRegistered(
                .with {
                    $0.entity = id
                    $0.opened = date
                    $0.staff = version
                })
        case 6:
            return .entityCovered(
                .with {
                    $0.entity = id
                    $0.organisation = unit
                    $0.from = date
                })
        case 7:
            return .entityClosed(
                .with {
                    $0.entity = id
                    $0.from = date
                })
        case 8:
            return .cohortDefined(
                .with {
                    $0.cohort = id
                    $0.units = [unit]
                    $0.minimumSize = version
                })
        case 9: return .bundlePublished(.with { $0.bundle = Data([0xff, 0xff]) })
        default:
            return .periodOpened(
                .with {
                    $0.period = id
                    $0.starts = date
                })
        }
    }

    private mutating func dueFact() -> PBFact.Content {
        let (id, date, number, other, many) = (someID(), someDate(), someNumber(), someNumber(), pick([0, 1, UInt32.max]))
        switch Int.random(in: 0..<8, using: &generator) {
        case 0:
            return .requirementSet(
                .with {
                    $0.requirement = id
                    $0.due = date
                    $0.least = number
                    $0.most = other
                    $0.rate = number
                })
        case 1:
            return pick([
                .factStated(
                    .with {
                        $0.requirement = id
                        $0.staffing.headcount = many
                        $0.staffing.cadres = .max
                    }),
                .factStated(
                    .with {
                        $0.requirement = id
                        $0.funds.heads = many
                        $0.funds.provided = other
                    }),
                .factStated(
                    .with {
                        $0.requirement = id
                        $0.count.number = other
                    }), .factStated(.with { $0.requirement = id }),
            ])
        case 2: return .requirementOverdue(.with { $0.requirement = id })
        case 3:
            let days = pick([0, 1, Int32.max, Int32.min])
            return .milestoneTemplateDefined(
                .with {
                    $0.template = id
                    $0.milestones = [
                        .with {
                            $0.id = id
                            $0.daysBefore = days
                        }, .with { $0.id = "x" },
                    ]
                })
        case 4:
            return .reelectionScheduled(
                .with {
                    $0.reelection = id
                    $0.template = id
                    $0.due = date
                })
        case 5:
            return .milestoneCompleted(
                .with {
                    $0.reelection = id
                    $0.milestone = id
                })
        case 6:
            return .milestoneOverdue(
                .with {
                    $0.reelection = id
                    $0.milestone = id
                })
        default: return .registry(.tickSettled(.with { $0.more = many == 1 }))
        }
    }
}
