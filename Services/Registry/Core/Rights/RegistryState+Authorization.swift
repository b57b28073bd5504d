public import Schema
public import Streaming

extension RegistryState {
    /// Checks that the submission's key may act in one of these roles for the submission's unit at `time`. The root key may act as
    /// registrar and timekeeper.
    ///
    /// The unit must exist, except when it is being registered: then the key must be authorised for its parent.
    public func authorize(_ submission: Submission, as roles: Set<PBRole>, time: Int64) throws(Refusal) {
        if let genesis, genesis.rootKey == submission.key.bytes, roles.contains(.registrar) || roles.contains(.timekeeper) { return }
        if case .registry(.registerUnit(let register))? = submission.payload.body, !register.parent.isEmpty, units[register.parent] == nil,
            keys[submission.key] != nil
        {
            throw RegistryRefusals.unknownParent(register.parent)
        }
        let role = try role(of: submission.key, for: rightUnit(of: submission), time: time)
        guard roles.contains(role) else { throw RightsRefusals.notAuthorized(submission.payload.unit, roles: roles) }
    }

    /// The role of a key, if it is valid at `time` and its sub-tree contains the unit, or the one that answers for it. An empty unit means
    /// the topmost one.
    public func role(of key: PublicKey, for unit: String, time: Int64) throws(Refusal) -> PBRole {
        guard genesis != nil else { throw RegistryRefusals.noGenesis }
        guard let enrolled = keys[key] else { throw RightsRefusals.unknownKey(key) }
        guard isValid(enrolled, at: time) else { throw RightsRefusals.keyNotValid(key) }
        let wanted = unit.isEmpty ? (root ?? "") : unit
        guard let place = units.index(forKey: wanted) else { throw RegistryRefusals.unknownUnit(unit) }
        // Whoever answers for a closed unit decides about what it left, beginning with the decision that closed it.
        let isClosed = units.values[place].closing.map { $0.time <= time } ?? false
        let answering = isClosed ? unitAnswering(for: wanted, on: CivilDate(milliseconds: time)) : wanted
        guard isWithin(answering, subtree: enrolled.unit) else {
            throw RightsRefusals.notAuthorized(unit, roles: [enrolled.role])
        }
        return enrolled.role
    }

    /// Whether a key may be used at a moment. Keys enrolled at a unit become void when it closes; what it leaves open is finished from
    /// above.
    public func isValid(_ key: EnrolledKey, at time: Int64) -> Bool {
        guard key.isValid(at: time), let place = units.index(forKey: key.unit) else { return false }
        return units.values[place].closing.map { time < $0.time } ?? true
    }

    /// Whether a key was within its validity at some moment of a day, and by the end of that day neither revoked nor void because its unit
    /// closed.
    public func isValid(_ key: EnrolledKey, on date: CivilDate) -> Bool {
        let (start, end) = (date.startMilliseconds, date.adding(days: 1).startMilliseconds)
        guard key.validFrom < end, key.validUntil == 0 || key.validUntil > start, let place = units.index(forKey: key.unit) else {
            return false
        }
        return (key.revokedAt.map { $0 >= end } ?? true) && (units.values[place].closing.map { $0.time >= end } ?? true)
    }

    private func rightUnit(of submission: Submission) -> String {
        if case .registry(.registerUnit(let register))? = submission.payload.body, units[submission.payload.unit] == nil {
            return register.parent
        }
        return submission.payload.unit
    }
}
