internal import Schema

/// Cuts the year into waves by time.
enum SampleCalendar {
    private struct Stretch {
        var zh: String
        var en: String
        /// Its steps are before this moment.
        var until: Int64
        var showsFigures = false
    }

    private static let stretches: [Stretch] = [
        Stretch(zh: "系统初始化：根密钥、县、登记员", en: "Genesis: root key, county, registrar", until: SampleClock.at(2024, 12, 17)),
        Stretch(zh: "登记乡镇和涉农部门", en: "Townships and rural departments", until: SampleClock.at(2024, 12, 18)),
        Stretch(zh: "登记管区和站所", en: "Areas and stations", until: SampleClock.at(2024, 12, 19)),
        Stretch(zh: "登记村", en: "Villages", until: SampleClock.at(2024, 12, 20)),
        Stretch(zh: "岗位和密钥", en: "Posts and keys", until: SampleClock.at(2024, 12, 26)),
        Stretch(zh: "组别、考核办法、考核周期", en: "Cohorts, scheme bundle, period", until: SampleClock.at(2025, 1, 1)),
        Stretch(zh: "一月：乡镇责任书", en: "January: letters of the townships", until: SampleClock.at(2025, 2, 1)),
        Stretch(zh: "二月：村级承诺", en: "February: pledges of the villages", until: SampleClock.at(2025, 2, 27)),
        Stretch(zh: "三月：第一季度检查考核", en: "March: check of the first quarter", until: SampleClock.at(2025, 4, 1)),
        Stretch(zh: "四、五月：办理、验收、销号", en: "April and May: doing, verifying, closing out", until: SampleClock.at(2025, 6, 1)),
        Stretch(zh: "六月：第二季度检查考核和五个好考评", en: "June: check of the second quarter, five good", until: SampleClock.at(2025, 6, 30, 18)),
        Stretch(zh: "六月三十日：五个好评定", en: "30 June: five good decided", until: SampleClock.at(2025, 7, 1), showsFigures: true),
        Stretch(zh: "第三季度", en: "Third quarter", until: SampleClock.at(2025, 10, 1)),
        Stretch(zh: "第四季度", en: "Fourth quarter", until: SampleClock.at(2026, 1, 1)),
        Stretch(zh: "次年第一季度：述职测评、市委年终考核", en: "Next first quarter: ballots and the city's mark", until: SampleClock.at(2026, 3, 20, 18)),
        Stretch(zh: "核定乡镇成绩、公布排名", en: "Ranking of the townships", until: .max),
    ]

    /// - Parameter steps: in the order of their times.
    static func waves(of steps: [SampleStep]) -> [SampleWave] {
        var rest = steps[...]
        return stretches.map { stretch in
            let count = rest.firstIndex { $0.time >= stretch.until }.map { $0 - rest.startIndex } ?? rest.count
            defer { rest = rest.dropFirst(count) }
            return SampleWave(title: .both(stretch.zh, stretch.en), showsFigures: stretch.showsFigures, steps: Array(rest.prefix(count)))
        }
    }
}
