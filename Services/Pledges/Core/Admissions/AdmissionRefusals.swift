internal import RegistryCore
internal import Schema

extension PledgesRefusals {
    static func admissionExists(_ task: String) -> Refusal {
        Refusal(
            "admission_exists", zh: "已有编号为“\(task)”的准入申请。请换一个编号；被拒绝的保留，可用新编号再申请。",
            en:
                "There is a request “\(task)” already. Choose another id; one that was refused stands, and is asked for anew under a new id.",
            field: "task")
    }

    static func unknownAdmission(_ task: String, of unit: String) -> Refusal {
        Refusal(
            "unknown_admission", zh: "“\(unit)”没有编号为“\(task)”的准入申请。请核对单位和编号。",
            en: "Nobody asked a task “\(task)” of “\(unit)”. Check the unit and the id.", field: "task")
    }

    static func admissionDecided(_ task: Admission) -> Refusal {
        Refusal(
            "admission_decided", zh: "“\(task.id)”\(task.stage == .admitted ? "已准入" : "已拒绝")，不再改。请用新编号重新申请。",
            en: "“\(task.id)” has been \(task.stage.rawValue) and stays so. Ask anew under a new id.", field: "task")
    }

    static func departmentAdmits(_ department: String) -> Refusal {
        Refusal(
            "department_admits_itself", zh: "申请单位“\(department)”的密钥不能为自己的事项把关。请由该单位以外的上级决定。",
            en: "A key of “\(department)”, which asks, cannot be its own gatekeeper. Have a superior decide who does not belong to it.",
            field: "task")
    }

    static func admissionWithoutBasis(_ task: Admission) -> Refusal {
        let noAuthority = task.wording.authority.isEmpty
        return Refusal(
            "admission_without_basis",
            zh: "“\(task.id)”没有写明随之转移的\(noAuthority ? "职权" : "经费")，不能准入，只能拒绝。",
            en: "“\(task.id)” names no \(noAuthority ? "power" : "money") that moves along with it and cannot be admitted, only refused.",
            field: "admitted")
    }
}
