import DeciderSupport
import PledgesCore
import Schema
import Seeded
import SwiftProtobuf
import Testing

@Suite("Laws of projects")
struct ProjectLawTests {
    @Test(
        "a project's progress equals a naive recomputation, whatever is reported, verified and returned", arguments: 0..<20 as Range<UInt64>
    )
    func progress(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var county = try County.working()
        let weights = (0..<Int.random(in: 1...12, using: &generator)).map { _ in UInt32.random(in: 1...UInt32.max, using: &generator) }
        var project = County.project()
        project.milestones = weights.enumerated().map { County.milestone("m\($0.offset)", "2026-06-30", weight: $0.element) }
        try county.listedProject(project)
        var verified: Set<Int> = []
        for _ in 0..<60 {
            let index = Int.random(in: 0..<weights.count, using: &generator)
            let milestone = "m\(index)"
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: try county.pledges.attempt(.reached(milestone), for: "village", by: County.clerk)
            case 1: try county.pledges.attempt(.giveBackMilestone(milestone), for: "village", by: County.superior)
            default:
                if try county.pledges.attempt(.confirmMilestone(milestone), for: "village", by: County.superior) { verified.insert(index) }
            }
        }
        #expect(!verified.isEmpty)
        var (done, whole) = (Int128(0), Int128(0))
        for (index, weight) in weights.enumerated() {
            whole += Int128(weight)
            if verified.contains(index) { done += Int128(weight) }
        }
        let found = try #require(county.pledges.state(of: "village").project("well", of: "village")?.progress)
        // Equal as fractions, and reduced.
        #expect(found.numerator * whole == done * found.denominator)
        #expect(ExactProgress.Fraction(found.numerator, over: found.denominator) == found)
    }

    @Test(
        "no sequence of submissions by the owner's own keys approves, lists, verifies or closes anything out",
        arguments: 0..<20 as Range<UInt64>)
    func ownerAlone(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var county = try County.working()
        let owner = [County.clerk, County.secondClerk, County.villageSuperior]
        // One that others have listed, and one nobody has looked at.
        try county.listedProject()
        var accepted = 0
        for _ in 0..<150 {
            let milestone = ["found", "dug"].randomElement(using: &generator) ?? "dug"
            let bodies: [PBPayload.Body] = [
                .propose { $0.project = "road" }, .review(project: "road"), .review(), .list(project: "road"), .projectReport(),
                .reached(milestone), .confirmMilestone(milestone), .giveBackMilestone(milestone), .onSite("2026-01-05"), .projectDone,
                .confirmProject(), .giveBackProject(), .closeOutWell, .award(), .tick(county.partitionOfVillage),
            ]
            guard let body = bodies.randomElement(using: &generator), let key = owner.randomElement(using: &generator) else { continue }
            if try county.pledges.attempt(body, for: "village", by: key) { accepted += 1 }
        }
        #expect(accepted > 0)
        let projects = county.pledges.state(of: "village").projects["village"]
        let well = try #require(projects?.projects["well"])
        #expect(well.stage == .listed || well.stage == .reportedDone)
        #expect(well.milestones.allSatisfy { $0.verified == nil })
        #expect(well.onSiteReviews.isEmpty && well.awards.isEmpty)
        #expect(projects?.projects["road"].map { $0.stage == .proposed } ?? true)
    }
}
