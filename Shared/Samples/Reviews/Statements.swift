internal import Schema

/// Next first quarter: what the secretaries report on their year, under the headings that the description gives, each in the window that the congress sets
/// (``SampleCongress``); and which townships' secretaries reported to the committee in person.
struct Statements: StoryPart {
    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        let county = sample.county
        report("county-statement", SampleCounty.id, on: SampleCongress.written.adding(days: -4), sample, &bag)
        for (index, township) in county.townships.enumerated() {
            attend(township.id, &bag)
            report("township-statement", township.id, on: SampleCongress.day(ofTownship: index), sample, &bag)
        }
        for village in county.villages {
            var random = SampleRandom(seed: sample.seed, "statement day \(village)")
            report("village-statement", village, on: SampleCongress.day.adding(days: random.int(2...20)), sample, &bag)
        }
    }

    private func report(_ duty: String, _ unit: String, on day: CivilDate, _ sample: SampleStory, _ bag: inout StepBag) {
        var random = SampleRandom(seed: sample.seed, "statement \(unit)")
        var report = PBSubmitReport()
        report.period = SampleExpectations.period
        report.duty = duty
        report.slot = SampleExpectations.period
        report.text = "抓基层党建工作述职报告"
        report.answers = Self.headings.map { heading in
            var answer = PBReportAnswer()
            answer.field = heading.id
            answer.text = random.pick(heading.texts)
            return answer
        }
        bag.add(unit, by: KeyName.clerk(unit), at: SampleClock.office(day, &random), .submitReport(report))
    }

    private func attend(_ township: String, _ bag: inout StepBag) {
        var record = PBRecordAttendance()
        record.meeting = "congress-2026"
        record.period = SampleExpectations.period
        record.date = SampleCongress.day.description
        record.title = "县党代会：乡镇党委书记口头述职"
        record.host = SampleCounty.id
        record.attendance = .head
        bag.add(
            township, by: KeyName.clerk(SampleCounty.id), at: SampleClock.at(SampleCongress.day, 17), .recordAttendance(record))
    }

    private static let headings: [(id: String, texts: [String])] = [
        ("thinking", ["以责任书为抓手，承诺到人、验收到项", "先难后易，把群众意见大的排在前面"]),
        ("methods", ["管区包片、干部包村，每季度对账一次", "公开栏、明白纸公示，群众参加验收"]),
        ("effect", ["责任书各项基本兑现，见验收记录", "多数承诺按期销号，少数已列入下年"]),
        ("innovation", ["试行村民代表参加验收", "承诺进展每月上公开栏"]),
        ("problems", ["个别承诺数量定得过高，验收滞后", "村集体收入增长慢，后备干部不足"]),
        ("next", ["未完成的承诺结转并重新公示", "把发展村集体经济列入下年责任书"]),
    ]
}
