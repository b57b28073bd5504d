public import RegistryCore
public import Schema
internal import Streaming

extension Request {
    /// 验收: checks that the key may review the pledge. The unit that the pledge names reviews it; if it names none, or does not exist, a
    /// superior above the unit.
    ///
    /// For a named reviewer the clerk or a superior enrolled at exactly that unit may act, or a superior enrolled above it; for a closed
    /// reviewer those of the unit that answers for it. A key enrolled at the pledge's own unit, or at the one that took over from it, may
    /// never act, even where that unit is above the reviewer.
    func authorizeReviewer(of pledge: Pledge?) throws(Refusal) {
        guard let pledge, let reviewer = registry.reviewer(of: pledge, on: date) else { return try authorizeSuperior() }
        guard let enrolled = registry.keys[key] else { throw RightsRefusals.unknownKey(key) }
        let isAtReviewer = enrolled.unit == reviewer && (enrolled.role == .clerk || enrolled.role == .superior)
        let isAboveReviewer = enrolled.role == .superior && registry.isAbove(key, reviewer, on: date)
        guard isAtReviewer || isAboveReviewer, enrolled.unit != registry.heir(of: pledge.unit, on: date) else {
            throw PledgesRefusals.notReviewer(pledge.id, reviewer: reviewer)
        }
        _ = try registry.role(of: key, for: reviewer, time: context.time)
    }

    /// 销号: checks that the key may close the pledge out: the reviewer's, or a superior's above the unit.
    func authorizeCloser(of pledge: Pledge?) throws(Refusal) {
        do throws(Refusal) {
            try authorizeReviewer(of: pledge)
        } catch {
            try authorizeSuperior()
        }
    }
}

extension Pledge {
    /// The unit that the pledge names as its reviewer (评诺): the unit whose topic it takes up (点题), otherwise the one it is given to (评诺方);
    /// nil if the superior reviews. For the reviewer on a given day, see `RegistryState.reviewer(of:on:)`.
    public var reviewer: String? {
        if !wording.topicUnit.isEmpty { return wording.topicUnit }
        return wording.receiver.isEmpty ? nil : wording.receiver
    }
}

extension RegistryState {
    /// The unit that reviews a pledge on a day: whoever answers for the unit it names. nil means a superior above: where none is named, or
    /// where the named unit has come to answer for the pledge itself.
    public func reviewer(of pledge: Pledge, on date: CivilDate) -> String? {
        guard let named = pledge.reviewer else { return nil }
        let reviewer = unitAnswering(for: named, on: date)
        return reviewer == unitAnswering(for: pledge.unit, on: date) ? nil : reviewer
    }
}
