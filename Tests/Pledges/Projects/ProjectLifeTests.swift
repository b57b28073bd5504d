import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("The life of a project")
struct ProjectLifeTests {
    private func listed() throws -> County {
        var county = try County.working()
        try county.listedProject()
        return county
    }

    private func reportedDone() throws -> County {
        var county = try listed()
        for milestone in ["found", "dug"] { try county.pledges.given(.reached(milestone), for: "village", by: County.clerk) }
        try county.pledges.given(.projectDone, for: "village", by: County.clerk)
        return county
    }

    private func verified() throws -> County {
        var county = try reportedDone()
        for milestone in ["found", "dug"] { try county.pledges.given(.confirmMilestone(milestone), for: "village", by: County.superior) }
        try county.pledges.given(.confirmProject(), for: "village", by: County.superior)
        return county
    }

    private func project(_ county: County) throws -> Project {
        try #require(county.pledges.state(of: "village").project("well", of: "village"))
    }

    @Test("a superior reviews a proposal once, with an opinion")
    func reviewed() throws {
        var county = try County.working()
        #expect(county.pledges.refusal(.review(), for: "village", by: County.superior) == "unknown_project")
        try county.pledges.given(.propose(), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.review(true, ""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.review(), for: "village", by: County.superior)
        #expect(try project(county).stage == .approved)
        #expect(try project(county).proposals.last?.review?.approved == true)
        #expect(county.pledges.refusal(.review(), for: "village", by: County.superior) == "project_not_proposed")
    }

    @Test("only an approved project is listed, once, in the category the superior chooses")
    func listing() throws {
        var county = try County.working()
        try county.pledges.given(.propose(), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.list(), for: "village", by: County.superior) == "project_not_approved")
        try county.pledges.given(.review(false), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.list(), for: "village", by: County.superior) == "project_not_approved")
        try county.pledges.given(.propose(), for: "village", by: County.clerk)
        try county.pledges.given(.review(), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.list("easy"), for: "village", by: County.superior) == "unknown_project_category")
        try county.pledges.given(.list("key"), for: "village", by: County.superior)
        #expect(try project(county).stage == .listed)
        #expect(try project(county).category == "key")
        #expect(try project(county).wording.category == "hard")
        #expect(county.pledges.refusal(.list("key"), for: "village", by: County.superior) == "project_not_approved")
    }

    @Test("nothing is reported on a project that is not listed")
    func notListed() throws {
        var county = try County.working()
        let bodies: [PBPayload.Body] = [.projectReport(), .reached("found"), .projectDone]
        for body in bodies { #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == "unknown_project") }
        try county.pledges.given(.propose(), for: "village", by: County.clerk)
        try county.pledges.given(.review(), for: "village", by: County.superior)
        for body in bodies { #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == "project_not_listed") }
        #expect(county.pledges.refusal(.onSite("2026-01-05"), for: "village", by: County.superior) == "project_not_listed")
    }

    @Test("monthly reports are kept, and say something")
    func monthly() throws {
        var county = try listed()
        #expect(county.pledges.refusal(.projectReport(""), for: "village", by: County.clerk) == "invalid_field")
        try county.pledges.given(.projectReport("Drilling"), for: "village", by: County.clerk)
        county.day("2026-02-05")
        try county.pledges.given(.projectReport("Still drilling"), for: "village", by: County.clerk)
        #expect(try project(county).reports.map(\.note) == ["Drilling", "Still drilling"])
        #expect(try project(county).progress == ExactProgress.Fraction(0, over: 1))
    }

    @Test("a milestone is reported by the owner, verified or returned by a superior, and counts by its weight when verified")
    func milestones() throws {
        var county = try listed()
        #expect(county.pledges.refusal(.reached("moon"), for: "village", by: County.clerk) == "unknown_project_milestone")
        #expect(county.pledges.refusal(.confirmMilestone("dug"), for: "village", by: County.superior) == "milestone_not_reported")
        try county.pledges.given(.reached("dug"), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.reached("dug"), for: "village", by: County.clerk) == "milestone_reported")
        #expect(try project(county).progress == ExactProgress.Fraction(0, over: 1))
        #expect(county.pledges.refusal(.giveBackMilestone("dug", ""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.giveBackMilestone("dug", "Dry"), for: "village", by: County.superior)
        #expect(try project(county).milestone("dug")?.returned?.reason == "Dry")
        try county.pledges.given(.reached("dug"), for: "village", by: County.clerk)
        try county.pledges.given(.confirmMilestone("dug"), for: "village", by: County.superior)
        #expect(try project(county).progress == ExactProgress.Fraction(2, over: 3))
        #expect(county.pledges.refusal(.giveBackMilestone("dug"), for: "village", by: County.superior) == "milestone_not_reported")
        #expect(county.pledges.refusal(.reached("dug"), for: "village", by: County.clerk) == "milestone_reported")
    }

    @Test("the whole is reported done when every milestone was reported, and verified when every milestone was")
    func done() throws {
        var county = try listed()
        try county.pledges.given(.reached("found"), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.projectDone, for: "village", by: County.clerk) == "milestones_open")
        try county.pledges.given(.reached("dug"), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.confirmProject(), for: "village", by: County.superior) == "project_not_reported_done")
        try county.pledges.given(.projectDone, for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.projectDone, for: "village", by: County.clerk) == "project_not_listed")
        #expect(county.pledges.refusal(.projectReport(), for: "village", by: County.clerk) == "project_not_listed")
        #expect(county.pledges.refusal(.confirmProject(), for: "village", by: County.superior) == "milestones_open")
        try county.pledges.given(.confirmMilestone("found"), for: "village", by: County.superior)
        try county.pledges.given(.giveBackMilestone("dug"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.confirmProject(), for: "village", by: County.superior) == "milestones_open")
        try county.pledges.given(.reached("dug"), for: "village", by: County.clerk)
        try county.pledges.given(.confirmMilestone("dug"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.confirmProject(met: false), for: "village", by: County.superior) == "standard_not_met")
        try county.pledges.given(.confirmProject(), for: "village", by: County.superior)
        #expect(try project(county).stage == .verified)
        #expect(try project(county).progress == ExactProgress.Fraction(1, over: 1))
        #expect(county.pledges.refusal(.confirmProject(), for: "village", by: County.superior) == "project_not_reported_done")
    }

    @Test("a project returned is under way again, with the reason, and is reported done anew")
    func returned() throws {
        var county = try reportedDone()
        #expect(county.pledges.refusal(.giveBackProject(""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.giveBackProject("Muddy"), for: "village", by: County.superior)
        #expect(try project(county).stage == .listed)
        #expect(try project(county).done == nil)
        #expect(try project(county).returned?.reason == "Muddy")
        #expect(county.pledges.refusal(.giveBackProject(), for: "village", by: County.superior) == "project_not_reported_done")
        try county.pledges.given(.projectDone, for: "village", by: County.clerk)
    }

    @Test("a project is closed out once, after verification and the on-site reviews the bundle asks for")
    func closedOut() throws {
        var county = try reportedDone()
        #expect(county.pledges.refusal(.closeOutWell, for: "village", by: County.superior) == "project_not_verified")
        county = try verified()
        #expect(county.pledges.refusal(.closeOutWell, for: "village", by: County.superior) == "on_site_reviews_missing")
        try county.pledges.given(.onSite("2026-01-05"), for: "village", by: County.inspector)
        try county.pledges.given(.closeOutWell, for: "village", by: County.superior)
        #expect(try project(county).stage == .closedOut)
        #expect(try project(county).closedOut?.key == County.superior)
        #expect(county.pledges.refusal(.closeOutWell, for: "village", by: County.superior) == "project_not_verified")
        #expect(county.pledges.refusal(.onSite("2026-01-05"), for: "village", by: County.inspector) == "project_not_listed")
    }

    @Test("an award of the bundle is given to a project closed out, each once")
    func awarded() throws {
        var county = try verified()
        #expect(county.pledges.refusal(.award(), for: "village", by: County.superior) == "project_not_closed_out")
        try county.pledges.given(.onSite("2026-01-05"), for: "village", by: County.superior)
        try county.pledges.given(.closeOutWell, for: "village", by: County.superior)
        #expect(county.pledges.refusal(.award("moon"), for: "village", by: County.superior) == "unknown_award")
        try county.pledges.given(.award("excellent"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.award("excellent"), for: "village", by: County.superior) == "award_given")
        try county.pledges.given(.award("model"), for: "village", by: County.countySuperior)
        #expect(try project(county).awards.map(\.award) == ["excellent", "model"])
    }

    @Test("an on-site review takes others than the unit and those above it, a day that has come, and marks from 0 to 100")
    func onSite() throws {
        var county = try listed()
        county.day("2026-02-01")
        let wrong: [(String, String, (inout PBReviewOnSite) -> Void)] = [
            ("2026-02-02", "date", { _ in }), ("2026-01-04", "date", { _ in }), ("soon", "date", { _ in }),
            ("2026-02-01", "participants", { $0.participants = [] }),
            ("2026-02-01", "participants", { $0.participants = ["village", "town-b"] }),
            ("2026-02-01", "participants", { $0.participants = ["town", "county"] }),
            ("2026-02-01", "participants", { $0.participants = ["town-b", "town-b"] }),
            ("2026-02-01", "participants", { $0.participants = ["nowhere"] }), ("2026-02-01", "thirdParties", { $0.thirdParties = [""] }),
            ("2026-02-01", "opinion", { $0.opinion = "" }), ("2026-02-01", "points", { $0.points = PBDecimal(1_000_001, scale: 4) }),
            ("2026-02-01", "points", { $0.points = PBDecimal(-1) }), ("2026-02-01", "points", { $0.points = PBDecimal(1, scale: 10) }),
        ]
        for (date, field, change) in wrong {
            let refusal = county.refused(.onSite(date, change), by: County.superior)
            #expect(refusal?.field == field)
        }
        try county.pledges.given(
            .onSite("2026-01-20") {
                $0.participants = []
                $0.thirdParties = ["A water engineer"]
                $0.clearPoints()
            }, for: "village", by: County.inspector)
        #expect(county.pledges.refusal(.onSite("2026-01-20"), for: "village", by: County.superior) == "on_site_reviewed")
        try county.pledges.given(.onSite("2026-02-01"), for: "village", by: County.superior)
        #expect(try project(county).onSiteReviews.map(\.date.description) == ["2026-01-20", "2026-02-01"])
    }

    @Test("the key that proposed or reported never answers itself, whatever role the log gave it")
    func sameKey() throws {
        var county = try County.working()
        func forged(_ fact: PBFact.Content) throws {
            try county.pledges.forged([PBFact(about: "village", fact)], for: "village", by: County.superior)
        }
        try forged(.projectProposed(County.project()))
        #expect(county.pledges.refusal(.review(), for: "village", by: County.superior) == "same_key")
        try county.pledges.given(.review(), for: "village", by: County.secondSuperior)
        try county.pledges.given(.list(), for: "village", by: County.superior)
        for milestone in ["found", "dug"] {
            try forged(
                .projectMilestoneReported(
                    .with {
                        $0.project = "well"
                        $0.milestone = milestone
                    }))
            #expect(county.pledges.refusal(.confirmMilestone(milestone), for: "village", by: County.superior) == "same_key")
            #expect(county.pledges.refusal(.giveBackMilestone(milestone), for: "village", by: County.superior) == "same_key")
            try county.pledges.given(.confirmMilestone(milestone), for: "village", by: County.secondSuperior)
        }
        try forged(.projectReportedDone(.with { $0.project = "well" }))
        #expect(county.pledges.refusal(.confirmProject(), for: "village", by: County.superior) == "same_key")
        #expect(county.pledges.refusal(.giveBackProject(), for: "village", by: County.superior) == "same_key")
        try county.pledges.given(.confirmProject(), for: "village", by: County.secondSuperior)
        try county.pledges.given(.onSite("2026-01-05"), for: "village", by: County.inspector)
        #expect(county.pledges.refusal(.closeOutWell, for: "village", by: County.superior) == "same_key")
        #expect(county.pledges.refusal(.closeOutWell, for: "village", by: County.secondSuperior) == nil)
    }

    @Test("what waits for a superior is found below the unit, and what a unit carries out wherever it is led")
    func reader() throws {
        var county = try County.working()
        func reader() -> ProjectReader { ProjectReader(county.pledges.own.folds.map(\.state)) }
        let registry = county.registry.state(of: "")
        try county.pledges.given(.propose(), for: "village", by: County.clerk)
        #expect(reader().toReview(below: "town", in: registry, on: county.pledges.date).map(\.id) == ["well"])
        #expect(reader().toReview(below: "village", in: registry, on: county.pledges.date).isEmpty)
        #expect(reader().toReview(below: "town-b", in: registry, on: county.pledges.date).isEmpty)
        try county.pledges.given(.review(), for: "village", by: County.superior)
        #expect(reader().toList(below: "county", in: registry, on: county.pledges.date).map(\.id) == ["well"])
        try county.pledges.given(.list(), for: "village", by: County.superior)
        #expect(reader().units["village"]?.milestonesDue.map(\.milestone.id) == ["found", "dug"])
        for milestone in ["found", "dug"] { try county.pledges.given(.reached(milestone), for: "village", by: County.clerk) }
        #expect(reader().units["village"]?.milestonesDue.isEmpty == true)
        #expect(reader().milestonesToVerify(below: "town", in: registry, on: county.pledges.date).map(\.milestone.id) == ["found", "dug"])
        try county.pledges.given(.projectDone, for: "village", by: County.clerk)
        #expect(reader().toVerify(below: "town", in: registry, on: county.pledges.date).map(\.id) == ["well"])
        for milestone in ["found", "dug"] { try county.pledges.given(.confirmMilestone(milestone), for: "village", by: County.superior) }
        try county.pledges.given(.confirmProject(), for: "village", by: County.superior)
        #expect(reader().toCloseOut(below: "town", in: registry, on: county.pledges.date).map(\.id) == ["well"])
        #expect(reader().carriedOut(by: "hamlet", in: registry, on: county.pledges.date).map(\.id) == ["well"])
        #expect(reader().carriedOut(by: "village", in: registry, on: county.pledges.date).isEmpty)
        let counts = reader().counts(atAndBelow: "county", in: registry, period: County.year, on: county.pledges.date)
        #expect(counts.proposed == 1 && counts.stages == [.verified: 1] && counts.categories == ["key": 1])
        #expect(reader().counts(atAndBelow: "county", in: registry, period: "2030", on: county.pledges.date) == ProjectCounts())
    }
}
