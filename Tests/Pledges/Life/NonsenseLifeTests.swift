import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Facts about letters and pledges that make no sense")
struct NonsenseLifeTests {
    @Test("are taken without trapping, and rules and readers still work on what they leave", arguments: 0..<60 as Range<UInt64>)
    func total(seed: UInt64) throws {
        var life = RandomLife(seed: seed, receivers: ["", "town-b", "village", "nowhere"])
        var nonsense = NonsenseFacts(seed: seed)
        var county = try County()
        try county.openPeriod("p") { $0.escalateAfterDays = 1 }
        for _ in 0..<80 {
            let fact = Bool.random(using: &life.generator) ? nonsense.next() : nonsense.letterFact()
            try county.pledges.forged([fact], for: "village", by: County.stranger)
        }
        county.day("2026-12-31")
        let today = try #require(CivilDate("2026-12-31"))
        for _ in 0..<60 {
            let body = life.body(on: today, partition: county.pledges.partition(of: "village"))
            _ = try county.pledges.attempt(body, for: "village", by: life.pick([County.clerk, County.superior, County.timekeeper]))
        }
        let reader = PledgeReader(county.pledges.own.folds.map(\.state))
        for (unit, pledges) in reader.units {
            for (id, pledge) in pledges.pledges {
                _ = reader.rollUp(of: ScopedName(unit: unit, id: id))?.progress?.floored(places: 4)
                #expect(pledge.firstWording == pledge.wordings.first?.wording)
            }
            let counts = pledges.counts(period: nil)
            let stages = counts.inForce + counts.reportedDone + counts.verified + counts.closedOut + counts.rolledOver
            #expect(counts.promised == stages)
            _ = (pledges.lettersToSign, pledges.lettersToReturn, pledges.noticesToClose(on: today), pledges.pledgesDue(by: today))
        }
        let registry = county.registry.state(of: "")
        _ = (
            reader.orphans, reader.pledgesToVerify(byReviewer: "town-b", in: registry, on: today),
            reader.pledgesEscalated(to: "town", in: registry, on: today)
        )
    }
}
