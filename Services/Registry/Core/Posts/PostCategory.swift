internal import Domain
public import Schema
internal import Streaming

/// 岗位类别: the conditions that holders of such posts must meet.
public struct PostCategory: Hashable, Sendable {
    public var id: String
    /// The unit that defined it; it applies to this unit and below, unless a nearer unit defines the same category.
    public var unit: String
    public var name: PBText
    public var conditions: [PBPostCondition]
    public var vetoes: [PBPostVeto]
    /// How many days before the appointment a talk must have been held at the earliest; 0 requires no talk.
    public var talkWithinDays: Int
    public var trainingDays: PBDecimal
}

/// A person proposed as the holder of a post.
struct Candidate {
    var person: String
    var from: CivilDate
    var category: String
    var interim: Bool
    var qualifications: [String]
}

/// Defines a category. A later definition applies to appointments made after it.
enum DefinePostCategory {
    static func decide(_ define: PBDefinePostCategory, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkID(define.category, field: "category")
        try FieldBounds.checkTitle(define.name, field: "name")
        guard define.conditions.count <= RegistryCore.mostConditions, define.vetoes.count <= RegistryCore.mostConditions else {
            throw Refusal.invalid(
                "conditions",
                .both(
                    "条件和否决各最多 \(RegistryCore.mostConditions) 项。",
                    "at most \(RegistryCore.mostConditions) conditions and \(RegistryCore.mostConditions) vetoes."))
        }
        for condition in define.conditions {
            try FieldBounds.checkID(condition.id, field: "conditions.id")
            guard !condition.anyOf.isEmpty, condition.anyOf.count <= RegistryCore.mostConditions else {
                throw Refusal.invalid(
                    "conditions.anyOf",
                    .both(
                        "“\(condition.id)”须列出 1 到 \(RegistryCore.mostConditions) 种资格。",
                        "“\(condition.id)” must list 1 to \(RegistryCore.mostConditions) qualifications."))
            }
            for qualification in condition.anyOf { try FieldBounds.checkID(qualification, field: "conditions.anyOf") }
        }
        guard Set(define.conditions.map(\.id)).count == define.conditions.count else {
            throw Refusal.invalid("conditions.id", .both("编号重复。", "an id occurs twice."))
        }
        for veto in define.vetoes { try FieldBounds.checkID(veto.qualification, field: "vetoes.qualification") }
        guard define.talkWithinDays <= RegistryCore.longestTalkWindow else {
            throw Refusal.invalid(
                "talkWithinDays",
                .both("最多 \(RegistryCore.longestTalkWindow) 天。", "must be at most \(RegistryCore.longestTalkWindow) days."))
        }
        guard define.trainingDays.isValid, define.trainingDays.value >= 0, PBDecimal.compare(define.trainingDays, PBDecimal(366)) <= 0
        else {
            throw Refusal.invalid("trainingDays", .both("须为 0 到 366 的天数。", "must be a number of days from 0 to 366."))
        }
        return .accepted([PBFact(about: unit.id, .postCategoryDefined(define))])
    }

    static func apply(_ defined: PBDefinePostCategory, to state: inout RegistryState, about unit: String, at step: Step) {
        state.categories[unit, default: [:]][defined.category] = PostCategory(
            id: defined.category, unit: unit, name: defined.name, conditions: defined.conditions, vetoes: defined.vetoes,
            talkWithinDays: Int(defined.talkWithinDays), trainingDays: defined.trainingDays)
    }
}

extension RegistryState {
    /// The category as it applies at a unit: the nearest definition from the unit upwards.
    public func category(_ id: String, at unit: String) -> PostCategory? {
        for above in ancestry(of: unit) {
            if let found = categories[above]?[id] { return found }
        }
        return nil
    }

    /// The categories that apply at a unit.
    public func categoryNames(at unit: String) -> [String] { ancestry(of: unit).flatMap { categories[$0].map { Array($0.keys) } ?? [] } }
}

extension RegistryCore {
    static let mostConditions = 50

    /// Ten years in days: an older talk is no longer relevant.
    static let longestTalkWindow: UInt32 = 3_650

    /// 任职条件、一票否决、任前谈话: interim holders need not meet the conditions; vetoes and the talk apply to everybody.
    static func check(_ candidate: Candidate, at unit: String, _ state: RegistryState) throws(Refusal) {
        try FieldBounds.checkPerson(candidate.person, field: "person")
        guard candidate.qualifications.count <= mostConditions else {
            throw Refusal.invalid("qualifications", .both("最多 \(mostConditions) 项。", "at most \(mostConditions)."))
        }
        for qualification in candidate.qualifications { try FieldBounds.checkID(qualification, field: "qualifications") }
        guard !candidate.category.isEmpty else { return }
        guard let category = state.category(candidate.category, at: unit) else {
            throw RegistryRefusals.unknownCategory(candidate.category, unit: unit)
                .naming(candidate.category, among: state.categoryNames(at: unit))
        }
        guard !candidate.person.isEmpty else { return }
        if let veto = category.vetoes.first(where: { candidate.qualifications.contains($0.qualification) }) {
            throw RegistryRefusals.candidateVetoed(veto)
        }
        if !candidate.interim {
            let missing = category.conditions.first { Set($0.anyOf).isDisjoint(with: candidate.qualifications) }
            if let missing { throw RegistryRefusals.conditionNotMet(missing) }
        }
        if category.talkWithinDays > 0, !state.hasTalk(with: candidate.person, before: candidate.from, days: category.talkWithinDays) {
            throw RegistryRefusals.talkMissing(category.talkWithinDays, date: candidate.from)
        }
    }
}
