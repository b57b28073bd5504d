internal import Schema

/// The county's Party congress, on whose date the reporting of the secretaries hangs (双述): the county's in writing before it, the townships' orally to the
/// committee during it and to those below within ten days after, the villages' within a month.
enum SampleCongress {
    static let day = CivilDate(2026, 1, 20)

    /// The last day on which the county secretary's written report is there.
    static let written = day.adding(days: -1)
    /// The last day on which a township's secretary reports to subordinates and delegates, and they vote.
    static let below = day.adding(days: 10)
    /// The last day on which a village's secretary reports to the township, the members and the villagers' representatives.
    static let villages = CivilDate(2026, 2, 20)

    /// The day on which the n-th township's secretary reports to those below, counted from 0.
    static func day(ofTownship index: Int) -> CivilDate { day.adding(days: 1 + index % (below.days - day.days)) }
}
