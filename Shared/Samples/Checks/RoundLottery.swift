internal import Schema

/// The public source of a round's seed: one lottery's numbers of one day before the round begins, named on a notice before they are drawn, so that nobody
/// can steer which areas are visited. Every round has a new one. **The lottery and its numbers are invented**; a county names a real one.
struct RoundLottery: Sendable {
    var round: String
    var day: CivilDate
    var numbers: String

    /// The lottery's name, the day and the numbers, as anybody can write them down.
    var seed: String { "sample-lottery \(day) \(numbers)" }

    static func of(_ round: String) -> RoundLottery? { all.first { $0.round == round } }

    static let all = [
        RoundLottery(round: "2025-q1", day: CivilDate(2025, 3, 14), numbers: "04 11 17 23 28 31 09"),
        RoundLottery(round: "2025-q2", day: CivilDate(2025, 5, 30), numbers: "02 08 19 20 26 33 14"),
        RoundLottery(round: "2025-q3", day: CivilDate(2025, 9, 5), numbers: "06 13 15 22 29 30 01"),
        RoundLottery(round: "2025-q4", day: CivilDate(2025, 12, 5), numbers: "01 07 12 24 27 32 16"),
    ]
}
