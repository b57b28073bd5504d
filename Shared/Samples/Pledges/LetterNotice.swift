internal import Schema

/// 公示: before a letter is in force it stands on the village's board and leaflets, or in the press and on television, for as many days as the bundle
/// asks. Objections are answered before it ends; one that is upheld sends the letter back.
enum LetterNotice {
    /// As `noticeDays` of the bundle says.
    static let days = 5

    static let ofVillage: [PBNoticeChannel] = [.board, .leaflet]
    static let ofTownship: [PBNoticeChannel] = [.board, .press, .television]

    static func lastDay(from first: CivilDate) -> CivilDate { first.adding(days: days - 1) }

    /// What becomes of a letter on notice.
    enum Course {
        case passes
        /// Somebody objects, and is answered.
        case objectedTo
        /// Somebody objects, and is right.
        case upheld
    }

    /// Exactly one village's letter meets an objection that is upheld; about one in thirty meets one that is not.
    static func course(of village: String, _ random: inout SampleRandom) -> Course {
        let objectedTo = random.chance(3)
        return village == "t03-v07" ? .upheld : objectedTo ? .objectedTo : .passes
    }

    /// The id that the service gives to the notice of a letter, the first or one after a return.
    static func id(_ number: Int = 1) -> String { "letter-\(SampleExpectations.period)" + (number > 1 ? "-\(number)" : "") }
}

extension StepBag {
    /// The notice of a letter countersigned on a day, until it is in force.
    mutating func passNotice(
        _ unit: String, number: Int = 1, by superior: String, countersigned: CivilDate, _ random: inout SampleRandom
    ) {
        let day = LetterNotice.lastDay(from: countersigned).adding(days: random.int(1...2))
        close(LetterNotice.id(number), unit, by: superior, at: SampleClock.office(day, &random))
    }

    /// A villager comes to the township, whose clerk writes the objection down; on the next day the township answers.
    mutating func meetObjection(
        _ village: String, _ township: String, _ text: String, _ answer: String, upheld: Bool, countersigned: CivilDate,
        _ random: inout SampleRandom
    ) {
        let day = countersigned.adding(days: 1)
        object("o1", to: LetterNotice.id(), village, by: KeyName.clerk(township), text, at: SampleClock.office(day, &random))
        let answered = SampleClock.office(day.adding(days: 1), &random)
        self.answer("o1", to: LetterNotice.id(), village, by: KeyName.superior(township), answer, upheld: upheld, at: answered)
    }
}
