internal import Domain
public import Schema
internal import RegistryCore
internal import Seeded
internal import SwiftProtobuf

/// Facts about projects, reports, meetings, offers and tasks that no rule would accept. States must take them without trapping.
public struct NonsenseActivities: Sendable {
    private var generator: SeededGenerator

    public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    public mutating func next() -> PBFact {
        let unit = pick(["village", "hamlet", "", "nowhere", "a/b"])
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: return PBFact(about: unit, project())
        case 1: return PBFact(about: unit, report())
        default: return PBFact(about: unit, community())
        }
    }

    private mutating func project() -> PBFact.Content {
        let project = pick(["well", "road", ""])
        let milestone = pick(["found", "dug", ""])
        let date = someDate()
        switch Int.random(in: 0..<15, using: &generator) {
        case 0, 1: return .projectProposed(proposal(project))
        case 2, 3:
            let approved = Bool.random(using: &generator)
            return .projectReviewed(
                .with {
                    $0.project = project
                    $0.approved = approved
                })
        case 4, 5: return .projectListed(.with { $0.project = project })
        case 6: return .projectReported(.with { $0.project = project })
        case 7:
            return .projectMilestoneReported(
                .with {
                    $0.project = project
                    $0.milestone = milestone
                })
        case 8:
            return .projectMilestoneVerified(
                .with {
                    $0.project = project
                    $0.milestone = milestone
                })
        case 9:
            return .projectMilestoneReturned(
                .with {
                    $0.project = project
                    $0.milestone = milestone
                })
        case 10:
            return .projectReviewedOnSite(
                .with {
                    $0.project = project
                    $0.date = date
                    $0.points = PBDecimal(.min, scale: 99)
                })
        case 11: return .projectReportedDone(.with { $0.project = project })
        case 12: return .projectVerified(.with { $0.project = project })
        case 13: return .projectReturned(.with { $0.project = project })
        default:
            return .projectOverdue(
                .with {
                    $0.project = project
                    $0.milestone = milestone
                    $0.due = date
                })
        }
    }

    private mutating func proposal(_ project: String) -> PBProposeProject {
        let (due, first, second) = (someDate(), someDate(), someDate())
        let period = pick([County.year, "2026", ""])
        let weight = pick([0, 1, UInt32.max])
        return .with {
            $0.project = project
            $0.period = period
            $0.due = due
            $0.milestones = [
                County.milestone("found", first, weight: weight), County.milestone("found", second, weight: .max),
                County.milestone("", due, weight: 0),
            ]
        }
    }

    private mutating func report() -> PBFact.Content {
        let period = pick([County.year, "a/b", ""])
        let duty = pick(["monthly", "ledger", "x/y", ""])
        let slot = pick(["2026-03", "2026-Q1", "2026-99", ""])
        let date = someDate()
        switch Int.random(in: 0..<7, using: &generator) {
        case 0:
            let revision = pick([0, UInt32.max])
            return .reportSubmitted(
                .with {
                    $0.report.period = period
                    $0.report.duty = duty
                    $0.report.slot = slot
                    $0.revision = revision
                })
        case 1:
            return .reportReturned(
                .with {
                    $0.period = period
                    $0.duty = duty
                    $0.slot = slot
                    $0.missing = ["", "", "none"]
                })
        case 2:
            return .reportAccepted(
                .with {
                    $0.period = period
                    $0.duty = duty
                    $0.slot = slot
                })
        case 3:
            return .reportExcused(
                .with {
                    $0.period = period
                    $0.duty = duty
                    $0.slot = slot
                })
        case 4:
            return .reportExtended(
                .with {
                    $0.period = period
                    $0.duty = duty
                    $0.slot = slot
                    $0.until = date
                })
        case 5:
            return .reportMissing(
                .with {
                    $0.period = period
                    $0.duty = duty
                    $0.slot = slot
                    $0.due = date
                })
        default:
            return .reportSlotSettled(
                .with {
                    $0.period = period
                    $0.duty = duty
                    $0.slot = slot
                })
        }
    }

    private mutating func community() -> PBFact.Content {
        let offer = pick(["watch", "school", ""])
        let home = pick(["hamlet", "village", "nowhere", ""])
        let members = pick([0, 3, UInt32.max])
        let (date, number) = (someDate(), pick([0, -5, Int64.max, Int64.min]))
        switch Int.random(in: 0..<9, using: &generator) {
        case 0:
            return .serviceOffered(
                .with {
                    $0.offer = offer
                    $0.period = County.year
                    $0.kind = .UNRECOGNIZED(7)
                    $0.wanted = members
                })
        case 1, 2:
            return .offerTakenUp(
                .with {
                    $0.offer = offer
                    $0.homeUnit = home
                    $0.members = members
                })
        case 3:
            return .offerReleased(
                .with {
                    $0.offer = offer
                    $0.homeUnit = home
                })
        case 4:
            let scale: UInt32 = pick([0, 9, 99])
            return .serviceRecorded(
                .with {
                    $0.offer = offer
                    $0.homeUnit = home
                    $0.members = members
                    $0.date = date
                    $0.hours = PBDecimal(number, scale: scale)
                })
        case 5:
            return .feedbackGiven(
                .with {
                    $0.feedback.period = County.year
                    $0.feedback.homeUnit = home
                    $0.members = members
                })
        case 6: return .offerClosed(.with { $0.offer = offer })
        case 7:
            let attendance = pick([PBAttendance.head, .UNRECOGNIZED(9), .unspecified])
            return .attendanceRecorded(
                .with {
                    $0.meeting = offer
                    $0.date = date
                    $0.attendance = attendance
                })
        default:
            let admitted = Bool.random(using: &generator)
            if Bool.random(using: &generator) {
                return .admissionRequested(
                    .with {
                        $0.task = offer
                        $0.department = home
                    })
            }
            return .admissionDecided(
                .with {
                    $0.task = offer
                    $0.admitted = admitted
                })
        }
    }

    private mutating func someDate() -> String { pick(["2026-01-01", "2026-12-31", "2026-02-30", "", "soon", "2199-12-31"]) }

    private mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &generator)] }
}
