import DeciderSupport
import Schema
import Streaming
import SupervisionCore
import SwiftProtobuf
import Testing

@Suite("The supervision state as a fold")
struct SupervisionStateTests {
    @Test("folding a prefix and then the rest gives what folding everything gives, at every split")
    func splits() throws {
        var county = try countyWithFinding()
        try county.supervision.given(.inspect(), for: "village", by: County.inspector)
        try county.supervision.given(.contest("f1"), for: "village", by: County.clerk)
        county.day("2026-05-01")
        try county.supervision.given(.tick(county.supervision.partition(of: "village")), for: "", by: County.timekeeper)
        try county.supervision.given(.rectify("f1"), for: "village", by: County.clerk)
        try county.supervision.given(.accept("f1"), for: "village", by: County.inspector)
        let partition = TopicPartition(topic: "county.supervision.decisions.v1", partition: county.supervision.partition(of: "village"))
        let records = county.supervision.records.filter { $0.partition == partition }
        let whole = county.supervision.state(of: "village")
        #expect(records.count == 7)
        for split in 0...records.count {
            var first = AcceptanceFold<SupervisionState>(namespace: "county", partition: partition)
            for record in records[..<split] { _ = try first.fold(record.value, at: record.offset) }
            var second = AcceptanceFold(partition: partition, standing: first.standing, state: first.state)
            for record in records[split...] { _ = try second.fold(record.value, at: record.offset) }
            #expect(second.state == whole)
            #expect(split == records.count || first.state != whole)
        }
    }

    @Test(
        "facts that make no sense are taken without trapping, and rules still work on what they leave", arguments: 0..<40 as Range<UInt64>)
    func total(seed: UInt64) throws {
        var nonsense = NonsenseFacts(seed: seed)
        var county = try County()
        for _ in 0..<80 {
            let fact = nonsense.next()
            try county.pledges.forged([fact], for: "village", by: County.stranger)
            try county.supervision.forged([fact], for: "village", by: County.stranger)
        }
        try county.followAll()
        county.day("2026-12-31")
        let bodies: [PBPayload.Body] = [
            .tick(county.supervision.partition(of: "village")), .inspect(), .find("f1") { $0.due = "2027-01-31" }, .acknowledge("p1"),
            .contest("p2"), .rectify("p1"), .accept("p1"), .giveBack("p2"),
        ]
        for body in bodies {
            for key in [County.clerk, County.inspector, County.timekeeper] {
                _ = try county.supervision.attempt(body, for: "village", by: key)
            }
        }
        for severity in 0...4 { _ = county.supervision.state(of: "village").openFindings(unit: "village", severityAtLeast: severity) }
    }
}
