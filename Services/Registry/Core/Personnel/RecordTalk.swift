internal import Domain
public import Schema
internal import Streaming

/// 谈心谈话、任职谈话: that a talk took place, with which person (by reference), and who held it. Its contents are in no log.
public struct Talk: Hashable, Sendable {
    public var date: CivilDate
    public var occasion: PBTalkOccasion
    /// The unit that recorded it.
    public var unit: String
    /// The post that held it, as `unit/post`.
    public var heldBy: String
}

enum RecordTalk {
    static func decide(_ record: PBRecordTalk, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkText(record.person, field: "person", most: Intake.maximumNameBytes)
        try FieldBounds.checkPerson(record.person, field: "person")
        let date = try RegistryCore.checkPast(record.date, field: "date", request)
        guard record.occasion != .unspecified, PBTalkOccasion.allCases.contains(record.occasion) else {
            throw Refusal.invalid("occasion", .both("须写明谈话的缘由。", "the occasion is missing or unknown."))
        }
        guard let holder = state.responsible(for: record.heldBy, on: date)?.appointment, !holder.isVacant else {
            throw RegistryRefusals.unknownPost(record.heldBy, field: "heldBy")
        }
        guard holder.person != record.person else {
            throw Refusal.invalid("heldBy", .both("不能是与自己的谈话。", "nobody holds a talk with himself."))
        }
        return .accepted([PBFact(about: unit.id, .talkRecorded(record))])
    }

    static func apply(_ recorded: PBRecordTalk, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let date = CivilDate(recorded.date) else { return }
        state.talks[recorded.person, default: []].append(Talk(date: date, occasion: recorded.occasion, unit: unit, heldBy: recorded.heldBy))
    }
}

extension RegistryState {
    /// Whether a talk on an appointment or a move was held with a person on `date` or within `days` days before it.
    public func hasTalk(with person: String, before date: CivilDate, days: Int) -> Bool {
        talks[person]?.contains {
            ($0.occasion == .appointment || $0.occasion == .move) && $0.date <= date && $0.date.days >= date.days - days
        } ?? false
    }
}

extension RegistryCore {
    /// Checks the day of a past event: today or earlier.
    static func checkPast(_ text: String, field: String, _ request: Request) throws(Refusal) -> CivilDate {
        let date = try FieldBounds.checkDate(text, field: field)
        guard date <= request.date else {
            throw Refusal.invalid(field, .both("不能晚于 \(request.date)。", "must not be later than \(request.date)."))
        }
        return date
    }
}
