internal import RegistryCore
internal import Schema
internal import Streaming

extension Request {
    /// What a unit promises or begins: nothing of the kind for one that is closed. What that has left is reported, released and closed out with
    /// keys from above it, its own being invalid.
    func authorizeOpen(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        _ = try registry.openUnit(unit)
    }

    /// Whether there is such a unit, and it is open.
    func isOpen(_ unit: String) -> Bool { registry.units[unit]?.isOpen ?? false }

    /// Somebody else than whoever did that: neither the same key nor one that took its place by rotation.
    func checkSomebodyElse(than step: Step?) throws(Refusal) {
        guard let other = step?.key else { return }
        guard !registry.isSameHolder(other, key) else { throw PledgesRefusals.sameKey }
    }

    /// Any key that is enrolled and valid, whatever its role and place.
    func authorizeAnybody() throws(Refusal) {
        guard let enrolled = registry.keys[key] else { throw RegistryRefusals.unknownKey(key) }
        guard registry.units[unit] != nil else { throw RegistryRefusals.unknownUnit(unit) }
        _ = try registry.role(of: key, for: enrolled.unit, time: context.time)
    }

    /// 验收: whoever a pledge names reviews it. For the rest, and for what does not exist, a superior above the unit.
    ///
    /// For a named reviewer act the clerk or a superior enrolled at exactly that unit, or a superior enrolled above it. No key enrolled at the
    /// pledge's own unit ever does, not even where that stands above the reviewer.
    func authorizeReviewer(of pledge: Pledge?) throws(Refusal) {
        guard let pledge, let reviewer = pledge.reviewer else { return try authorizeSuperior() }
        guard let enrolled = registry.keys[key] else { throw RegistryRefusals.unknownKey(key) }
        let isAtReviewer = enrolled.unit == reviewer && (enrolled.role == .clerk || enrolled.role == .superior)
        let isAboveReviewer = enrolled.role == .superior && registry.isAbove(key, reviewer)
        guard isAtReviewer || isAboveReviewer, enrolled.unit != pledge.unit else { throw PledgesRefusals.notReviewer(reviewer, of: pledge) }
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
    /// Who reviews it (评诺), if it is not simply the superior: the unit whose topic it takes up (点题), else the unit it is given to (评诺方).
    public var reviewer: String? {
        if !wording.topicUnit.isEmpty { return wording.topicUnit }
        return wording.receiver.isEmpty ? nil : wording.receiver
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
