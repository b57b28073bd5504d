import DeciderSupport
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("The registry state as a fold")
struct RegistryStateTests {
    @Test("folding a prefix and then the rest gives what folding everything gives, at every split")
    func splits() throws {
        let county = try County()
        let partition = TopicPartition(topic: "county.registry.decisions.v1", partition: 0)
        let whole = county.registry.state(of: "")
        let records = county.registry.records
        #expect(whole.units.count == County.units.count)
        #expect(whole.keys.count == County.everyRole.count)
        for split in 0...records.count {
            var first = AcceptanceFold<RegistryState>(namespace: "county", partition: partition)
            for record in records[..<split] { _ = try first.fold(record.value, at: record.offset) }
            var second = AcceptanceFold(partition: partition, standing: first.standing, state: first.state)
            for record in records[split...] { _ = try second.fold(record.value, at: record.offset) }
            let state = second.state
            #expect(state.units == whole.units && state.keys == whole.keys && state.cohorts == whole.cohorts)
            #expect(state.bundles == whole.bundles && state.periods == whole.periods && state.root == whole.root)
            #expect(state.genesis == whole.genesis)
        }
    }

    @Test("facts that make no sense are taken without trapping, and rules still answer", arguments: 0..<20 as Range<UInt64>)
    func total(seed: UInt64) throws {
        var nonsense = NonsenseFacts(seed: seed)
        var county = try County()
        for _ in 0..<80 { try county.registry.forged([nonsense.next()], for: "", by: County.stranger) }
        let bodies: [PBPayload.OneOf_Body] = [
            .registerUnit(County.unit(parent: "village", .branch)), .appointPost(County.post("secretary", "p", from: "2026-05-01")),
            .enrolKey(County.enrolment(of: County.key("new"), .clerk)), .tick(0),
        ]
        for body in bodies { _ = county.registry.verdict(body, for: "village", by: County.root) }
        let state = county.registry.state(of: "")
        for unit in state.units.keys { _ = state.ancestry(of: unit) }
    }

    @Test("a tick settles nothing in the registry, and takes a timekeeper or the root key")
    func tick() throws {
        let county = try County()
        #expect(county.registry.verdict(.tick(0), for: "", by: County.timekeeper) == .accepted([.tickSettled(0, more: false)]))
        #expect(county.registry.refusal(.tick(0), for: "", by: County.registrar) == "not_authorized")
    }
}
