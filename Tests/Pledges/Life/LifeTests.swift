import DeciderSupport
import PledgesCore
import Schema
import Seeded
import Streaming
import SwiftProtobuf
import Testing
import Domain

@Suite("The life of letters and pledges, whatever is submitted in whatever order")
struct LifeTests {
    /// The village's life over a year and its closing phase, by the keys of everybody concerned.
    private func live(seed: UInt64, steps: Int) throws -> County {
        var county = try County()
        try county.openNextPeriod()
        var life = RandomLife(seed: seed, receivers: ["", "", "town-b", "hamlet"])
        let keys = [County.clerk, County.clerk, County.superior, County.superior, County.strangeSuperior, County.inspector]
        var today = try #require(CivilDate("2026-01-05"))
        for _ in 0..<steps {
            if Int.random(in: 0..<4, using: &life.generator) == 0 {
                today = today.adding(days: Int.random(in: 1...8, using: &life.generator))
                county.day(today.description)
            }
            let body = life.body(on: today, partition: county.pledges.partition(of: "village"))
            if body.tick != nil {
                try county.pledges.given(body, for: "", by: County.timekeeper)
            } else {
                _ = try county.pledges.attempt(body, for: "village", by: life.pick(keys))
            }
        }
        return county
    }

    private func facts(_ county: County) throws -> [PBFact] {
        try county.pledges.records.flatMap { record in
            try PBRecordBody(serializedBytes: PBLogRecord(serializedBytes: record.value).body).decision.accepted.facts
        }
    }

    @Test(
        "an amended pledge still shows its first wording, and every one since with the decision it came from",
        arguments: 0..<30 as Range<UInt64>)
    func wordings(seed: UInt64) throws {
        let county = try live(seed: seed, steps: 400)
        var expected: [String: [PBDraftPledge]] = [:]
        for fact in try facts(county) {
            switch fact.content {
            case .pledges(.pledgeDrafted(let draft)): expected[draft.pledge, default: []].append(draft)
            case .pledges(.pledgeRolledOver(let rolledOver)): expected[rolledOver.draft.pledge, default: []].append(rolledOver.draft)
            case .pledges(.pledgeAmended(let amended)):
                var wording = try #require(expected[amended.pledge]?.last)
                let change = amended.amendment
                if change.quantity != 0 { wording.quantity = change.quantity }
                if !change.due.isEmpty { wording.due = change.due }
                if !change.title.isEmpty { wording.title = change.title }
                expected[amended.pledge]?.append(wording)
            default: break
            }
        }
        let pledges = county.pledges.state(of: "village").units["village"]?.pledges ?? [:]
        #expect(Set(pledges.keys) == Set(expected.keys))
        for (id, pledge) in pledges {
            let wordings = try #require(expected[id])
            #expect(pledge.wordings.map(\.wording) == wordings)
            #expect(pledge.firstWording == wordings.first)
            #expect(pledge.wording == wordings.last)
            #expect(pledge.due.description == wordings.last?.due)
            let offsets = pledge.wordings.map(\.step.offset)
            #expect(offsets == offsets.sorted() && Set(offsets).count == offsets.count)
        }
    }

    @Test("the random lives come into every stage, so that the laws say something")
    func stages() throws {
        var seen: Set<Pledge.Stage> = []
        var (amended, onNotice) = (0, 0)
        for seed in 0..<30 as Range<UInt64> {
            let county = try live(seed: seed, steps: 400)
            let unit = try #require(county.pledges.state(of: "village").units["village"])
            seen.formUnion(unit.pledges.values.map(\.stage))
            amended += unit.pledges.values.count { $0.amended != nil }
            onNotice += unit.notices.values.count { $0.subject == .letter }
        }
        #expect(seen == Set(Pledge.Stage.allCases))
        #expect(amended > 0 && onNotice > 0)
    }

    @Test("folding a prefix and then the rest gives what folding everything gives, at every split", arguments: 0..<4 as Range<UInt64>)
    func splits(seed: UInt64) throws {
        let county = try live(seed: seed, steps: 500)
        let partition = TopicPartition(topic: "county.pledges.decisions.v1", partition: county.pledges.partition(of: "village"))
        let records = county.pledges.records.filter { $0.partition == partition }
        let whole = county.pledges.state(of: "village")
        #expect(records.count > 20)
        for split in 0...records.count {
            var first = AcceptanceFold<PledgesState>(namespace: "county", partition: partition)
            for record in records[..<split] { _ = try first.fold(record.value, at: record.offset) }
            var second = AcceptanceFold(partition: partition, standing: first.standing, state: first.state)
            for record in records[split...] { _ = try second.fold(record.value, at: record.offset) }
            #expect(second.state == whole)
        }
    }

    /// Of the town a clerk and two superiors, of the village below two clerks and a superior.
    private static let owner = [
        County.townClerk, County.townClerk, County.superior, County.secondSuperior, County.clerk, County.secondClerk,
        County.villageSuperior,
    ]

    /// The town's letter is in force: `p1` for its superior to review, `p2` given to the county, `p3` on a topic of the other town's.
    private func town() throws -> County {
        var county = try County()
        try county.openNextPeriod()
        try county.pledges.given(.draft(County.draft("p1")), for: "town", by: County.townClerk)
        try county.pledges.given(.draft(County.draft("p2")) { $0.receiver = "county" }, for: "town", by: County.townClerk)
        try county.pledges.given(
            .draft(County.draft("p3")) {
                $0.topicUnit = "town-b"
                $0.topic = "lamps"
            }, for: "town", by: County.townClerk)
        try county.pledges.given(.sign, for: "town", by: County.townClerk)
        try county.pledges.given(.countersign, for: "town", by: County.countySuperior)
        return county
    }

    /// - Returns: how many of the owner's random submissions were accepted.
    private func actAlone(_ county: inout County, seed: UInt64) throws -> Int {
        var life = RandomLife(seed: seed, receivers: ["", "", "county", "town-b", "town"])
        var today = try #require(CivilDate("2026-01-05"))
        var accepted = 0
        for _ in 0..<300 {
            if Int.random(in: 0..<4, using: &life.generator) == 0 {
                today = today.adding(days: Int.random(in: 1...8, using: &life.generator))
                county.day(today.description)
            }
            let body = life.body(on: today, partition: county.pledges.partition(of: "town"))
            if try county.pledges.attempt(body, for: "town", by: life.pick(Self.owner)) { accepted += 1 }
        }
        return accepted
    }

    @Test(
        "no sequence of submissions by an owner's keys and by keys below it verifies or closes anything out",
        arguments: 0..<40 as Range<UInt64>)
    func ownerAlone(seed: UInt64) throws {
        var county = try town()
        #expect(try actAlone(&county, seed: seed) > 5)
        let unit = try #require(county.pledges.state(of: "town").units["town"])
        #expect(unit.pledges.count >= 3)
        for pledge in unit.pledges.values {
            #expect(!pledge.isVerified && pledge.verified == nil && pledge.closedOut == nil)
            // Nor does an owner release itself, or let itself off with less.
            #expect(pledge.stage != .withdrawn && pledge.amended == nil)
        }
        #expect(unit.letters["2027"]?.inForce == nil)
    }

    @Test(
        "nor does one close out what its reviewer has verified, or change what was verified",
        arguments: 0..<40 as Range<UInt64>)
    func ownerAloneAfterVerification(seed: UInt64) throws {
        var county = try town()
        for pledge in ["p1", "p2"] {
            try county.pledges.given(.done(pledge, 100), for: "town", by: County.townClerk)
            try county.pledges.given(.verify(pledge, 100), for: "town", by: County.countySuperior)
        }
        let before = try #require(county.pledges.state(of: "town").units["town"]).pledges
        #expect(before["p1"]?.isVerified == true && before["p2"]?.isVerified == true)
        #expect(try actAlone(&county, seed: seed) > 0)
        let after = try #require(county.pledges.state(of: "town").units["town"]).pledges
        for (id, pledge) in after {
            #expect(pledge.closedOut == nil)
            #expect(pledge.verified == before[id]?.verified, "\(id)")
        }
        // What only its superior lacked it does at once: so the law is about who, not about what.
        try county.pledges.given(.closeOut("p1"), for: "town", by: County.countySuperior)
        #expect(county.pledges.state(of: "town").units["town"]?.pledges["p1"]?.closedOut != nil)
    }
}
