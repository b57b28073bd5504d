internal import Foundation
internal import PledgesCore
internal import RegistryCore
public import Schema
internal import Streaming
internal import SwiftProtobuf

/// The county at work: the period of 2026 has a bundle that asks for reports and has rules for projects and service teams.
extension County {
    public static let year = "2026-work"

    public static let hamletClerk = key("clerk of the hamlet")
    public static let otherClerk = key("clerk of the other town")
    public static let citySuperior = key("superior in the city")

    public static func working() throws -> County {
        var county = try withFreeYear()
        let keys: [(PBRole, String, PublicKey)] = [
            (.clerk, "hamlet", hamletClerk), (.clerk, "town-b", otherClerk), (.superior, "city", citySuperior),
        ]
        for (role, unit, key) in keys { try county.registry.given(.enrolKey(enrolment(of: key, role)), for: unit, by: root) }
        let bundle = try workRules.serializedData()
        try county.registry.given(.publishBundle(.with { $0.bundle = bundle }), for: "city", by: root)
        var open = openPeriod(digest: Digest.sha256(bundle))
        open.period = year
        open.bundle = "work-rules"
        try county.registry.given(.openPeriod(open), for: "city", by: root)
        try county.followAll()
        return county
    }

    /// Villages report monthly, everybody rural quarterly with evidence, the town yearly.
    public static var workRules: PBSchemeBundle {
        .with {
            $0.id = "work-rules"
            $0.reportDuties = [
                .with {
                    $0.id = "monthly"
                    $0.frequency = .monthly
                    $0.levels = [.village]
                    $0.opensBefore = 5
                    $0.dueAfter = 3
                    $0.fields = [
                        .with {
                            $0.id = "work"
                            $0.required = true
                        }, .with { $0.id = "next" },
                    ]
                },
                .with {
                    $0.id = "ledger"
                    $0.frequency = .quarterly
                    $0.sectors = ["rural"]
                    $0.dueAfter = 10
                    $0.evidenceRequired = true
                },
                .with {
                    $0.id = "accounts"
                    $0.frequency = .yearly
                    $0.units = ["town"]
                    $0.dueAfter = 31
                },
            ]
            $0.projectRules.categories = entries("key", "hard", "weak")
            $0.projectRules.aims = entries("service", "cadres")
            $0.projectRules.awards = entries("excellent", "model")
            $0.projectRules.onSiteReviews = 1
            $0.serviceTeams = entries("patrol", "health")
        }
    }

    private static func entries(_ ids: String...) -> [PBNamedEntry] { ids.map { id in .with { $0.id = id } } }

    /// Led by the village: two milestones of weights 1 and 2, due in March and June, the whole by September.
    public static func project(_ project: String = "well") -> PBProposeProject {
        .with {
            $0.project = project
            $0.period = year
            $0.title = "Sink a well"
            $0.category = "hard"
            $0.aim = "service"
            $0.leader = "secretary"
            $0.chain = ["town/contact"]
            $0.implementers = ["hamlet"]
            $0.measures = ["Find water", "Dig"]
            $0.milestones = [milestone("found", "2026-03-31", weight: 1), milestone("dug", "2026-06-30", weight: 2)]
            $0.due = "2026-09-30"
            $0.standard = "Clear water all year"
            $0.funds = PBDecimal(20_000)
        }
    }

    public static func milestone(_ id: String, _ due: String, weight: UInt32) -> PBProjectMilestone {
        .with {
            $0.id = id
            $0.title = "A step"
            $0.due = due
            $0.weight = weight
        }
    }

    public static func report(_ slot: String = "2026-03", duty: String = "monthly") -> PBSubmitReport {
        .with {
            $0.period = year
            $0.duty = duty
            $0.slot = slot
            $0.answers = [
                .with {
                    $0.field = "work"
                    $0.text = "We swept the lanes"
                }
            ]
        }
    }

    public static let evidence = PBEvidence.with {
        $0.name = "photo"
        $0.digest = Digest.sha256(Data("photo".utf8))
        $0.revision = 1
    }

    public static func offer(_ offer: String = "night-watch", wanted: UInt32 = 5) -> PBOfferService {
        .with {
            $0.offer = offer
            $0.period = year
            $0.kind = .post
            $0.title = "Walk the lanes at night"
            $0.team = "patrol"
            $0.wanted = wanted
        }
    }

    public static func task(_ task: String = "survey") -> PBRequestAdmission {
        .with {
            $0.task = task
            $0.title = "Count the wells"
            $0.department = "town-b"
            $0.authority = "Order 7 of 2026"
            $0.funds = PBDecimal(300)
            $0.from = "2026-03-01"
            $0.until = "2026-03-31"
        }
    }

    /// Proposed, approved and listed in its own category.
    public mutating func listedProject(_ proposal: PBProposeProject = Self.project()) throws {
        try pledges.given(.proposeProject(proposal), for: "village", by: Self.clerk)
        try pledges.given(
            .reviewProject(
                .with {
                    $0.project = proposal.project
                    $0.approved = true
                    $0.opinion = "Needed"
                }), for: "village", by: Self.superior)
        try pledges.given(
            .listProject(
                .with {
                    $0.project = proposal.project
                    $0.category = proposal.category
                }), for: "village", by: Self.superior)
    }
}
