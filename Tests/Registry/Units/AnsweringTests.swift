import DeciderSupport
import Domain
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Who answers for what a unit left")
struct AnsweringTests {
    /// The county of ``County`` in mid-year: `village` is merged into `hamlet` on 1 March.
    private static func merged() throws -> County {
        var county = try County()
        county.day("2026-03-01")
        try county.registry.given(.merge(into: "hamlet", from: "2026-03-01"), for: "village", by: County.registrar)
        return county
    }

    /// `village` is dissolved on 1 March.
    private static func dissolved() throws -> County {
        var county = try County()
        county.day("2026-03-01")
        try county.registry.given(.dissolve(from: "2026-03-01"), for: "village", by: County.registrar)
        return county
    }

    @Test("an open unit answers for itself, and so does a name that nobody has")
    func open() throws {
        let county = try County()
        let state = county.registry.state(of: "")
        for unit in County.units + ["nowhere", ""] {
            #expect(try state.heir(of: unit, on: day("2026-03-01")) == unit)
            #expect(try state.unitAnswering(for: unit, on: day("2026-03-01")) == unit)
        }
        #expect(try state.unitsAbove("village", on: day("2026-03-01")) == ["town", "county", "city"])
        #expect(try state.unitsAbove("nowhere", on: day("2026-03-01")) == [])
        #expect(try state.subtreeAnswered(by: "town", on: day("2026-03-01")) == ["town", "village", "hamlet"])
        #expect(try state.subtreeJudged(by: "town", on: day("2026-03-01")) == ["village", "hamlet"])
    }

    @Test("the unit it was merged into answers from that day on, through a chain of mergers, and is not above it")
    func chain() throws {
        var county = try Self.merged()
        county.day("2026-05-01")
        try county.registry.given(.merge(into: "town-b", from: "2026-05-01"), for: "hamlet", by: County.registrar)
        let state = county.registry.state(of: "")
        func answering(_ unit: String, _ date: String) throws -> String { state.unitAnswering(for: unit, on: try day(date)) }
        #expect(try answering("village", "2026-02-28") == "village")
        #expect(try answering("village", "2026-03-01") == "hamlet")
        #expect(try answering("village", "2026-04-30") == "hamlet")
        #expect(try answering("village", "2026-05-01") == "town-b")
        #expect(try answering("hamlet", "2026-05-01") == "town-b")
        let may = try day("2026-05-01")
        #expect(state.unitsAbove("village", on: may) == ["county", "city"])
        #expect(!state.isAbove("town-b", "village", on: may) && !state.isAbove("town", "village", on: may))
        #expect(state.isAbove("county", "village", on: may))
        #expect(state.closedUnits(answeredBy: "town-b", on: may) == ["hamlet", "village"])
        #expect(state.subtreeAnswered(by: "county", on: may) == ["county", "town", "town-b", "hamlet", "village"])
        #expect(state.subtreeJudged(by: "town-b", on: may) == [])
        #expect(state.subtreeJudged(by: "county", on: may) == ["town", "town-b", "hamlet", "village"])
        #expect(state.isTakenOver("village", on: may) && !state.isUnassigned("village", on: may))
        #expect(state.unassignedUnits(on: may) == [])
    }

    @Test("what a dissolved unit left is its superior's, who stands above it, until it is assigned")
    func unassigned() throws {
        var county = try Self.dissolved()
        let first = try day("2026-03-01")
        var state = county.registry.state(of: "")
        #expect(state.heir(of: "village", on: first) == "village")
        #expect(state.unitAnswering(for: "village", on: first) == "town")
        #expect(state.unitsAbove("village", on: first) == ["town", "county", "city"])
        #expect(state.isAbove("town", "village", on: first))
        #expect(state.isUnassigned("village", on: first) && state.unassignedUnits(on: first) == ["village"])
        #expect(state.subtreeAnswered(by: "town", on: first) == ["town", "village", "hamlet"])
        #expect(state.subtreeJudged(by: "town", on: first) == ["village", "hamlet"])
        county.day("2026-03-10")
        try county.registry.given(.assign(to: "hamlet", from: "2026-03-05"), for: "village", by: County.superior)
        state = county.registry.state(of: "")
        #expect(try state.unitAnswering(for: "village", on: day("2026-03-04")) == "town", "what was true of earlier days stays so")
        #expect(try state.unitAnswering(for: "village", on: day("2026-03-05")) == "hamlet")
        #expect(try state.unassignedUnits(on: day("2026-03-05")) == [])
        #expect(try state.subtreeAnswered(by: "town", on: day("2026-03-05")) == ["town", "hamlet", "village"])
    }

    @Test("of what was merged into a unit that was dissolved then, the superior of that one answers; and its successor's if it ends too")
    func mergedThenDissolved() throws {
        var county = try Self.merged()
        county.day("2026-04-01")
        try county.registry.given(.dissolve(from: "2026-04-01"), for: "hamlet", by: County.registrar)
        let april = try day("2026-04-01")
        var state = county.registry.state(of: "")
        #expect(state.heir(of: "village", on: april) == "hamlet")
        #expect(state.unitAnswering(for: "village", on: april) == "town")
        #expect(state.isUnassigned("village", on: april))
        #expect(state.unassignedUnits(on: april) == ["hamlet"], "who gets what the hamlet left gets the village's")
        county.day("2026-05-01")
        try county.registry.given(.merge(into: "town-b", from: "2026-05-01"), for: "town", by: County.registrar)
        state = county.registry.state(of: "")
        #expect(try state.unitAnswering(for: "village", on: day("2026-05-01")) == "town-b")
        #expect(try state.isAbove("town-b", "village", on: day("2026-05-01")))
    }

    @Test("a unit split up is answered for above; one that goes on after the split answers for itself")
    func split() throws {
        var county = try County()
        county.day("2026-03-01")
        try county.registry.given(.split([.part("east", .village)], from: "2026-03-01"), for: "hamlet", by: County.registrar)
        try county.registry.given(
            .split([.part("north", .village), .part("south", .village)], dissolved: true, from: "2026-03-01"), for: "village",
            by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(try state.unitAnswering(for: "hamlet", on: day("2026-03-01")) == "hamlet")
        #expect(try state.unitAnswering(for: "village", on: day("2026-03-01")) == "town")
    }

    // MARK: 移交

    @Test("a registrar or superior assigns who reaches both what stands above the closed unit and the one that takes over")
    func rights() throws {
        let county = try Self.dissolved()
        let body = PBPayload.Body.assign(to: "hamlet", from: "2026-03-01")
        for key in [County.root, County.registrar, County.superior, County.countySuperior] {
            #expect(county.registry.refusal(body, for: "village", by: key) == nil)
        }
        for key in [County.townClerk, County.strangeSuperior, County.inspector] {
            #expect(county.registry.refusal(body, for: "village", by: key) == "not_authorized")
        }
        #expect(county.registry.refusal(body, for: "village", by: County.villageSuperior) == "key_not_valid")
        let far = PBPayload.Body.assign(to: "town-b", from: "2026-03-01")
        #expect(county.registry.refusal(far, for: "village", by: County.superior) == "not_authorized", "beyond the town's reach")
        #expect(county.registry.refusal(far, for: "village", by: County.countySuperior) == nil)
    }

    @Test("an open unit and a merged one are not assigned; nothing is assigned to a closed unit, nor before the end or after today")
    func refused() throws {
        var county = try Self.dissolved()
        func refusal(_ unit: String, to: String, from: String = "2026-03-01") -> String? {
            county.registry.refusal(.assign(to: to, from: from), for: unit, by: County.root)
        }
        #expect(refusal("hamlet", to: "town") == "unit_still_open")
        #expect(refusal("nowhere", to: "town") == "unknown_unit")
        #expect(refusal("village", to: "nowhere") == "unknown_unit")
        #expect(refusal("village", to: "village") == "unit_closed")
        #expect(refusal("village", to: "hamlet", from: "2026-02-28") == "invalid_field")
        #expect(refusal("village", to: "hamlet", from: "2026-03-02") == "invalid_field")
        county.day("2026-03-10")
        try county.registry.given(.assign(to: "hamlet", from: "2026-03-05"), for: "village", by: County.root)
        #expect(refusal("village", to: "town-b", from: "2026-03-04") == "invalid_field", "not behind the last assignment")
        try county.registry.given(.assign(to: "town-b", from: "2026-03-05"), for: "village", by: County.root)
        let state = county.registry.state(of: "")
        #expect(try state.unitAnswering(for: "village", on: day("2026-03-10")) == "town-b", "what was assigned wrongly goes elsewhere")
        #expect(state.units["village"]?.assignments.count == 1)
        let merged = try Self.merged()
        #expect(
            merged.registry.refusal(.assign(to: "town", from: "2026-03-01"), for: "village", by: County.root) == "unit_merged")
    }

    @Test("a key is valid on a day on which it could be used, unless it was revoked or its unit ended on that day or before")
    func validDays() throws {
        var county = try Self.merged()
        func isValid(_ key: PublicKey, _ date: String) throws -> Bool {
            let state = county.registry.state(of: "")
            return try state.isValid(#require(state.keys[key]), on: day(date))
        }
        #expect(try isValid(County.clerk, "2026-02-28"))
        #expect(try !isValid(County.clerk, "2026-03-01"), "the village was merged")
        #expect(try isValid(County.townClerk, "2026-03-01"))
        try county.registry.given(.revokeKey(.with { $0.key = County.townClerk.bytes }), for: "town", by: County.root)
        #expect(try isValid(County.townClerk, "2026-02-28") && !isValid(County.townClerk, "2026-03-01"))
        let brief = County.key("for a week")
        var enrol = County.enrolment(of: brief, .clerk)
        enrol.validFrom = try day("2026-03-10").startMilliseconds
        enrol.validUntil = try day("2026-03-17").startMilliseconds
        try county.registry.given(.enrolKey(enrol), for: "town", by: County.root)
        #expect(try !isValid(brief, "2026-03-09") && isValid(brief, "2026-03-10") && isValid(brief, "2026-03-16"))
        #expect(try !isValid(brief, "2026-03-17"))
    }

    @Test("whatever a log of other code says, the question ends", arguments: [["village", "hamlet"], ["hamlet", "village"]])
    func circles(_ order: [String]) throws {
        var county = try County()
        county.day("2026-03-01")
        func forge(_ unit: String, _ fact: PBFact.Content) throws {
            try county.registry.forged([PBFact(about: unit, fact)], for: unit, by: County.root)
        }
        for (unit, other) in [(order[0], order[1]), (order[1], order[0])] {
            try forge(unit, .unitMerged(.with { ($0.into, $0.from) = (other, "2026-03-01") }))
        }
        try forge("town", .unitDissolved(.with { $0.from = "2026-03-01" }))
        try forge("town", .unitAssigned(.with { ($0.to, $0.from) = ("town", "2026-03-01") }))
        try forge("town", .unitAssigned(.with { ($0.to, $0.from) = ("nowhere", "2026-03-01") }))
        try forge("county", .unitAssigned(.with { ($0.to, $0.from) = ("town", "2026-03-01") }))
        let (state, march) = (county.registry.state(of: ""), try day("2026-03-01"))
        for unit in County.units {
            #expect(state.units[state.unitAnswering(for: unit, on: march)] != nil)
            _ = (state.unitsAbove(unit, on: march), state.subtreeAnswered(by: unit, on: march), state.isUnassigned(unit, on: march))
        }
        #expect(state.unitAnswering(for: "county", on: march) == "county", "an open unit is assigned to nobody")
    }
}

extension PBPayload.Body {
    static func assign(to: String, from: String) -> Self {
        .assignUnit(
            .with {
                $0.to = to
                $0.from = from
            })
    }
}
