public import RegistryCore
public import Schema
internal import Streaming

extension Request {
    /// 验收: whoever a pledge names reviews it. For the rest, and for what does not exist, a superior above the unit.
    ///
    /// For a named reviewer act the clerk or a superior enrolled at exactly that unit, or a superior enrolled above it; for one that is closed those of
    /// the unit that answers for it. No key enrolled at the pledge's own unit, or at the one that took over from it, ever does, not even where that
    /// stands above the reviewer.
    func authorizeReviewer(of pledge: Pledge?) throws(Refusal) {
        guard let pledge, let reviewer = registry.reviewer(of: pledge, on: date) else { return try authorizeSuperior() }
        guard let enrolled = registry.keys[key] else { throw RightsRefusals.unknownKey(key) }
        let isAtReviewer = enrolled.unit == reviewer && (enrolled.role == .clerk || enrolled.role == .superior)
        let isAboveReviewer = enrolled.role == .superior && registry.isAbove(key, reviewer, on: date)
        guard isAtReviewer || isAboveReviewer, enrolled.unit != registry.heir(of: pledge.unit, on: date) else {
            throw PledgesRefusals.notReviewer(reviewer, of: pledge)
        }
        _ = try registry.role(of: key, for: reviewer, time: context.time)
    }

    /// 销号: the reviewer, or a superior above the unit.
    func authorizeCloser(of pledge: Pledge?) throws(Refusal) {
        do throws(Refusal) {
            try authorizeReviewer(of: pledge)
        } catch {
            try authorizeSuperior()
        }
    }
}

extension Pledge {
    /// The unit it names to review it (评诺), if it is not simply the superior: the one whose topic it takes up (点题), else the one it is given to
    /// (评诺方). Who reviews it on a day is `RegistryState.reviewer(of:on:)`.
    public var reviewer: String? {
        if !wording.topicUnit.isEmpty { return wording.topicUnit }
        return wording.receiver.isEmpty ? nil : wording.receiver
    }
}

extension RegistryState {
    /// Who reviews a pledge on a day: whoever answers for the unit it names. nil is a superior above: where none is named, and where the one named has
    /// come to answer for the pledge itself.
    public func reviewer(of pledge: Pledge, on date: CivilDate) -> String? {
        guard let named = pledge.reviewer else { return nil }
        let reviewer = unitAnswering(for: named, on: date)
        return reviewer == unitAnswering(for: pledge.unit, on: date) ? nil : reviewer
    }
}

extension PledgesRefusals {
    static func notReviewer(_ reviewer: String, of pledge: Pledge) -> Refusal {
        Refusal(
            "not_reviewer",
            zh: "承诺“\(pledge.id)”由“\(reviewer)”评议验收：须用在“\(reviewer)”登记的党务干事或上级密钥，或在其上级单位登记的上级密钥；承诺单位自己的密钥不行。",
            en:
                "The pledge “\(pledge.id)” is reviewed by “\(reviewer)”: a clerk's or superior's key enrolled there is needed, or a superior's from above it, and never one of the pledging unit.",
            field: "unit")
    }
}
