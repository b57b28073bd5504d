internal import RegistryCore
internal import Schema

/// Four quarterly checks: every township, and every village of one area per township drawn by lot, all on the one sheet of the county.
struct QuarterlyChecks: StoryPart {
    /// The area drawn in a township: with the round's own lottery number, published before (``RoundLottery``).
    static func drawn(_ township: SampleTownship, round: String) -> SampleArea? {
        guard let lottery = RoundLottery.of(round) else { return nil }
        let winner = SampleDraw.winners(of: township.areas.map(\.id), count: 1, seed: lottery.seed).first
        return township.areas.first { $0.id == winner }
    }

    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        let sheet = sample.letter
        for (quarter, round) in sample.bundle.rounds.filter({ $0.sheet == sheet.id }).enumerated() {
            for (index, township) in sample.county.townships.enumerated() {
                for unit in [township.id] + (Self.drawn(township, round: round.id)?.villages ?? []) {
                    visit(unit, quarter, round, team: (index + quarter) % SampleCounty.teams, sheet, sample, &bag)
                }
            }
        }
    }

    private func visit(
        _ unit: String, _ quarter: Int, _ round: PBRound, team: Int, _ sheet: PBSheet, _ sample: SampleStory, _ bag: inout StepBag
    ) {
        guard let from = CivilDate(round.from), let until = CivilDate(round.until) else { return }
        var random = SampleRandom(seed: sample.seed, "check \(round.id) \(unit)")
        let visit = Visit(
            round: round.id, unit: unit, team: team,
            time: SampleClock.office(from.adding(days: random.int(0...(until.days - from.days))), &random))
        let isTownship = sample.county.townships.contains { $0.id == unit }
        let weakness = isTownship ? TownshipStanding.weakness(unit, sample) : random.int(0...9)
        bag.record(visit, points(sheet, weakness: weakness, &random), inspectors: sample.posts.teams[visit.team])

        let count = random.chance(45) ? 1 : random.chance(25) ? 2 : 0
        for number in 0..<count {
            let severity: UInt32 = random.chance(70) ? 1 : random.chance(85) ? 2 : 3
            var finding = NewFinding(
                id: "q\(quarter + 1)-\(number + 1)", taxonomy: random.pick(sample.bundle.taxonomy).id, severity: severity, days: 25)
            if !isTownship, random.chance(30) { finding.pledge = random.pick(sample.plan.pledges[unit] ?? []).id }
            bag.open(finding, on: visit, after: number)
            bag.answer(finding, on: visit, rectification(severity, quarter, &random), &random)
        }
    }

    /// Whatever is serious in the second quarter is put right before mid-year; later in the year a few things stay open.
    private func rectification(_ severity: UInt32, _ quarter: Int, _ random: inout SampleRandom) -> Rectification {
        switch quarter {
        case 0: .inDays(random.int(8...18))
        case 1 where severity > 1: .inDays(random.int(5...7))
        default: random.chance(8) ? .never : .inDays(random.int(8...20))
        }
    }

    /// Takes some points off some items, more of them the weaker the unit.
    private func points(_ sheet: PBSheet, weakness: Int, _ random: inout SampleRandom) -> [PBItemPoints] {
        sheet.items.map { item in
            var tenths = Int(item.points.value * 10 / item.points.denominator)
            if random.chance(22 + 3 * weakness) { tenths -= min(tenths, random.int(1...14)) }
            var points = PBItemPoints()
            points.item = item.id
            points.points = PBDecimal(Int64(tenths), scale: 1)
            return points
        }
    }
}
