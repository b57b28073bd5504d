public import Schema

extension Request {
    /// The right to send a kind, as the schema says it.
    public func authorize(_ rule: KindRule) throws(Refusal) {
        if rule.isFromAbove { try authorizeAbove(as: rule.roles) } else { try authorize(as: rule.roles) }
        switch rule.standing {
        case .any: break
        case .open: _ = try registry.openUnit(unit)
        case .goingOn: try registry.checkGoesOn(unit, on: date)
        }
    }

    /// The key has one of the roles for the unit, now.
    public func authorize(as roles: Set<PBRole>) throws(Refusal) { try registry.authorize(submission, as: roles, time: time) }

    /// The key is a superior's, enrolled above the unit.
    public func authorizeSuperior() throws(Refusal) { try registry.authorizeSuperior(submission, time: time) }

    /// The key has one of the roles and is enrolled above the unit, never at the unit itself.
    public func authorizeAbove(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        guard registry.isAbove(key, unit, on: date) else { throw RightsRefusals.notAbove(unit) }
    }

    /// What a unit promises or begins: nothing of the kind for one that is closed. What that has left is reported, released and closed out by whoever
    /// answers for it, its own keys being void.
    public func authorizeOpen(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        _ = try registry.openUnit(unit)
    }

    /// What takes its course with a unit, or with the one that took over from it; what nobody took over is only brought to its end.
    public func authorizeGoingOn(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        try registry.checkGoesOn(unit, on: date)
    }

    /// Any key that is enrolled and valid, whatever its role and place.
    public func authorizeAnybody() throws(Refusal) {
        guard let enrolled = registry.keys[key] else { throw RightsRefusals.unknownKey(key) }
        guard registry.units[unit] != nil else { throw RegistryRefusals.unknownUnit(unit) }
        _ = try registry.role(of: key, for: enrolled.unit, time: time)
    }

    /// By a clerk of the submission's unit, or of the other unit that has a part in it. The refusal tells of the unit itself.
    public func authorizeClerk(orOf other: String) throws(Refusal) {
        do throws(Refusal) { try authorize(as: [.clerk]) } catch let refusal {
            do throws(Refusal) {
                guard try registry.role(of: key, for: other, time: time) == .clerk else { throw refusal }
            } catch {
                throw refusal
            }
        }
    }
}
