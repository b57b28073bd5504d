import DeciderSupport
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("The year's activities as a fold")
struct ActivitiesStateTests {
    @Test("folding a prefix and then the rest gives what folding everything gives, at every split")
    func splits() throws {
        var county = try County.working()
        try county.listedProject()
        try county.pledges.given(.projectReport(), for: "village", by: County.clerk)
        try county.pledges.given(.attended(), for: "village", by: County.superior)
        try county.pledges.given(.offer(), for: "village", by: County.clerk)
        try county.pledges.given(.takeUp(3), for: "village", by: County.clerk)
        try county.pledges.given(.served(), for: "village", by: County.clerk)
        try county.pledges.given(.feedBack(), for: "village", by: County.clerk)
        try county.pledges.given(.release(), for: "village", by: County.clerk)
        try county.pledges.given(.endOffer(), for: "village", by: County.clerk)
        try county.pledges.given(.ask(), for: "village", by: County.clerk)
        try county.pledges.given(.admit(), for: "village", by: County.superior)
        try county.pledges.given(.extend("2026-01", until: "2026-03-20"), for: "village", by: County.superior)
        try county.pledges.given(.excuse("2026-04"), for: "village", by: County.superior)
        county.day("2026-04-01")
        try county.pledges.given(.report(), for: "village", by: County.clerk)
        try county.pledges.given(.giveBackReport(), for: "village", by: County.superior)
        try county.pledges.given(.report(), for: "village", by: County.clerk)
        try county.pledges.given(.takeReport(), for: "village", by: County.superior)
        try county.pledges.given(.tick(county.partitionOfVillage), for: "", by: County.timekeeper)
        for milestone in ["found", "dug"] { try county.pledges.given(.reached(milestone), for: "village", by: County.clerk) }
        try county.pledges.given(.giveBackMilestone("dug"), for: "village", by: County.superior)
        try county.pledges.given(.reached("dug"), for: "village", by: County.clerk)
        for milestone in ["found", "dug"] { try county.pledges.given(.confirmMilestone(milestone), for: "village", by: County.superior) }
        try county.pledges.given(.projectDone, for: "village", by: County.clerk)
        try county.pledges.given(.giveBackProject(), for: "village", by: County.superior)
        try county.pledges.given(.projectDone, for: "village", by: County.clerk)
        try county.pledges.given(.confirmProject(), for: "village", by: County.superior)
        try county.pledges.given(.onSite("2026-04-01"), for: "village", by: County.inspector)
        try county.pledges.given(.closeOutWell, for: "village", by: County.superior)
        try county.pledges.given(.award(), for: "village", by: County.superior)

        let partition = TopicPartition(topic: "county.pledges.decisions.v1", partition: county.partitionOfVillage)
        let records = county.pledges.records.filter { $0.partition == partition }
        let whole = county.pledges.state(of: "village")
        for split in 0...records.count {
            var first = AcceptanceFold<PledgesState>(namespace: "county", partition: partition)
            for record in records[..<split] { _ = try first.fold(record.value, at: record.offset) }
            var second = AcceptanceFold(partition: partition, standing: first.standing, state: first.state)
            for record in records[split...] { _ = try second.fold(record.value, at: record.offset) }
            #expect(second.state == whole)
            #expect(split == records.count || first.state != whole)
        }
    }

    @Test(
        "facts that make no sense are taken without trapping, and rules and readers still work on what they leave",
        arguments: 0..<60 as Range<UInt64>)
    func total(seed: UInt64) throws {
        var nonsense = NonsenseActivities(seed: seed)
        var county = try County.working()
        for _ in 0..<120 { try county.pledges.forged([nonsense.next()], for: "village", by: County.stranger) }
        county.day("2026-12-31")
        let bodies: [PBPayload.Body] = [
            .tick(county.partitionOfVillage), .propose(), .review(), .list(), .projectReport(), .reached("found"),
            .confirmMilestone("found"),
            .giveBackMilestone("dug"), .onSite("2026-12-31"), .projectDone, .confirmProject(), .giveBackProject(), .closeOutWell, .award(),
            .report(), .giveBackReport(), .takeReport(), .excuse(), .extend(until: "2027-01-31"), .attended(), .offer(), .takeUp(1),
            .takeUp(1, offer: "watch"), .served(), .release(offer: "watch"), .feedBack(), .endOffer("watch"), .ask(), .admit(),
            .admit(task: "watch"), .tick(county.partitionOfVillage),
        ]
        for body in bodies {
            for key in [County.clerk, County.superior, County.timekeeper] { _ = try county.pledges.attempt(body, for: "village", by: key) }
        }
        let states = county.pledges.own.folds.map(\.state)
        let registry = county.registry.state(of: "")
        let projects = ProjectReader(states)
        _ = projects.counts(atAndBelow: "city", in: registry, on: county.pledges.date)
        _ = projects.milestonesToVerify(below: "city", in: registry, on: county.pledges.date)
        for project in projects.units.values.flatMap(\.projects.values) { _ = project.progress }
        let reports = ReportReader(states, registry: registry)
        _ = reports.toJudge(below: "city", on: county.pledges.date)
        _ = reports.due(of: "village", on: CivilDate(year: 2026, month: 12, day: 31))
        _ = CommunityReader(states).counts(ofHome: "hamlet").services.hours
        _ = AdmissionReader(states).counts(atAndBelow: "city", in: registry, on: county.pledges.date)
    }
}
