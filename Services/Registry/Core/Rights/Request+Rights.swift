public import Schema

extension Request {
    /// Checks the right to send a kind, as its options in the schema define it.
    public func authorize(_ rule: KindRule) throws(Refusal) {
        if rule.isFromAbove { try authorizeAbove(as: rule.roles) } else { try authorize(as: rule.roles) }
        switch rule.standing {
        case .any: break
        case .open: _ = try registry.openUnit(unit)
        case .goingOn: try registry.checkGoesOn(unit, on: date)
        }
    }

    /// Checks that the key has one of the roles for the unit, at the time of the decision.
    public func authorize(as roles: Set<PBRole>) throws(Refusal) { try registry.authorize(submission, as: roles, time: time) }

    /// Checks that the key is a superior's, enrolled above the unit.
    public func authorizeSuperior() throws(Refusal) { try registry.authorizeSuperior(submission, time: time) }

    /// Checks that the key has one of the roles and is enrolled above the unit, not at the unit itself.
    public func authorizeAbove(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        guard registry.isAbove(key, unit, on: date) else { throw RightsRefusals.notAboveUnit(unit) }
    }

    /// Checks a right to begin something: the unit must be open. What a closed unit left is reported, released and closed out by whoever
    /// answers for it, since its own keys are void.
    public func authorizeOpen(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        _ = try registry.openUnit(unit)
    }

    /// Checks a right to continue something: the unit, or the one that took over from it, must be open. What nobody took over can only be
    /// ended.
    public func authorizeGoingOn(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        try registry.checkGoesOn(unit, on: date)
    }

    /// Checks that the key is enrolled and valid, whatever its role and unit.
    public func authorizeAnybody() throws(Refusal) {
        guard let enrolled = registry.keys[key] else { throw RightsRefusals.unknownKey(key) }
        guard registry.units[unit] != nil else { throw RegistryRefusals.unknownUnit(unit) }
        _ = try registry.role(of: key, for: enrolled.unit, time: time)
    }

    /// Checks that the key is a clerk's of the submission's unit or of the other unit involved. If neither, the refusal is about the
    /// submission's unit.
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
