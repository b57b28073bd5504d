import DeciderSupport
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("The pledges state as a fold")
struct PledgesStateTests {
    @Test("folding a prefix and then the rest gives what folding everything gives, at every split")
    func splits() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.progress("p1", 5), for: "village", by: County.clerk)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        try county.pledges.given(.giveBack("p1"), for: "village", by: County.superior)
        county.day("2026-07-01")
        try county.pledges.given(.tick(county.pledges.partition(of: "village")), for: "", by: County.timekeeper)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        try county.pledges.given(.verify("p1", 90), for: "village", by: County.superior)
        try county.pledges.given(.closeOut("p1"), for: "village", by: County.superior)

        let partition = TopicPartition(topic: "county.pledges.decisions.v1", partition: county.pledges.partition(of: "village"))
        let records = county.pledges.records.filter { $0.partition == partition }
        let whole = county.pledges.state(of: "village")
        #expect(records.count == 11)
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
        arguments: 0..<40 as Range<UInt64>)
    func total(seed: UInt64) throws {
        var nonsense = NonsenseFacts(seed: seed)
        var county = try County()
        for _ in 0..<80 { try county.pledges.forged([nonsense.next()], for: "village", by: County.stranger) }
        county.day("2026-12-31")
        let bodies: [PBPayload.Body] = [
            .tick(county.pledges.partition(of: "village")), .draft(County.draft("p1")), .sign, .countersign, .progress("p1", 1),
            .done("p2", 1),
            .verify("p3", 1), .closeOut("p1"), .giveBack("p2"), .giveBackLetter(),
        ]
        for body in bodies {
            for key in [County.clerk, County.superior, County.timekeeper] { _ = try county.pledges.attempt(body, for: "village", by: key) }
        }
        let reader = PledgeReader(county.pledges.own.folds.map(\.state))
        for (unit, pledges) in reader.units {
            for id in pledges.pledges.keys { _ = reader.rollUp(of: ScopedName(unit: unit, id: id))?.progress?.floored(places: 4) }
        }
        _ = reader.orphans
    }

    @Test("refused decisions and repeats change nothing")
    func refusedChangesNothing() {
        var state = PledgesState()
        let partition = TopicPartition(topic: "t", partition: 0)
        state.apply(.with { $0.refused.code = "x" }, at: 0, of: partition)
        state.apply(.with { $0.repeat.accepted = true }, at: 1, of: partition)
        state.apply(.init(), at: 2, of: partition)
        #expect(state == PledgesState())
    }
}
