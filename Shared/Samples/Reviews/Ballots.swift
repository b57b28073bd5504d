internal import Foundation
internal import Schema
internal import SwiftProtobuf

/// First quarter of 2026: the ballots of the three voter groups on each township, counted and signed by two tellers, and the city committee's mark. The
/// county committee votes during the congress, the others when the township's secretary has reported to them (``SampleCongress``).
struct Ballots: StoryPart {
    func tell(_ sample: SampleStory, _ bag: inout StepBag) throws {
        for (index, township) in sample.county.townships.enumerated() {
            var random = SampleRandom(seed: sample.seed, "ballots \(township.id)")
            let weakness = TownshipStanding.weakness(township.id, sample)
            let below = SampleClock.at(SampleCongress.day(ofTownship: index), 15)
            let groups = [
                ("county-committee", 35, SampleClock.at(SampleCongress.day, 15, 5 * index)),
                ("subordinate-secretaries", township.villages.count + township.stations.count, below),
                ("delegates-and-members", 60, below + SampleClock.hour),
            ]
            for (group, issued, time) in groups {
                let tally = tally(township.id, group, issued: issued, weakness: weakness, &random)
                try submit(tally, at: time, &bag)
            }
            var mark = PBRecordExternalMark()
            mark.cohort = "townships"
            mark.period = SampleExpectations.period
            mark.unit = township.id
            mark.source = "city-mark"
            mark.mark = PBDecimal(Int64(944 - 6 * weakness + random.int(-11...11)), scale: 1)
            bag.add(township.id, by: KeyName.scorer, at: SampleClock.at(2026, 2, 25, 10, index), .recordExternalMark(mark))
        }
    }

    private func tally(_ unit: String, _ group: String, issued: Int, weakness: Int, _ random: inout SampleRandom) -> PBTally {
        let spoilt = random.int(0...1)
        let valid = issued - spoilt - random.int(0...2)
        let notCompetent = random.int(0...max(0, weakness / 4))
        let basically = valid * (4 + weakness) / 100 + random.int(0...1)
        let competent = valid * (16 + 2 * weakness + random.int(0...4)) / 100
        var tally = PBTally()
        tally.cohort = "townships"
        tally.period = SampleExpectations.period
        tally.unit = unit
        tally.group = group
        tally.issued = UInt32(issued)
        tally.spoilt = UInt32(spoilt)
        let counts = [
            ("excellent", valid - competent - basically - notCompetent), ("competent", competent), ("basically-competent", basically),
            ("not-competent", notCompetent),
        ]
        tally.counts = counts.map { grade, ballots in
            var count = PBGradeCount()
            count.grade = grade
            count.ballots = UInt32(max(0, ballots))
            return count
        }
        return tally
    }

    /// The first teller signs the envelope, the second the tally. (Ed25519 is deterministic in BoringSSL; Apple's CryptoKit signs with fresh randomness, so
    /// there these few steps differ in their signature from run to run.)
    private func submit(_ tally: PBTally, at time: Int64, _ bag: inout StepBag) throws {
        let second = try ZhanhuaSample.signingKey(named: KeyName.tellers[1])
        var submit = PBSubmitTally()
        submit.tally = try tally.serializedData()
        submit.secondKey = second.publicKey.bytes
        submit.secondSignature = try second.sign(
            TallySignature.message(tally: submit.tally, namespace: ZhanhuaSample.namespace))
        bag.add(tally.unit, by: KeyName.tellers[0], at: time, .submitTally(submit))
    }
}
