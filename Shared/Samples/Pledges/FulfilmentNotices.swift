internal import Schema

/// July: what was fulfilled in the first half-year stands on notice (践诺公示), by every township for its villages, and in the first village of every area.
struct FulfilmentNotices: StoryPart {
    static let from = CivilDate(2025, 7, 2)
    static let until = CivilDate(2025, 7, 8)

    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        for township in sample.county.townships {
            tell(township.id, of: township.villages, LetterNotice.ofTownship, sample, &bag)
            for area in township.areas {
                guard let village = area.villages.first else { continue }
                tell(village, of: [village], LetterNotice.ofVillage, sample, &bag)
            }
        }
    }

    private func tell(
        _ unit: String, of villages: [String], _ channels: [PBNoticeChannel], _ sample: SampleStory, _ bag: inout StepBag
    ) {
        var random = SampleRandom(seed: sample.seed, "fulfilment notice \(unit)")
        let pledges = villages.flatMap { sample.plan.pledges[$0] ?? [] }
        let fulfilled = pledges.count { $0.fate == .firstHalf }
        var open = PBOpenNotice()
        open.notice = "fulfilment-h1"
        open.subject = .other
        open.reference = "2025-h1"
        open.title = "上半年践诺公示：承诺 \(pledges.count) 件，兑现 \(fulfilled) 件"
        open.terms = .of(from: Self.from, until: Self.until, channels)
        bag.add(unit, by: KeyName.clerk(unit), at: SampleClock.office(Self.from, &random), .openNotice(open))
        bag.close(open.notice, unit, by: KeyName.clerk(unit), at: SampleClock.office(Self.until.adding(days: 1), &random))
    }
}
