internal import Domain
internal import Schema
internal import Streaming

extension RegistryCore {
    /// Units join and leave. The lead stays, and an alliance of one is none: then it is dissolved.
    static func decideAllianceChange(_ change: PBChangeAlliance, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let alliance = try lastingAlliance(change.alliance, request, state)
        let from = try checkAllianceDay(change.from, alliance, request)
        guard !change.joined.isEmpty || !change.left.isEmpty else {
            throw Refusal.invalid("joined", zh: "没有变动。", en: "nothing changes.")
        }
        let all = change.joined + change.left
        guard Set(all).count == all.count, all.count <= mostAllies else {
            throw Refusal.invalid(
                "joined", zh: "有单位重复，或超过 \(mostAllies) 个。", en: "a unit occurs twice, or there are more than \(mostAllies).")
        }
        if let member = change.joined.first(where: { alliance.isMember($0, on: from) }) {
            throw Refusal.invalid("joined", zh: "“\(member)”已是成员。", en: "“\(member)” is a member already.")
        }
        if let stranger = change.left.first(where: { !alliance.isMember($0, on: from) || $0 == alliance.lead }) {
            throw Refusal.invalid("left", zh: "“\(stranger)”不是成员，或为牵头单位。", en: "“\(stranger)” is no member, or leads.")
        }
        try checkAllies(change.joined, request, state)
        let members = Set(state.members(ofAlliance: alliance.id, on: from)).subtracting(change.left).union(change.joined)
        guard members.count >= 2 else {
            throw Refusal.invalid("left", zh: "只剩一个成员，请解散联盟。", en: "one member would be left: dissolve the alliance.")
        }
        return .accepted([PBFact(about: request.unit, .allianceChanged(change))])
    }

    static func decideAllianceEnd(_ dissolve: PBDissolveAlliance, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let alliance = try lastingAlliance(dissolve.alliance, request, state)
        _ = try checkAllianceDay(dissolve.from, alliance, request)
        try FieldBounds.checkText(dissolve.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .allianceDissolved(dissolve))])
    }

    /// The alliance that the payload's unit leads.
    private static func lastingAlliance(_ id: String, _ request: Request, _ state: RegistryState) throws(Refusal) -> Alliance {
        guard let alliance = state.alliances[id], alliance.lead == request.unit else {
            throw RegistryRefusals.unknownAlliance(id, lead: request.unit)
        }
        if let day = alliance.dissolved { throw RegistryRefusals.allianceDissolved(id, on: day) }
        return alliance
    }

    private static func checkAllianceDay(_ text: String, _ alliance: Alliance, _ request: Request) throws(Refusal) -> CivilDate {
        let day = try checkPast(text, field: "from", request)
        guard day >= alliance.lastChange else {
            throw Refusal.invalid(
                "from", zh: "不能早于上次变动的 \(alliance.lastChange)。", en: "must not be earlier than the last change, \(alliance.lastChange).")
        }
        return day
    }
}

extension RegistryState {
    mutating func applyAllianceChange(_ changed: PBChangeAlliance) {
        guard let from = CivilDate(changed.from), var alliance = alliances[changed.alliance], alliance.dissolved == nil else { return }
        for place in alliance.memberships.indices
        where alliance.memberships[place].until == nil && changed.left.contains(alliance.memberships[place].unit) {
            alliance.memberships[place].until = from
        }
        alliance.memberships += changed.joined.map { AllianceMembership(unit: $0, from: from) }
        alliance.lastChange = from
        alliances[changed.alliance] = alliance
    }

    mutating func applyAllianceEnd(_ dissolved: PBDissolveAlliance) {
        guard let from = CivilDate(dissolved.from), alliances[dissolved.alliance]?.dissolved == nil else { return }
        alliances[dissolved.alliance]?.dissolved = from
        alliances[dissolved.alliance]?.reason = dissolved.reason
    }
}
