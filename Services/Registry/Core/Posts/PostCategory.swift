internal import Domain
public import Schema
internal import Streaming

/// 岗位类别: what holders of such posts must fulfil.
public struct PostCategory: Hashable, Sendable {
    public var id: String
    /// It applies here and below, unless a unit nearer by defines the same category.
    public var unit: String
    public var name: PBText
    public var conditions: [PBPostCondition]
    public var vetoes: [PBPostVeto]
    /// 0 asks for no talk.
    public var talkWithinDays: Int
    public var trainingDays: PBDecimal
}

/// Somebody who is to hold a post.
struct Candidate {
    var person: String
    var from: CivilDate
    var category: String
    var interim: Bool
    var qualifications: [String]
}

/// Sent again it holds for appointments from then on.
enum DefinePostCategory {
    static func decide(_ define: PBDefinePostCategory, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkID(define.category, field: "category")
        try FieldBounds.checkTitle(define.name, field: "name")
        guard define.conditions.count <= RegistryCore.mostConditions, define.vetoes.count <= RegistryCore.mostConditions else {
            throw Refusal.invalid(
                "conditions", zh: "条件和否决各最多 \(RegistryCore.mostConditions) 项。",
                en: "at most \(RegistryCore.mostConditions) conditions and \(RegistryCore.mostConditions) vetoes.")
        }
        for condition in define.conditions {
            try FieldBounds.checkID(condition.id, field: "conditions.id")
            guard !condition.anyOf.isEmpty, condition.anyOf.count <= RegistryCore.mostConditions else {
                throw Refusal.invalid(
                    "conditions.anyOf", zh: "“\(condition.id)”须列出 1 到 \(RegistryCore.mostConditions) 种资格。",
                    en: "“\(condition.id)” must list 1 to \(RegistryCore.mostConditions) qualifications.")
            }
            for qualification in condition.anyOf { try FieldBounds.checkID(qualification, field: "conditions.anyOf") }
        }
        guard Set(define.conditions.map(\.id)).count == define.conditions.count else {
            throw Refusal.invalid("conditions.id", zh: "编号重复。", en: "an id occurs twice.")
        }
        for veto in define.vetoes { try FieldBounds.checkID(veto.qualification, field: "vetoes.qualification") }
        guard define.talkWithinDays <= RegistryCore.longestTalkWindow else {
            throw Refusal.invalid(
                "talkWithinDays", zh: "最多 \(RegistryCore.longestTalkWindow) 天。",
                en: "must be at most \(RegistryCore.longestTalkWindow) days.")
        }
        guard define.trainingDays.isValid, define.trainingDays.value >= 0, PBDecimal.compare(define.trainingDays, PBDecimal(366)) <= 0
        else {
            throw Refusal.invalid("trainingDays", zh: "须为 0 到 366 的天数。", en: "must be a number of days from 0 to 366.")
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
    /// The category as it applies at a unit: the nearest definition from there upwards.
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

    /// Ten years: a talk longer ago says nothing.
    static let longestTalkWindow: UInt32 = 3_650

    /// 任职条件、一票否决、任前谈话. Whoever holds a post for the time being is asked for no conditions; vetoes and the talk hold for everybody.
    static func check(_ candidate: Candidate, at unit: String, _ state: RegistryState) throws(Refusal) {
        try FieldBounds.checkPerson(candidate.person, field: "person")
        guard candidate.qualifications.count <= mostConditions else {
            throw Refusal.invalid("qualifications", zh: "最多 \(mostConditions) 项。", en: "at most \(mostConditions).")
        }
        for qualification in candidate.qualifications { try FieldBounds.checkID(qualification, field: "qualifications") }
        guard !candidate.category.isEmpty else { return }
        guard let category = state.category(candidate.category, at: unit) else {
            throw RegistryRefusals.unknownCategory(candidate.category, at: unit)
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
            throw RegistryRefusals.talkMissing(days: category.talkWithinDays, before: candidate.from)
        }
    }
}
