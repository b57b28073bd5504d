import DeciderSupport
import Domain
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("The registry state as a fold")
struct RegistryStateTests {
    @Test("folding a prefix and then the rest gives what folding everything gives, at every split")
    func splits() throws {
        var county = try County()
        try county.registry.given(.appointPost(County.post("deputy", "p-9")), for: "town", by: County.registrar)
        try county.registry.given(.abolish("deputy", successor: "town/secretary", from: "2026-01-01"), for: "town", by: County.registrar)
        try county.registry.given(.talk(with: "p-2", on: "2026-01-04"), for: "village", by: County.clerk)
        try county.registry.given(.dutyList("duties"), for: "county", by: County.registrar)
        try county.registry.given(.staffing(due: "2026-01-06"), for: "county", by: County.registrar)
        try county.registry.given(.template, for: "county", by: County.registrar)
        try county.registry.given(.reelection(due: "2026-03-01"), for: "village", by: County.registrar)
        try county.registry.given(.merge(into: "hamlet", from: "2026-01-05"), for: "village", by: County.registrar)
        county.registry.day("2026-01-07")
        try county.registry.given(.tick(0), for: "", by: County.timekeeper)
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
            #expect(second.state == whole)
            #expect(split == records.count || first.state != whole)
        }
    }

    @Test("facts that make no sense are taken without trapping, and rules and readers still answer", arguments: 0..<40 as Range<UInt64>)
    func total(seed: UInt64) throws {
        var nonsense = NonsenseFacts(seed: seed)
        var county = try County()
        for _ in 0..<200 { try county.registry.forged([nonsense.nextOfRegistry()], for: "", by: County.stranger) }
        county.registry.day("2026-12-31")
        for body in PBPayload.Body.everyRegistryKind {
            for unit in ["village", "", "nowhere"] { _ = county.registry.verdict(body, for: unit, by: County.root) }
            _ = county.registry.verdict(body, for: "village", by: County.clerk)
        }
        let state = county.registry.state(of: "")
        let date = try day("2026-12-31")
        for unit in state.units.keys {
            #expect(state.ancestry(of: unit).count <= state.units.count + 1)
            _ = state.ancestry(of: unit, on: date)
            _ = state.owedFacts(of: unit)
            _ = state.nextMilestones(of: unit)
            _ = state.trainingShortfalls(of: unit, year: 2026)
            _ = state.vacantPosts(of: unit, on: date)
            _ = state.dutyLists(for: unit, on: date)
            _ = state.alliances(of: unit, on: date)
            _ = state.coverage(below: unit, on: date).reaches(PBDecimal(.max, scale: 9))
            for requirement in state.requirements.keys { _ = state.standing(of: unit, to: requirement) }
            for post in state.units[unit]?.posts.keys.map({ $0 }) ?? [] { _ = state.responsible(for: "\(unit)/\(post)", on: date) }
        }
        for cohort in state.cohorts.values { _ = state.members(of: cohort) }
    }

    @Test("a tick of a registry in which nothing is due settles nothing, and takes a timekeeper or the root key")
    func tick() throws {
        let county = try County()
        #expect(
            county.registry.verdict(.tick(0), for: "", by: County.timekeeper) == .accepted([.tickSettled(0, more: false, by: .registry)]))
        #expect(county.registry.refusal(.tick(0), for: "", by: County.registrar) == "not_authorized")
    }
}
