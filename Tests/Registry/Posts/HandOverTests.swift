import DeciderSupport
import Foundation
import RegistryCore
import Schema
import Seeded
import SwiftProtobuf
import Testing

@Suite("Handing over and abolishing posts")
struct HandOverTests {
    private func handOver(_ change: (inout PBHandOverPost) -> Void = { _ in }) -> PBPayload.Body {
        var handOver = PBHandOverPost.with {
            $0.post = "secretary"
            $0.person = "p-7"
            $0.from = "2026-01-05"
            $0.openDuties = ["village/p1", "duties/meetings"]
            $0.record = .document("hand-over")
        }
        change(&handOver)
        return .handOverPost(handOver)
    }

    @Test("a hand-over names the next holder and what passes open, by a signed record")
    func handedOver() throws {
        var county = try County()
        try county.registry.given(handOver(), for: "village", by: County.registrar)
        let state = county.registry.state(of: "")
        let next = try #require(state.appointment(unit: "village", post: "secretary", on: try day("2026-01-05")))
        #expect(next.person == "p-7")
        #expect(next.tier == .first)
        #expect(next.handOver?.openDuties == ["village/p1", "duties/meetings"])
        #expect(next.handOver?.record.name == "hand-over")
        #expect(state.appointment(unit: "village", post: "secretary", on: try day("2026-01-04"))?.person == "p-1")
        #expect(state.appointment(unit: "village", post: "secretary", on: try day("2026-01-04"))?.handOver == nil)
    }

    @Test("nothing is handed over without a record, a next holder, a later day and a post that is held")
    func malformed() throws {
        let county = try County()
        let broken: [(String, (inout PBHandOverPost) -> Void)] = [
            ("unknown_post", { $0.post = "moon" }), ("invalid_field", { $0.person = "" }), ("invalid_field", { $0.person = "p-1" }),
            ("invalid_field", { $0.person = "王芳" }),
            ("invalid_field", { $0.person = "Wang Fang" }),
            ("invalid_field", { $0.from = "2025-01-01" }), ("invalid_field", { $0.clearRecord() }),
            ("invalid_field", { $0.record.digest = Data([1]) }), ("invalid_field", { $0.openDuties = ["p1"] }),
            ("invalid_field", { $0.openDuties = ["village/p1", "village/p1"] }), ("invalid_field", { $0.qualifications = ["A b"] }),
        ]
        for (code, change) in broken { #expect(county.registry.refusal(handOver(change), for: "village", by: County.root) == code) }
        let vacant = handOver { $0.post = "vacant" }
        #expect(county.registry.refusal(vacant, for: "county", by: County.root) == "post_vacant")
        #expect(county.registry.refusal(handOver(), for: "village", by: County.clerk) == "not_authorized")
    }

    @Test("the next holder meets the same conditions as an appointed one")
    func conditions() throws {
        var county = try County()
        let category = PBDefinePostCategory.with {
            $0.category = "secretary"
            $0.name.en = "Secretary"
            $0.conditions = [
                .with {
                    $0.id = "rank"
                    $0.anyOf = ["deputy-head"]
                }
            ]
            $0.vetoes = [.with { $0.qualification = "placement" }]
        }
        try county.registry.given(.definePostCategory(category), for: "county", by: County.registrar)
        var post = County.post("secretary", "p-6", from: "2026-01-01")
        post.category = "secretary"
        post.qualifications = ["deputy-head"]
        try county.registry.given(.appointPost(post), for: "village", by: County.registrar)
        #expect(county.registry.refusal(handOver(), for: "village", by: County.root) == "condition_not_met")
        #expect(county.registry.refusal(handOver { $0.interim = true }, for: "village", by: County.root) == nil)
        #expect(county.registry.refusal(handOver { $0.qualifications = ["deputy-head"] }, for: "village", by: County.root) == nil)
        #expect(
            county.registry.refusal(handOver { $0.qualifications = ["deputy-head", "placement"] }, for: "village", by: County.root)
                == "candidate_vetoed")
    }

    @Test("an abolished post ends, and its successor answers for what was its own, through any number of successors")
    func abolished() throws {
        var county = try County()
        try county.registry.given(.abolish("contact", successor: "town/secretary", from: "2026-01-03"), for: "town", by: County.registrar)
        let ended = PBPayload.Body.abolish("secretary", successor: "town/contact", from: "2026-01-04")
        #expect(county.registry.refusal(ended, for: "village", by: County.registrar) == "post_abolished")
        try county.registry.given(
            .abolish("secretary", successor: "town/secretary", from: "2026-01-04"), for: "village", by: County.registrar)
        try county.registry.given(
            .abolish("secretary", successor: "county/inspector-a", from: "2026-01-06"), for: "town", by: County.registrar)
        let state = county.registry.state(of: "")
        func holder(_ post: String, _ date: String) throws -> String? {
            state.responsible(for: post, on: try day(date))?.appointment.person
        }
        #expect(try holder("village/secretary", "2026-01-03") == "p-1")
        #expect(try holder("village/secretary", "2026-01-04") == "p-3")
        #expect(try holder("village/secretary", "2026-01-06") == "p-5")
        #expect(try holder("town/contact", "2026-01-02") == "p-4")
        #expect(try holder("town/contact", "2026-01-06") == "p-5")
        #expect(try holder("town/moon", "2026-01-06") == nil)
        #expect(try holder("nonsense", "2026-01-06") == nil)
        #expect(state.appointment(unit: "village", post: "secretary", on: try day("2026-01-04")) == nil)
        #expect(state.responsible(for: "town/contact", on: try day("2026-01-06"))?.post.path == "county/inspector-a")
    }

    @Test("a successor is another post that has not ended, within reach of the key; an ended post takes no holder")
    func successors() throws {
        var county = try County()
        func refusal(_ successor: String, by key: PublicKey = County.root) -> String? {
            county.registry.refusal(.abolish("secretary", successor: successor, from: "2026-01-05"), for: "village", by: key)
        }
        #expect(refusal("village/secretary") == "unknown_post")
        #expect(refusal("village/moon") == "unknown_post")
        #expect(refusal("secretary") == "unknown_post")
        #expect(refusal("town/secretary") == nil)
        try county.registry.given(.appointPost(County.post("secretary", "p-9")), for: "city", by: County.root)
        #expect(refusal("city/secretary", by: County.registrar) == "not_authorized")
        try county.registry.given(
            .abolish("secretary", successor: "town/secretary", from: "2026-01-05"), for: "village", by: County.registrar)
        let again = PBPayload.Body.appointPost(County.post("secretary", "p-8", from: "2026-02-01"))
        #expect(county.registry.refusal(again, for: "village", by: County.root) == "post_abolished")
        #expect(county.registry.refusal(handOver { $0.from = "2026-02-01" }, for: "village", by: County.root) == "post_abolished")
        #expect(refusal("town/secretary") == "post_abolished")
    }

    @Test("a contact post is found by the unit it answers for, on the days it does")
    func contactPosts() throws {
        let county = try County()
        let state = county.registry.state(of: "")
        #expect(state.contactPosts(for: "village", on: try day("2026-01-01")).map(\.post.path) == ["town/contact"])
        #expect(state.contactPosts(for: "village", on: try day("2024-01-01")).isEmpty)
        #expect(state.contactPosts(for: "hamlet", on: try day("2026-01-01")).isEmpty)
    }

    @Test("the holder on any date is the one a plain list of dates would name", arguments: 0..<20 as Range<UInt64>)
    func anyDate(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var county = try County()
        var naive: [(from: CivilDate, person: String)] = []
        for step in 0..<40 {
            let from = try day("2026-01-05").adding(days: generator.below(200) - 20)
            let person = generator.oneIn(5) ? "" : "q-\(step)"
            let next = County.post("clerk", person, from: from.description)
            let taken: Bool
            if generator.oneIn(2) {
                taken = try county.registry.attempt(.appointPost(next), for: "village", by: County.registrar)
            } else {
                let body = handOver {
                    $0.post = "clerk"
                    $0.person = person
                    $0.from = from.description
                }
                taken = try county.registry.attempt(body, for: "village", by: County.registrar)
            }
            if taken { naive.append((from, person)) }
        }
        #expect(naive.count > 1)
        let state = county.registry.state(of: "")
        for offset in -30..<220 {
            let date = try day("2026-01-05").adding(days: offset)
            let expected = naive.filter { $0.from <= date }.max { $0.from < $1.from }?.person
            #expect(state.appointment(unit: "village", post: "clerk", on: date)?.person == expected)
            #expect(state.responsible(for: "village/clerk", on: date)?.appointment.person == expected)
        }
    }
}
