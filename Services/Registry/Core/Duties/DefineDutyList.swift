internal import Domain
internal import Schema
internal import Streaming

/// Defines a duty list, or its next version. Earlier versions are kept, each in force until the next.
enum DefineDutyList {
    static func decide(_ define: PBDefineDutyList, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkID(define.list, field: "list")
        let before = state.dutyLists[define.list]
        guard before.map({ $0.unit == unit.id }) ?? true else {
            throw RegistryRefusals.dutyListOfOtherUnit(define.list, unit: before?.unit ?? "")
        }
        let next = (before?.versions.last?.number ?? 0) + 1
        guard Int(define.version) == next else { throw RegistryRefusals.dutyListVersion(define.list, next: next) }
        try FieldBounds.checkTitle(define.name, field: "name")
        if !define.category.isEmpty, state.category(define.category, at: unit.id) == nil {
            throw RegistryRefusals.unknownCategory(define.category, unit: unit.id)
                .naming(define.category, among: state.categoryNames(at: unit.id))
        }
        if define.level != .unspecified { try RegistryCore.checkLevel(define.level, field: "level") }
        if !define.sector.isEmpty { try RegistryCore.checkSector(define.sector, field: "sector") }
        guard (1...RegistryCore.mostDuties).contains(define.duties.count) else {
            throw Refusal.invalid("duties", .both("须有 1 到 \(RegistryCore.mostDuties) 项。", "there must be 1 to \(RegistryCore.mostDuties)."))
        }
        try RegistryCore.check(define.duties, field: "duties", among: define.duties)
        return .accepted([PBFact(about: unit.id, .dutyListDefined(define))])
    }

    static func apply(_ defined: PBDefineDutyList, to state: inout RegistryState, about unit: String, at step: Step) {
        let version = DutyListVersion(
            number: Int(defined.version), from: step.date, name: defined.name, category: defined.category, level: defined.level,
            sector: defined.sector, duties: defined.duties)
        state.dutyLists[defined.list, default: DutyList(id: defined.list, unit: unit, versions: [])].versions.append(version)
    }
}

extension RegistryCore {
    /// Langzhong's list has 89 entries; a list must fit into one submission.
    static let mostDuties = 500

    /// Duties with unique ids and texts; a task carries out a duty or a measure, a measure carries out a duty.
    static func check(_ duties: [PBDuty], field: String, among all: [PBDuty]) throws(Refusal) {
        guard Set(all.map(\.id)).count == all.count else {
            throw Refusal.invalid("\(field).id", .both("编号重复。", "an id occurs twice."))
        }
        for duty in duties {
            try FieldBounds.checkID(duty.id, field: "\(field).id")
            try FieldBounds.checkTitle(duty.text, field: "\(field).text", most: FieldBounds.longText)
            guard duty.kind != .unspecified, PBDutyKind.allCases.contains(duty.kind) else {
                throw Refusal.invalid("\(field).kind", .both("须写明职责、措施或任务。", "say whether it is a duty, a measure or a task."))
            }
            guard !duty.under.isEmpty else { continue }
            guard let upper = all.first(where: { $0.id == duty.under }), upper.kind.rawValue < duty.kind.rawValue else {
                throw Refusal.invalid(
                    "\(field).under",
                    .both(
                        "“\(duty.id)”须落实本清单的一项职责或措施，“\(duty.under)”不是。",
                        "“\(duty.id)” must carry out a duty or a measure of this list, which “\(duty.under)” is not."))
            }
        }
    }
}
