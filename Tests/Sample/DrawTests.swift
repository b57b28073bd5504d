import Foundation
import Schema
import Testing

@testable import Samples

struct DrawTests {
    private let pool = ["t01-a1", "t01-a2", "t01-a3", "t01-a4", "t01-a5"]
    private let seed = "lottery 2025-03-10 08 15 22"

    @Test("a ticket is SHA-256 of seed, a zero byte and the unit's id, as sha256sum computes it")
    func ticket() {
        #expect(SampleDraw.ticket(of: "t01-a1", seed: seed).hex == "c6f1a405b3c53e2aae64e8ad619175252d770244f47810b994b8c001b944b9e1")
    }

    @Test("the smallest tickets win")
    func winners() {
        #expect(SampleDraw.winners(of: pool, count: 2, seed: seed) == ["t01-a2", "t01-a5"])
    }

    @Test("the order of the pool does not matter, and a larger draw begins with the smaller one")
    func order() {
        let all = SampleDraw.winners(of: pool, count: 5, seed: seed)
        #expect(SampleDraw.winners(of: pool.reversed(), count: 5, seed: seed) == all)
        #expect(Array(all.prefix(3)) == SampleDraw.winners(of: pool, count: 3, seed: seed))
        #expect(Set(all) == Set(pool))
    }

    @Test("every quarter draws one area in each township, with a seed of its own")
    func quarters() {
        let county = SampleCounty()
        let rounds = ["2025-q1", "2025-q2", "2025-q3", "2025-q4"]
        #expect(Set(rounds.compactMap { RoundLottery.of($0)?.seed }).count == rounds.count)
        #expect(Set(RoundLottery.all.map(\.numbers)).count == rounds.count)
        for round in rounds {
            for township in county.townships { #expect(QuarterlyChecks.drawn(township, round: round) != nil) }
        }
    }
}
