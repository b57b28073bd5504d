internal import RegistryCore
internal import Schema

extension PledgesRefusals {
    static func admissionDecided(_ task: Admission) -> Refusal {
        admissionDecided(task.id, stage: PBText.both(task.stage == .admitted ? "已准入" : "已拒绝", task.stage.rawValue))
    }

    static func admissionWithoutBasis(_ task: Admission) -> Refusal {
        admissionWithoutBasis(task.id, missing: task.wording.authority.isEmpty ? PBText.both("职权", "power") : .both("经费", "money"))
    }
}
