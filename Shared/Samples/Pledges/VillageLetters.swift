internal import Schema

/// February: the villages pledge what their people wait for, each pledge given by a cadre or an assigned official and serving the township's pledge of
/// the fitting item; and what becomes of the pledges until the end of the year.
struct VillageLetters: StoryPart {
    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        for township in sample.county.townships {
            for village in township.villages { tell(village, township, sample, &bag) }
        }
    }

    private func tell(_ village: String, _ township: SampleTownship, _ sample: SampleStory, _ bag: inout StepBag) {
        var random = SampleRandom(seed: sample.seed, "village letter \(village)")
        let superior = KeyName.superior(township.id)
        let pledges = sample.plan.pledges[village] ?? []
        var time = SampleClock.at(CivilDate(2025, 2, 5).adding(days: random.int(0...7)), random.int(8...14), random.int(0...59))
        var dated: [(PlannedPledge, PledgeDates)] = []
        for pledge in pledges {
            let dates = PledgeDates(pledge.fate, &random)
            dated.append((pledge, dates))
            bag.draft(draft(pledge, due: dates.due, township), village, at: time)
            time += 1_000 * Int64(random.int(40...240))
        }
        bag.sign(village, at: time)
        var countersigned = CivilDate(2025, 2, 13).adding(days: random.int(0...4))
        if random.chance(4) {
            let reason = "验收标准写得不够具体，请核对后重新签字。"
            bag.returnLetter(village, by: superior, reason, at: SampleClock.office(countersigned, &random))
            bag.sign(village, at: SampleClock.office(countersigned.adding(days: 1), &random))
            countersigned = countersigned.adding(days: 2)
        }
        bag.countersign(village, by: superior, LetterNotice.ofVillage, at: SampleClock.office(countersigned, &random))
        standOnNotice(dated, countersigned, village, township, sample, &bag)
        for (pledge, dates) in dated { fulfil(pledge, dates, superior, &random, &bag) }
    }

    private func standOnNotice(
        _ dated: [(PlannedPledge, PledgeDates)], _ countersigned: CivilDate, _ village: String, _ township: SampleTownship,
        _ sample: SampleStory, _ bag: inout StepBag
    ) {
        var random = SampleRandom(seed: sample.seed, "letter notice \(village)")
        let superior = KeyName.superior(township.id)
        switch LetterNotice.course(of: village, &random) {
        case .passes: bag.passNotice(village, by: superior, countersigned: countersigned, &random)
        case .objectedTo:
            bag.meetObjection(
                village, township.id, "村西的路段没有列入", "村西路段已列入县里明年的计划，已向本人说明", upheld: false,
                countersigned: countersigned, &random)
            bag.passNotice(village, by: superior, countersigned: countersigned, &random)
        case .upheld:
            bag.meetObjection(
                village, township.id, "第一项承诺没有写明由谁验收", "意见属实，退回改写", upheld: true, countersigned: countersigned, &random)
            let returned = countersigned.adding(days: 3)
            bag.returnLetter(village, by: superior, "公示期间的异议属实：请写明由谁验收。", at: SampleClock.office(returned, &random))
            if let (pledge, dates) = dated.first {
                var reworded = draft(pledge, due: dates.due, township)
                reworded.standard += "，由镇和村民代表共同验收"
                bag.draft(reworded, village, at: SampleClock.at(returned.adding(days: 1), 9))
            }
            bag.sign(village, at: SampleClock.at(returned.adding(days: 1), 10))
            let again = returned.adding(days: 2)
            bag.countersign(village, by: superior, LetterNotice.ofVillage, at: SampleClock.office(again, &random))
            bag.passNotice(village, number: 2, by: superior, countersigned: again, &random)
        }
    }

    private func draft(_ pledge: PlannedPledge, due: CivilDate, _ township: SampleTownship) -> PBDraftPledge {
        var draft = PBDraftPledge()
        draft.pledge = pledge.id
        draft.period = SampleExpectations.period
        draft.item = pledge.kind.item
        draft.title = "\(pledge.kind.zh)\(pledge.quantity)\(pledge.kind.measure)"
        draft.quantity = pledge.quantity
        draft.measure = pledge.kind.measure
        draft.due = due.description
        draft.standard = pledge.kind.standard
        draft.giver = pledge.giver
        draft.parentUnit = township.id
        draft.parentPledge = pledge.kind.item
        draft.weight = pledge.kind.weight
        return draft
    }

    private func fulfil(
        _ pledge: PlannedPledge, _ dates: PledgeDates, _ superior: String, _ random: inout SampleRandom, _ bag: inout StepBag
    ) {
        let (unit, id) = (pledge.village, pledge.id)
        if let day = dates.progress, pledge.quantity > 1 {
            bag.progress(id, unit, max(1, pledge.quantity * Int64(random.int(20...80)) / 100), at: SampleClock.office(day, &random))
        }
        guard let done = dates.done else { return }
        // Where a length was measured, the village sometimes reports a little more than the superior then finds.
        let reported = pledge.quantity + (pledge.kind.measure == "米" && random.chance(6) ? pledge.kind.step : 0)
        bag.done(id, unit, reported, evidence: random.chance(60), at: SampleClock.office(done, &random))
        guard let verified = dates.verified, let closedOut = dates.closedOut else { return }
        if dates.isReturned {
            bag.returnPledge(id, unit, by: superior, at: SampleClock.office(done.adding(days: 1), &random))
            bag.done(id, unit, pledge.quantity, evidence: true, at: SampleClock.office(done.adding(days: 2), &random))
        }
        bag.verify(id, unit, pledge.quantity, by: superior, at: SampleClock.office(verified, &random))
        bag.closeOut(id, unit, by: superior, at: SampleClock.office(closedOut, &random))
    }
}

/// The days of a pledge's life, one after another.
struct PledgeDates {
    var due: CivilDate
    var progress: CivilDate?
    var done: CivilDate?
    var isReturned = false
    var verified: CivilDate?
    var closedOut: CivilDate?

    init(_ fate: PlannedPledge.Fate, _ random: inout SampleRandom) {
        switch fate {
        case .firstHalf:
            // Everything is closed out by the 28th of June.
            let done = CivilDate(2025, 3, 3).adding(days: random.int(0...108))
            due = max(done, random.chance(70) ? CivilDate(2025, 6, 30) : CivilDate(2025, 9, 30))
            if random.chance(45) { progress = max(CivilDate(2025, 2, 27), done.adding(days: -random.int(5...20))) }
            self.done = done
            settle(after: done, &random)
        case .secondHalf:
            let done = CivilDate(2025, 7, 2).adding(days: random.int(0...150))
            due = random.chance(60) && done <= CivilDate(2025, 9, 30) ? CivilDate(2025, 9, 30) : CivilDate(2025, 12, 15)
            if random.chance(50) { progress = CivilDate(2025, 5, 5).adding(days: random.int(0...50)) }
            self.done = done
            settle(after: done, &random)
        case .waiting:
            due = CivilDate(2025, 12, 15)
            if random.chance(50) { progress = CivilDate(2025, 9, 1).adding(days: random.int(0...60)) }
            done = CivilDate(2025, 12, 8).adding(days: random.int(0...7))
        case .overdue:
            due = random.chance(50) ? CivilDate(2025, 11, 30) : CivilDate(2025, 12, 15)
            if random.chance(50) { progress = CivilDate(2025, 6, 2).adding(days: random.int(0...90)) }
        }
    }

    private mutating func settle(after done: CivilDate, _ random: inout SampleRandom) {
        isReturned = random.chance(2)
        let verified = done.adding(days: random.int(1...3) + (isReturned ? 2 : 0))
        self.verified = verified
        closedOut = verified.adding(days: random.int(1...3))
    }
}
