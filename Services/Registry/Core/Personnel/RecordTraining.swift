internal import Domain
public import Schema
internal import Streaming

/// 培训: a training that the holder of a post attended.
public struct Training: Hashable, Sendable {
    /// The first day; the training counts for that day's year.
    public var date: CivilDate
    public var halfDays: Int
    public var topic: String
}

/// The days of training a post has had in a year, beside the days its category requires.
public struct TrainingAccount: Hashable, Sendable {
    public var post: ScopedName
    public var year: Int
    public var days: PBDecimal
    /// 0 if the category requires none.
    public var required: PBDecimal

    public var isReached: Bool { PBDecimal.compare(days, required) >= 0 }
}

enum RecordTraining {
    static func decide(_ record: PBRecordTraining, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try RegistryCore.checkHeld(record.post, on: try RegistryCore.checkPast(record.date, field: "date", request), unit, state)
        guard RegistryCore.halfDays(record.days) != nil else {
            throw Refusal.invalid("days", .both("须大于 0，至多 366，以半天为单位。", "must be above 0 and at most 366, in steps of half a day."))
        }
        try FieldBounds.checkText(record.topic, field: "topic", most: FieldBounds.title)
        return .accepted([PBFact(about: unit.id, .trainingRecorded(record))])
    }

    static func apply(_ recorded: PBRecordTraining, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let date = CivilDate(recorded.date), let halfDays = RegistryCore.halfDays(recorded.days) else { return }
        state.trainings[ScopedName(unit: unit, id: recorded.post), default: []].append(
            Training(date: date, halfDays: halfDays, topic: recorded.topic))
    }
}

extension RegistryState {
    /// The training of a post in a year, whoever held it.
    public func training(unit: String, post: String, year: Int) -> TrainingAccount {
        let halves = trainings[ScopedName(unit: unit, id: post)]?.reduce(0) { $0 + ($1.date.parts.year == year ? $1.halfDays : 0) }
        let asked = units[unit]?.posts[post]?.last.flatMap { category($0.category, at: unit)?.trainingDays }
        let required = asked ?? PBDecimal(0)
        return TrainingAccount(
            post: ScopedName(unit: unit, id: post), year: year, days: PBDecimal(Int64(halves ?? 0) * 5, scale: 1),
            required: required.isValid ? required : PBDecimal(0))
    }

    /// The posts of an open unit that are held and have not had the required days of a year, in the byte order of their ids.
    public func trainingShortfalls(of unit: String, year: Int) -> [TrainingAccount] {
        guard let found = units[unit], found.isOpen else { return [] }
        return found.posts.keys.filter { found.abolished[$0] == nil && found.posts[$0]?.last?.isVacant == false }
            .sorted(by: UTF8Order.precedes)
            .map { training(unit: unit, post: $0, year: year) }
            .filter { !$0.isReached }
    }
}

extension RegistryCore {
    /// The exact number of half days; nil unless `days` is a whole number of half days, above 0 and at most 366 days.
    static func halfDays(_ days: PBDecimal) -> Int? {
        guard days.isValid, days.value > 0, PBDecimal.compare(days, PBDecimal(366)) <= 0 else { return nil }
        let (whole, rest) = (Int128(days.value) * 2).quotientAndRemainder(dividingBy: Int128(days.denominator))
        return rest == 0 ? Int(whole) : nil
    }

    /// Checks that the post was held on the day: training and assessments are recorded only for posts with a holder.
    static func checkHeld(_ post: String, on date: CivilDate, _ unit: Unit, _ state: RegistryState) throws(Refusal) {
        guard let holder = state.appointment(unit: unit.id, post: post, on: date), !holder.isVacant else {
            throw RegistryRefusals.unknownPost("\(unit.id)/\(post)", field: "post").naming(post, among: unit.posts.keys)
        }
    }
}
