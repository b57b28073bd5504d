internal import Domain
public import Schema
internal import Streaming

/// 两考三评: the result of one of two exams (in-class observation, final test) or three assessments (self, peers, organisation).
public struct Assessment: Hashable, Sendable {
    public var date: CivilDate
    public var kind: PBAssessmentKind
    /// From 0 to 100.
    public var result: PBDecimal
}

enum RecordAssessment {
    static func decide(_ record: PBRecordAssessment, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try RegistryCore.checkHeld(record.post, on: try RegistryCore.checkPast(record.date, field: "date", request), unit, state)
        guard record.kind != .unspecified, PBAssessmentKind.allCases.contains(record.kind) else {
            throw Refusal.invalid("kind", .both("须写明是哪一考或哪一评。", "the kind of exam or assessment is missing or unknown."))
        }
        guard record.result.isValid, record.result.value >= 0, PBDecimal.compare(record.result, PBDecimal(100)) <= 0 else {
            throw Refusal.invalid("result", .both("须为 0 到 100 的数。", "must be a number from 0 to 100."))
        }
        return .accepted([PBFact(about: unit.id, .assessmentRecorded(record))])
    }

    static func apply(_ recorded: PBRecordAssessment, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let date = CivilDate(recorded.date), recorded.result.isValid else { return }
        state.assessments[ScopedName(unit: unit, id: recorded.post), default: []].append(
            Assessment(date: date, kind: recorded.kind, result: recorded.result))
    }
}

extension RegistryState {
    /// The assessments of a post, in the order of their records.
    public func assessments(unit: String, post: String) -> [Assessment] { assessments[ScopedName(unit: unit, id: post)] ?? [] }

    /// Which of the two exams and three assessments of a year a post has no result for.
    public func missingAssessments(unit: String, post: String, year: Int) -> [PBAssessmentKind] {
        let there = Set(assessments(unit: unit, post: post).filter { $0.date.parts.year == year }.map(\.kind))
        return PBAssessmentKind.allCases.filter { $0 != .unspecified && !there.contains($0) }
    }
}
