internal import Schema

/// June: the five-good check of all 565 units of the four cohorts.
struct FiveGoodRound: StoryPart {
    static let round = "2025-h1-five-good"

    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        let sheet = sample.sheet("five-good")
        for recognition in sample.bundle.recognitions {
            for (index, unit) in units(of: recognition.cohort, sample.county).enumerated() {
                visit(unit, index, sheet, recognition, sample, &bag)
            }
        }
    }

    private func units(of cohort: String, _ county: SampleCounty) -> [String] {
        switch cohort {
        case "townships": county.townships.map(\.id)
        case "villages": county.villages
        case "stations": county.stations
        default: county.departments
        }
    }

    private func visit(
        _ unit: String, _ index: Int, _ sheet: PBSheet, _ recognition: PBRecognition, _ sample: SampleStory, _ bag: inout StepBag
    ) {
        var random = SampleRandom(seed: sample.seed, "five good \(unit)")
        let lack = sample.fiveGood.lacks[unit]
        let weakHeads =
            switch lack {
            case .heads(let count): count
            case .headsAndPledges: 1
            default: 0
            }
        let weak = random.shuffled(sheet.heads.map(\.id)).prefix(weakHeads)
        let items = sheet.heads.flatMap { head in
            points(of: head, least: least(head.id, recognition), reached: !weak.contains(head.id), &random)
        }
        let visit = Visit(
            round: Self.round, unit: unit, team: index % SampleCounty.teams,
            time: SampleClock.office(CivilDate(2025, 6, 16).adding(days: random.int(0...10)), &random))
        bag.record(visit, items, inspectors: sample.posts.teams[visit.team])

        let taxonomy = sample.bundle.taxonomy.map(\.id)
        if lack == .finding {
            let finding = NewFinding(id: "five-good-1", taxonomy: random.pick(taxonomy), severity: random.chance(85) ? 2 : 3, days: 35)
            bag.open(finding, on: visit)
            bag.answer(finding, on: visit, .inDays(random.int(16...28)), &random)
        } else if random.chance(8) {
            // A minor finding does not stand in the way.
            let finding = NewFinding(id: "five-good-1", taxonomy: random.pick(taxonomy), severity: 1, days: 30)
            bag.open(finding, on: visit)
            bag.answer(finding, on: visit, .inDays(random.int(6...25)), &random)
        }
    }

    /// The least share of a head, of 100, in whole points.
    private func least(_ head: String, _ recognition: PBRecognition) -> Int64 {
        for criterion in recognition.criteria {
            if case .itemShare(let rule) = criterion.rule, rule.head == head, rule.round == Self.round {
                return (rule.least.value + rule.least.denominator - 1) / rule.least.denominator
            }
        }
        return 0
    }

    /// Points of a head's items in halves, on the wanted side of the least share.
    private func points(of head: PBSheetHead, least: Int64, reached: Bool, _ random: inout SampleRandom) -> [PBItemPoints] {
        var halves = head.items.map { Int($0.points.value * 2 / $0.points.denominator) }
        let full = halves.reduce(0, +)
        let needed = (full * Int(least) + 99) / 100
        let given = reached ? random.int(needed...full) : random.int(needed * 3 / 4...needed - 1)
        var lost = full - given
        while lost > 0 {
            let item = random.int(0...halves.count - 1)
            guard halves[item] > 0 else { continue }
            halves[item] -= 1
            lost -= 1
        }
        return zip(head.items, halves).map { item, halves in
            var points = PBItemPoints()
            points.item = item.id
            points.points = PBDecimal(Int64(halves * 5), scale: 1)
            return points
        }
    }
}
