internal import RegistryCore
internal import Schema

/// January: every township pledges each of the letter's 32 items to the county (责任书, from above), has the letter on notice, reports on it every quarter, and has it verified
/// by the county at the end of the year.
struct TownshipLetters: StoryPart {
    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        for township in sample.county.townships { tell(township, sample, &bag) }
    }

    private func tell(_ township: SampleTownship, _ sample: SampleStory, _ bag: inout StepBag) {
        var random = SampleRandom(seed: sample.seed, "township letter \(township.id)")
        let unit = township.id
        let superior = KeyName.superior(SampleCounty.id)
        var time = SampleClock.at(CivilDate(2025, 1, 6).adding(days: random.int(0...6)), 9)
        for (index, item) in sample.letter.items.enumerated() {
            var draft = PBDraftPledge()
            draft.pledge = item.id
            draft.period = SampleExpectations.period
            draft.item = item.id
            draft.title = "落实“\(item.name.zh)”"
            // In every village of the township.
            draft.quantity = Int64(township.villages.count)
            draft.measure = "个村"
            draft.due = CivilDate(2025, 12, 15).description
            draft.standard = "各村达到县责任书本项要求，季度检查考核不扣主要分"
            draft.giver = index % 3 == 2 ? "deputy" : "secretary"
            draft.weight = 1
            bag.draft(draft, unit, at: time)
            time += SampleClock.minute * Int64(random.int(1...6))
        }
        bag.sign(unit, at: time + SampleClock.hour)
        let countersigned = CivilDate(2025, 1, 13).adding(days: random.int(0...5))
        bag.countersign(unit, by: superior, LetterNotice.ofTownship, at: SampleClock.office(countersigned, &random))
        var notice = SampleRandom(seed: sample.seed, "letter notice \(unit)")
        bag.passNotice(unit, by: superior, countersigned: countersigned, &notice)

        for item in sample.letter.items { report(item.id, township, superior, &random, &bag) }
    }

    private func report(
        _ pledge: String, _ township: SampleTownship, _ superior: String, _ random: inout SampleRandom, _ bag: inout StepBag
    ) {
        let unit = township.id
        let all = township.villages.count
        var reached = 0
        for quarterEnd in [CivilDate(2025, 3, 24), CivilDate(2025, 6, 20), CivilDate(2025, 9, 22)] {
            reached = min(all, reached + random.int(all / 6...all / 3))
            bag.progress(pledge, unit, Int64(reached), at: SampleClock.office(quarterEnd.adding(days: random.int(0...5)), &random))
        }
        guard random.chance(94) else { return }
        let day = CivilDate(2025, 11, 24).adding(days: random.int(0...14))
        bag.done(pledge, unit, Int64(all), evidence: true, at: SampleClock.office(day, &random))
        bag.verify(pledge, unit, Int64(all), by: superior, at: SampleClock.office(day.adding(days: random.int(1...4)), &random))
        bag.closeOut(pledge, unit, by: superior, at: SampleClock.office(day.adding(days: random.int(5...8)), &random))
    }
}
