internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// A department's request that a unit carry out a task; submitted by the department's clerk, or by the clerk of the unit that was asked.
enum RequestAdmission {
    static func decide(_ ask: PBRequestAdmission, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        guard request.registry.units[request.unit] != nil else { throw RegistryRefusals.unknownUnit(request.unit) }
        try request.authorizeClerk(orOf: ask.department)
        _ = try request.registry.openUnit(request.unit)
        try request.checkOpen(ask.department, field: "department")
        guard ask.department != request.unit else {
            throw Refusal.invalid("department", .both("须是别的单位。", "must be another unit than the one that is asked."))
        }
        try FieldBounds.checkID(ask.task, field: "task")
        guard state.admission(ask.task, of: request.unit) == nil else { throw PledgesRefusals.admissionExists(ask.task) }
        try FieldBounds.checkText(ask.title, field: "title", most: FieldBounds.title)
        try FieldBounds.checkLength(ask.authority, field: "authority", most: FieldBounds.title)
        if ask.hasFunds {
            guard ask.funds.isValid, ask.funds.value > 0 else {
                throw Refusal.invalid(
                    "funds", .both("须为大于 0 的元数；没有经费就不写。", "must be an amount of yuan above 0; leave it out if there is none."))
            }
        }
        let from = try FieldBounds.checkDate(ask.from, field: "from")
        let until = try FieldBounds.checkDate(ask.until, field: "until")
        guard from <= until else {
            throw Refusal.invalid("until", .both("不能早于 \(from)。", "must not be before \(from)."))
        }
        return .accepted([PBFact(about: request.unit, .admissionRequested(ask))])
    }

    static func apply(_ asked: PBRequestAdmission, to state: inout PledgesState, about unit: String, at step: Step) {
        guard state.admission(asked.task, of: unit) == nil else { return }
        state.admissions[unit, default: UnitAdmissions()].tasks[asked.task] = Admission(unit: unit, wording: asked, requested: step)
    }
}
