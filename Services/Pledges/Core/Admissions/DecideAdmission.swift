internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The gatekeeper's decision: by a superior of the unit who does not belong to the department that asks. Without authority and funds
/// nothing is admitted.
enum DecideAdmission {
    static func decide(_ decide: PBDecideAdmission, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        guard let task = state.admission(decide.task, of: request.unit) else {
            throw PledgesRefusals.unknownAdmission(decide.task, unit: request.unit)
        }
        guard task.decision == nil else { throw PledgesRefusals.admissionDecided(task) }
        let department = request.registry.unitAnswering(for: task.wording.department, on: request.date)
        guard request.registry.keys[request.key]?.unit != department else {
            throw PledgesRefusals.departmentAdmitsItself(department)
        }
        try request.checkNotHolder(of: task.requested)
        guard !decide.admitted || task.hasBasis else { throw PledgesRefusals.admissionWithoutBasis(task) }
        if decide.admitted {
            try FieldBounds.checkLength(decide.reason, field: "reason", most: FieldBounds.longText)
        } else {
            try FieldBounds.checkText(decide.reason, field: "reason", most: FieldBounds.longText)
        }
        return .accepted([PBFact(about: request.unit, .admissionDecided(decide))])
    }

    static func apply(_ decided: PBDecideAdmission, to state: inout PledgesState, about unit: String, at step: Step) {
        guard let place = state.admissions.index(forKey: unit), state.admissions.values[place].tasks[decided.task]?.decision == nil else {
            return
        }
        state.admissions.values[place].tasks[decided.task]?.decision = Admission.Decision(
            admitted: decided.admitted, reason: decided.reason, step: step)
    }
}
