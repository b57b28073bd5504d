import BigInt
import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import Seeded
import Streaming
import SwiftProtobuf
import Testing

@Suite("Progress rolls up exactly")
struct RollUpTests {
    typealias Fraction = ExactProgress.Fraction

    private func reader(_ county: County) -> PledgeReader { PledgeReader(county.pledges.own.folds.map(\.state)) }

    @Test("a parent's progress is the weighted mean of the pledges that serve it, over partitions")
    func weighted() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("goal")), for: "town", by: County.townClerk)
        try county.pledges.given(.sign, for: "town", by: County.townClerk)
        try county.pledges.given(.countersign, for: "town", by: County.countySuperior)
        func serving(_ id: String, _ quantity: Int64, _ weight: UInt32) -> PBDraftPledge {
            var draft = County.draft(id, quantity: quantity)
            draft.parentUnit = "town"
            draft.parentPledge = "goal"
            draft.weight = weight
            return draft
        }
        try county.letterInForce(serving("a", 3, 1), serving("b", 7, 2))
        try county.pledges.given(.progress("a", 1), for: "village", by: County.clerk)
        try county.pledges.given(.progress("b", 9), for: "village", by: County.clerk)
        let goal = ScopedName(unit: "town", id: "goal")
        let rollUp = try #require(reader(county).rollUp(of: goal))
        // (1·1/3 + 2·7/7) / 3
        #expect(rollUp.progress?.fraction == Fraction(7, over: 9))
        #expect(rollUp.progress?.floored(places: 4) == 7_777)
        #expect(rollUp.parts.map(\.name.id) == ["a", "b"])
        #expect(rollUp.counts.promised == 2)
        #expect(rollUp.counts.inForce == 2)
    }

    @Test("drafts do not count, and a pledge nobody serves is measured by its own quantity")
    func leaf() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.done("p1", 130), for: "village", by: County.clerk)
        let name = ScopedName(unit: "village", id: "p1")
        #expect(reader(county).rollUp(of: name)?.progress?.fraction == Fraction(1, over: 1))
        try county.pledges.given(.verify("p1", 50), for: "village", by: County.superior)
        #expect(reader(county).rollUp(of: name)?.progress?.fraction == Fraction(1, over: 2))
        #expect(reader(county).rollUp(of: ScopedName(unit: "village", id: "none")) == nil)
    }

    @Test("counts of a sub-tree add up over units and tell the three stages apart")
    func counts() throws {
        var county = try County()
        try county.letterInForce(County.draft("a"), County.draft("b"), County.draft("c"), County.draft("d"))
        try county.pledges.given(.done("a", 100), for: "village", by: County.clerk)
        for pledge in ["b", "c"] {
            try county.pledges.given(.done(pledge, 100), for: "village", by: County.clerk)
            try county.pledges.given(.verify(pledge, 100), for: "village", by: County.superior)
        }
        try county.pledges.given(.closeOut("c"), for: "village", by: County.superior)
        let day = CivilDate(year: 2026, month: 7, day: 1)
        county.day(day.description)
        let counts = reader(county).counts(atAndBelow: "county", in: county.registry.state(of: ""), period: "2026", on: day)
        #expect(counts.promised == 4)
        #expect(counts.inForce == 1 && counts.reportedDone == 1 && counts.verified == 1 && counts.closedOut == 1)
        #expect(counts.accepted == 2)
        #expect(counts.overdue == 1 && counts.late == 1)
        #expect(
            reader(county).counts(atAndBelow: "county", in: county.registry.state(of: ""), on: day.adding(days: -1)).overdue == 0,
            "on its last day"
        )
        // The day's tick marks what is overdue, and changes no count.
        try county.pledges.given(.tick(county.pledges.partition(of: "village")), for: "", by: County.timekeeper)
        #expect(reader(county).counts(atAndBelow: "county", in: county.registry.state(of: ""), period: "2026", on: day) == counts)
        #expect(reader(county).counts(atAndBelow: "town-b", in: county.registry.state(of: ""), on: day).promised == 0)
        #expect(reader(county).counts(of: "village", period: "2025").promised == 0)
    }

    @Test("the roll-up of any tree equals a naive recomputation with big integers", arguments: 0..<30 as Range<UInt64>)
    func property(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var state = PledgesState()
        var expected: [ScopedName: (own: BigFraction, weight: Int, parent: ScopedName?)] = [:]
        // A withdrawn pledge counts for nothing above it, whatever serves it; one rolled over counts with what it had reached.
        var withdrawn: Set<ScopedName> = []
        var names: [ScopedName] = []
        var facts: [PBFact] = []
        for index in 0..<Int.random(in: 1...60, using: &generator) {
            let name = ScopedName(unit: "u\(Int.random(in: 0..<8, using: &generator))", id: "p\(index)")
            let parent = Int.random(in: 0..<8, using: &generator) == 0 ? nil : names.randomElement(using: &generator)
            let promised = Int64.random(in: 1...(index % 3 == 0 ? PledgeBounds.quantity : 2_000), using: &generator)
            let reached = Int64.random(in: 0...promised, using: &generator)
            let weight = UInt32.random(in: 1...9, using: &generator)
            facts.append(
                PBFact(
                    about: name.unit,
                    .pledgeDrafted(
                        .with {
                            $0.pledge = name.id
                            $0.period = "2026"
                            $0.quantity = promised
                            $0.due = "2026-06-30"
                            $0.weight = weight
                            $0.parentUnit = parent?.unit ?? ""
                            $0.parentPledge = parent?.id ?? ""
                        })))
            facts.append(PBFact(about: name.unit, .letterInForce(.with { $0.period = "2026" })))
            facts.append(
                PBFact(
                    about: name.unit,
                    .progressReported(
                        .with {
                            $0.pledge = name.id
                            $0.quantity = reached
                        })))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0:
                facts.append(PBFact(about: name.unit, .pledgeWithdrawn(.with { $0.pledge = name.id })))
                withdrawn.insert(name)
            case 1:
                var next = County.draft("\(name.id)-next")
                next.period = "2027"
                facts.append(
                    PBFact(
                        about: name.unit,
                        .pledgeRolledOver(
                            .with {
                                $0.rollOver.pledge = name.id
                                $0.draft = next
                            })))
            default: break
            }
            expected[name] = (BigFraction(BigInt(reached), BigInt(promised)), Int(weight), parent)
            names.append(name)
        }
        state.apply(.with { $0.accepted.facts = facts }, at: 0, of: TopicPartition(topic: "t", partition: 0))
        let reader = PledgeReader([state])
        for name in names {
            let naive = naive(name, expected, without: withdrawn)
            let rollUp = try #require(reader.rollUp(of: name))
            let progress = try #require(rollUp.progress)
            let sum = progress.terms.reduce(BigFraction(0, 1)) { $0 + BigFraction(BigInt($1.numerator), BigInt($1.denominator)) }
            #expect(sum == naive)
            if let floored = progress.floored(places: 4) { #expect(BigInt(floored) == naive.floor(times: 10_000)) }
        }
    }

    private func naive(
        _ name: ScopedName, _ all: [ScopedName: (own: BigFraction, weight: Int, parent: ScopedName?)], without withdrawn: Set<ScopedName>
    ) -> BigFraction {
        let children = all.filter { $0.value.parent == name && !withdrawn.contains($0.key) }
        guard !children.isEmpty else { return all[name]?.own ?? BigFraction(0, 1) }
        let weights = children.values.reduce(0) { $0 + $1.weight }
        let sum = children.reduce(BigFraction(0, 1)) { sum, child in
            sum + BigFraction(BigInt(child.value.weight), BigInt(weights)) * naive(child.key, all, without: withdrawn)
        }
        return sum
    }

    @Test("where the common denominator goes beyond 128 bits the sum stays exact, and can still be shown")
    func hugeDenominators() throws {
        // Primes: their product has more than 128 bits.
        let primes: [Int128] = [999_999_999_989, 999_999_999_961, 999_999_999_959, 999_999_999_937]
        let parts = primes.compactMap { Fraction($0 / 2, over: $0) }.map { (weight: UInt32(1), value: ExactProgress($0)) }
        let progress = try #require(ExactProgress(weighted: parts))
        #expect(progress.fraction == nil)
        #expect(progress.terms.count == 4)
        // Just below one half.
        #expect(progress.floored(places: 4) == 4_999)
    }

    @Test("equal denominators add up to a whole")
    func whole() throws {
        let shares = [(1, 3), (2, 3), (1, 1)].compactMap { Fraction($0.0, over: $0.1) }.map(ExactProgress.init)
        try #require(shares.count == 3)
        let weighted: [(weight: UInt32, value: ExactProgress)] = [(1, shares[0]), (1, shares[1]), (2, shares[2])]
        let progress = try #require(ExactProgress(weighted: weighted))
        #expect(progress.fraction == Fraction(3, over: 4))
        let thirds: [(weight: UInt32, value: ExactProgress)] = [(1, shares[0]), (1, shares[0]), (1, shares[0])]
        #expect(ExactProgress(weighted: thirds)?.terms.map(\.denominator) == [3])
        #expect(ExactProgress(weighted: [(0, shares[0])]) == nil)
    }

    @Test("pledges that serve each other in a circle, and a chain of ten thousand, are rolled up without trapping")
    func strange() throws {
        var facts: [PBFact] = []
        for index in 0..<10_000 {
            facts.append(
                PBFact(
                    about: "u",
                    .pledgeDrafted(
                        .with {
                            $0.pledge = "p\(index)"
                            $0.period = "2026"
                            $0.quantity = 10
                            $0.due = "2026-06-30"
                            $0.weight = 1
                            $0.parentUnit = "u"
                            $0.parentPledge = "p\((index + 9_999) % 10_000)"
                        })))
        }
        facts.append(PBFact(about: "u", .letterInForce(.with { $0.period = "2026" })))
        var state = PledgesState()
        state.apply(.with { $0.accepted.facts = facts }, at: 0, of: TopicPartition(topic: "t", partition: 0))
        let rollUp = try #require(PledgeReader([state]).rollUp(of: ScopedName(unit: "u", id: "p0")))
        #expect(rollUp.progress?.fraction == Fraction(0, over: 1))
    }

    @Test("pledges whose parent does not exist are named")
    func orphans() throws {
        var county = try County()
        var draft = County.draft("p1")
        draft.parentUnit = "city"
        draft.parentPledge = "goal"
        try county.letterInForce(draft)
        #expect(reader(county).orphans == [ScopedName(unit: "village", id: "p1")])
    }
}

/// An oracle with nothing clever in it.
struct BigFraction: Equatable {
    var n: BigInt
    var d: BigInt

    init(_ n: BigInt, _ d: BigInt) {
        let g = n.greatestCommonDivisor(with: d)
        self.n = n / g
        self.d = d / g
    }

    static func + (a: BigFraction, b: BigFraction) -> BigFraction { BigFraction(a.n * b.d + b.n * a.d, a.d * b.d) }
    static func * (a: BigFraction, b: BigFraction) -> BigFraction { BigFraction(a.n * b.n, a.d * b.d) }
    func floor(times factor: Int) -> BigInt { n * BigInt(factor) / d }
}
