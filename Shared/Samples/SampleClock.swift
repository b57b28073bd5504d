package import Schema

/// Times of the sample, all in China's time.
enum SampleClock {
    static let minute: Int64 = 60_000
    static let hour: Int64 = 60 * minute

    static func at(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Int64 {
        at(CivilDate(year: year, month: month, day: day), hour, minute)
    }

    static func at(_ date: CivilDate, _ hour: Int = 0, _ minute: Int = 0) -> Int64 {
        date.startMilliseconds + Int64(hour) * Self.hour + Int64(minute) * Self.minute
    }

    /// A moment in office hours, from 8:30 to 17:30.
    static func office(_ date: CivilDate, _ random: inout SampleRandom) -> Int64 {
        at(date, 8, 30) + Int64(random.int(0...(9 * 3_600 - 1))) * 1_000
    }
}

extension CivilDate {
    package init(_ year: Int, _ month: Int, _ day: Int) { self.init(year: year, month: month, day: day) }
}
