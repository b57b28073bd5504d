internal import Schema

/// Refusals about posts and their categories.
extension RegistryRefusals {
    static func unknownPost(_ post: String, field: String) -> Refusal {
        Refusal(
            "unknown_post", zh: "没有“\(post)”这个岗位，或当日无人在任。岗位写作“单位/岗位”。",
            en: "There is no post “\(post)”, or nobody held it that day. A post is written as unit/post.", field: field)
    }

    static func postAbolished(_ post: ScopedName, _ end: PostEnd) -> Refusal {
        Refusal(
            "post_abolished", zh: "“\(post.path)”自 \(end.from) 起撤销，由“\(end.successor.path)”负责。请在该岗位上办理。",
            en: "“\(post.path)” has ended as of \(end.from); “\(end.successor.path)” answers for it. Do this for that post.", field: "post")
    }

    static func postVacant(_ post: ScopedName) -> Refusal {
        Refusal(
            "post_vacant", zh: "“\(post.path)”空缺，无人可以交接。请改用任命。",
            en: "Nobody holds “\(post.path)”, so nobody can hand it over. Appoint somebody instead.", field: "post")
    }

    static func unknownCategory(_ category: String, at unit: String) -> Refusal {
        Refusal(
            "unknown_category", zh: "“\(unit)”及其上级没有定义岗位类别“\(category)”。请先定义。",
            en: "Neither “\(unit)” nor a unit above defines the category of post “\(category)”. Define it first.", field: "category")
    }

    static func candidateVetoed(_ veto: PBPostVeto) -> Refusal {
        Refusal(
            "candidate_vetoed", zh: "人选有“\(veto.name.zh.isEmpty ? veto.qualification : veto.name.zh)”，一票否决，不能任此岗位。",
            en:
                "The candidate has “\(veto.name.en.isEmpty ? veto.qualification : veto.name.en)”, which rules the post out whatever else is met.",
            field: "qualifications")
    }

    static func conditionNotMet(_ condition: PBPostCondition) -> Refusal {
        Refusal(
            "condition_not_met",
            zh:
                "任职条件“\(condition.name.zh.isEmpty ? condition.id : condition.name.zh)”未具备：须有 \(condition.anyOf.joined(separator: "、")) 之一，或作代理任命。",
            en:
                "The condition “\(condition.name.en.isEmpty ? condition.id : condition.name.en)” is not met: one of \(condition.anyOf.joined(separator: ", ")) is needed, or an interim appointment.",
            field: "qualifications")
    }

    static func talkMissing(days: Int, before date: CivilDate) -> Refusal {
        Refusal(
            "talk_missing", zh: "\(date) 之前 \(days) 天内没有任职或调整谈话的记录。请先谈话并登记。",
            en: "No talk on the appointment or move is on record in the \(days) days before \(date). Hold it and record it first.",
            retriable: true, field: "from")
    }
}
