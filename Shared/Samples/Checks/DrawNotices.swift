internal import Schema

/// 抽签公示: ten days before a lottery the county puts on notice from which areas it draws and which numbers will be the seed; when they are out, which
/// areas they draw.
struct DrawNotices: StoryPart {
    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        for (index, round) in sample.bundle.rounds.filter({ $0.sheet == sample.letter.id }).enumerated() {
            guard let lottery = RoundLottery.of(round.id), let until = CivilDate(round.until) else { continue }
            let quarter = "\(index + 1)"
            let announced = lottery.day.adding(days: -10)
            bag.notice(
                "draw-\(quarter)", round, "第\(quarter)季度抽签办法：各乡镇管区各抽一个，种子为样例彩票 \(lottery.day) 的号码", from: announced,
                until: lottery.day)
            let areas = sample.county.townships.compactMap { QuarterlyChecks.drawn($0, round: round.id)?.id }.joined(separator: "、")
            bag.notice(
                "drawn-\(quarter)", round, "第\(quarter)季度抽签结果，种子：\(lottery.seed)（虚构号码），抽中管区：\(areas)",
                from: lottery.day.adding(days: 1), until: until)
        }
    }
}

extension StepBag {
    /// Of the county; closed on the day after its last.
    fileprivate mutating func notice(_ id: String, _ round: PBRound, _ title: String, from: CivilDate, until: CivilDate) {
        var open = PBOpenNotice()
        open.notice = id
        open.subject = .other
        open.reference = round.id
        open.title = title
        open.terms = .of(from: from, until: until, [.board, .press])
        add(SampleCounty.id, by: KeyName.clerk(SampleCounty.id), at: SampleClock.at(from, 9), .openNotice(open))
        close(id, SampleCounty.id, by: KeyName.clerk(SampleCounty.id), at: SampleClock.at(until.adding(days: 1), 9))
    }
}
