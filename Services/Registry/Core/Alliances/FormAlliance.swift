internal import Domain
internal import Schema
internal import Streaming

/// 成立联盟: the payload's unit becomes the leading unit. The key must be authorised for every unit that joins.
enum FormAlliance {
    static func decide(_ form: PBFormAlliance, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let lead = try state.openUnit(request.unit)
        try FieldBounds.checkID(form.alliance, field: "alliance")
        guard state.alliances[form.alliance] == nil else { throw RegistryRefusals.allianceExists(form.alliance) }
        try FieldBounds.checkTitle(form.name, field: "name")
        let criteria = Set(PBAllianceCriterion.allCases).subtracting([.unspecified])
        guard !form.criteria.isEmpty, criteria.isSuperset(of: form.criteria), Set(form.criteria).count == form.criteria.count else {
            throw Refusal.invalid(
                "criteria",
                .both(
                    "须写明符合的条件，不得重复：行业相近、地域相邻、优势互补，可以兼具。", "name the criteria met, none of them twice: same trade, adjacent, complementary.")
            )
        }
        guard (1...RegistryCore.mostAllies).contains(form.members.count), !form.members.contains(lead.id),
            Set(form.members).count == form.members.count
        else {
            throw Refusal.invalid(
                "members",
                .both(
                    "须列出 1 到 \(RegistryCore.mostAllies) 个其他单位，不得重复。",
                    "list 1 to \(RegistryCore.mostAllies) other units, none of them twice."))
        }
        try RegistryCore.checkAllies(form.members, request, state)
        _ = try RegistryCore.checkPast(form.from, field: "from", request)
        return .accepted([PBFact(about: lead.id, .allianceFormed(form))])
    }

    static func apply(_ formed: PBFormAlliance, to state: inout RegistryState, about lead: String, at step: Step) {
        guard let from = CivilDate(formed.from), state.alliances[formed.alliance] == nil else { return }
        state.alliances[formed.alliance] = Alliance(
            id: formed.alliance, name: formed.name, criteria: formed.criteria, lead: lead,
            memberships: ([lead] + formed.members).map { AllianceMembership(unit: $0, from: from) }, lastChange: from)
    }
}

extension RegistryCore {
    /// More members than any alliance has had; forming one is a single decision.
    static let mostAllies = 500

    static func checkAllies(_ units: [String], _ request: Request, _ state: RegistryState) throws(Refusal) {
        for unit in units {
            _ = try state.openUnit(unit)
            try checkReaches(unit, request, state)
        }
    }
}
