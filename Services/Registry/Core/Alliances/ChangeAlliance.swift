internal import Domain
internal import Schema
internal import Streaming

/// Units join and leave an alliance. The leading unit cannot leave, and two members must remain: an alliance that would have fewer is
/// dissolved instead.
enum ChangeAlliance {
    static func decide(_ change: PBChangeAlliance, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let alliance = try RegistryCore.lastingAlliance(change.alliance, request, state)
        let from = try RegistryCore.checkAllianceDay(change.from, alliance, request)
        guard !change.joined.isEmpty || !change.left.isEmpty else {
            throw Refusal.invalid("joined", .both("没有变动。", "nothing changes."))
        }
        let all = change.joined + change.left
        guard Set(all).count == all.count, all.count <= RegistryCore.mostAllies else {
            throw Refusal.invalid(
                "joined",
                .both("有单位重复，或超过 \(RegistryCore.mostAllies) 个。", "a unit occurs twice, or there are more than \(RegistryCore.mostAllies)."))
        }
        if let member = change.joined.first(where: { alliance.isMember($0, on: from) }) {
            throw Refusal.invalid("joined", .both("“\(member)”已是成员。", "“\(member)” is a member already."))
        }
        if let stranger = change.left.first(where: { !alliance.isMember($0, on: from) || $0 == alliance.lead }) {
            throw Refusal.invalid("left", .both("“\(stranger)”不是成员，或为牵头单位。", "“\(stranger)” is no member, or leads."))
        }
        try RegistryCore.checkAllies(change.joined, request, state)
        let members = Set(state.members(ofAlliance: alliance.id, on: from)).subtracting(change.left).union(change.joined)
        guard members.count >= 2 else {
            throw Refusal.invalid("left", .both("只剩一个成员，请解散联盟。", "one member would be left: dissolve the alliance."))
        }
        return .accepted([PBFact(about: request.unit, .allianceChanged(change))])
    }

    static func apply(_ changed: PBChangeAlliance, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(changed.from), var alliance = state.alliances[changed.alliance], alliance.dissolved == nil else {
            return
        }
        for place in alliance.memberships.indices
        where alliance.memberships[place].until == nil && changed.left.contains(alliance.memberships[place].unit) {
            alliance.memberships[place].until = from
        }
        alliance.memberships += changed.joined.map { AllianceMembership(unit: $0, from: from) }
        alliance.lastChange = from
        state.alliances[changed.alliance] = alliance
    }
}

enum DissolveAlliance {
    static func decide(_ dissolve: PBDissolveAlliance, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let alliance = try RegistryCore.lastingAlliance(dissolve.alliance, request, state)
        _ = try RegistryCore.checkAllianceDay(dissolve.from, alliance, request)
        try FieldBounds.checkText(dissolve.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .allianceDissolved(dissolve))])
    }

    static func apply(_ dissolved: PBDissolveAlliance, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(dissolved.from), state.alliances[dissolved.alliance]?.dissolved == nil else { return }
        state.alliances[dissolved.alliance]?.dissolved = from
        state.alliances[dissolved.alliance]?.reason = dissolved.reason
    }
}

extension RegistryCore {
    /// The alliance with that id, which the payload's unit must lead and which must not be dissolved.
    fileprivate static func lastingAlliance(_ id: String, _ request: Request, _ state: RegistryState) throws(Refusal) -> Alliance {
        guard let alliance = state.alliances[id], alliance.lead == request.unit else {
            throw RegistryRefusals.unknownAlliance(id, lead: request.unit)
        }
        if let day = alliance.dissolved { throw RegistryRefusals.allianceDissolved(id, date: day) }
        return alliance
    }

    fileprivate static func checkAllianceDay(_ text: String, _ alliance: Alliance, _ request: Request) throws(Refusal) -> CivilDate {
        let day = try checkPast(text, field: "from", request)
        guard day >= alliance.lastChange else {
            throw Refusal.invalid(
                "from", .both("不能早于上次变动的 \(alliance.lastChange)。", "must not be earlier than the last change, \(alliance.lastChange)."))
        }
        return day
    }
}
