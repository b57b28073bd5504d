internal import Schema

/// Refusals about posts and their categories.
extension RegistryRefusals {
    static func postAbolished(_ post: ScopedName, _ end: PostEnd) -> Refusal {
        postAbolished(post.path, from: end.from, successor: end.successor.path)
    }

    static func candidateVetoed(_ veto: PBPostVeto) -> Refusal {
        candidateVetoed(veto.name.or(veto.qualification))
    }

    static func conditionNotMet(_ condition: PBPostCondition) -> Refusal {
        conditionNotMet(PBText.list(condition.anyOf), condition: condition.name.or(condition.id))
    }
}
