import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import ScoringCore

@Suite("Tallies")
struct SubmitTallyTests {
    let world: World
    var good: PBTally { world.tally("t1", "committee", [5, 3, 1, 0], spoilt: 1, issued: 12) }

    init() throws { world = try World() }

    func decide(_ submit: PBSubmitTally, by key: SigningKey? = nil, unit: String = "t1", on date: String = "2026-02-01") -> Verdict {
        world.decide(.submitTally(submit), by: key ?? world.keys.teller, unit: unit, on: date)
    }

    func code(_ change: (inout PBTally) -> Void) throws -> String? {
        var tally = good
        change(&tally)
        return decide(try world.signed(tally), unit: tally.unit).code
    }

    @Test("a tally signed by two tellers is recorded with both the counts and the second key")
    func accepted() throws {
        let facts = decide(try world.signed(good)).facts
        try #require(facts.count == 1)
        #expect(facts[0].unit == "t1")
        #expect(facts[0].scoring.tallyRecorded.tally == good)
        #expect(facts[0].scoring.tallyRecorded.secondKey == world.keys.secondTeller.publicKey.bytes)
    }

    @Test("one teller alone cannot make a tally")
    func oneTeller() throws {
        #expect(decide(try world.signed(good, by: world.keys.teller)).code == "one_teller_only")
        var submit = try world.signed(good)
        submit.secondKey = Data()
        #expect(decide(submit).code == "second_teller_missing")
    }

    @Test("the first signer must be a teller of the unit")
    func firstTeller() throws {
        #expect(decide(try world.signed(good), by: world.keys.scorer).code == "not_authorized")
        #expect(decide(try world.signed(good), by: world.keys.distantTeller).code == "not_authorized")
        #expect(decide(try world.signed(good), by: world.keys.stranger).code == "unknown_key")
    }

    @Test("the second signer must be a valid teller of the unit")
    func secondTeller() throws {
        #expect(decide(try world.signed(good, by: world.keys.clerk)).code == "second_key_not_teller")
        #expect(decide(try world.signed(good, by: world.keys.distantTeller)).code == "not_authorized")
        #expect(decide(try world.signed(good, by: world.keys.stranger)).code == "unknown_key")
        #expect(decide(try world.signed(good, by: world.keys.expiredTeller)).code == "key_not_valid")
    }

    @Test("a second signature over other counts, another namespace or by another key is refused")
    func forged() throws {
        var other = try world.signed(good)
        other.secondSignature = try world.signed(world.tally("t1", "committee", [9, 0, 0, 0])).secondSignature
        #expect(decide(other).code == "second_signature_wrong")
        #expect(decide(try world.signed(good, over: "elsewhere")).code == "second_signature_wrong")
        var borrowed = try world.signed(good, by: world.keys.clerk)
        borrowed.secondKey = world.keys.secondTeller.publicKey.bytes
        #expect(decide(borrowed).code == "second_signature_wrong")
        var plain = try world.signed(good)
        plain.secondSignature = try world.keys.secondTeller.sign(plain.tally)
        #expect(decide(plain).code == "second_signature_wrong")
    }

    @Test("bytes that are not a tally are refused")
    func unreadable() {
        var submit = PBSubmitTally()
        submit.tally = Data([0xff, 0xff, 0xff])
        #expect(decide(submit).code == "tally_unreadable")
    }

    @Test("a tally is submitted for the unit it counts")
    func otherUnit() throws {
        #expect(decide(try world.signed(good), unit: "t2").code == "tally_of_other_unit")
    }

    @Test("cohort, member, period and voter group must exist")
    func unknowns() throws {
        #expect(try code { $0.cohort = "nobody" } == "unknown_cohort")
        #expect(try code { $0.unit = "v3" } == "not_a_member")
        #expect(try code { $0.unit = "county" } == "not_a_member")
        #expect(try code { $0.period = "y1999" } == "unknown_period")
        #expect(try code { $0.group = "passers-by" } == "unknown_voter_group")
    }

    @Test("tallies are taken to the last day of the period's closing phase")
    func dates() throws {
        let submit = try world.signed(good)
        #expect(decide(submit, on: "2026-03-31").code == nil)
        #expect(decide(submit, on: "2026-04-01").code == "period_closed")
    }

    @Test("every grade of the group's table stands once, in any order")
    func grades() throws {
        #expect(try code { $0.counts.reverse() } == nil)
        #expect(try code { $0.counts.removeLast() } == "grades_wrong")
        #expect(try code { $0.counts.append($0.counts[0]) } == "grades_wrong")
        #expect(try code { $0.counts[0].grade = "superb" } == "grades_wrong")
        #expect(try code { $0.counts[0].grade = "good" } == "grades_wrong")
    }

    @Test("valid and spoilt ballots can be all that were issued, and not one more, however large the numbers")
    func ballots() throws {
        #expect(try code { $0.issued = 10 } == nil)
        #expect(try code { $0.issued = 9 } == "too_many_ballots")
        #expect(
            try code {
                $0.counts[0].ballots = .max
                $0.counts[1].ballots = .max
                $0.issued = .max
            } == "too_many_ballots")
    }

    @Test("a second tally of the same group on the same unit is refused, one of another group or unit is not")
    func twice() throws {
        var world = world
        try world.count("t1", "committee", [5, 3, 1, 0])
        let again = try world.signed(world.tally("t1", "committee", [9, 0, 0, 0]))
        #expect(world.decide(.submitTally(again), by: world.keys.teller, unit: "t1").code == "tally_exists")
        try world.count("t1", "secretaries", [5, 3, 1, 0])
        try world.count("t2", "committee", [5, 3, 1, 0])
        #expect(world.records.tallies.count == 3)
        #expect(world.records.tally(period: "y2025", cohort: "townships", unit: "t1", group: "committee")?.valid == 9)
    }

    @Test("after the cohort was closed no tally is taken")
    func closed() throws {
        var world = world
        world.submit(world.closing, by: world.keys.scorer, unit: "county")
        #expect(world.decide(.submitTally(try world.signed(good)), by: world.keys.teller, unit: "t1").code == "cohort_closed")
    }

    @Test("asking whether a unit is a member agrees with listing the members")
    func membership() throws {
        for world in [world, try World(cohortUnits: ["t3", "t1"])] {
            let cohort = try #require(world.registry.cohorts[World.cohort])
            let members = world.registry.members(of: cohort)
            for unit in world.registry.units.keys { #expect(world.registry.isMember(unit, of: cohort) == members.contains(unit)) }
        }
    }
}
