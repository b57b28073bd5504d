internal import RegistryCore
internal import Schema
internal import Streaming

/// Who may act where two units have a say, and whether the unit is still there to act.
extension Request {
    /// What a unit does itself: by a clerk, while the unit is open. What a closed unit left undone, those above it finish.
    func authorizeOwner() throws(Refusal) {
        try authorize(as: [.clerk])
        _ = try registry.openUnit(unit)
    }

    /// By a clerk of the submission's unit, or of the other unit that has a part in it.
    func authorizeClerk(orOf other: String) throws(Refusal) {
        do throws(Refusal) { try authorize(as: [.clerk]) } catch {
            guard (try? registry.role(of: key, for: other, time: context.time)) == .clerk else { throw error }
        }
    }

    /// A role used from above the unit, never from the unit itself.
    func authorizeAbove(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        guard registry.isAbove(key, unit) else { throw PledgesRefusals.notAbove(unit) }
    }

    /// A superior from above the unit who is not the one that reported.
    func authorizeJudge(of reporter: PublicKey?) throws(Refusal) {
        try authorizeSuperior()
        guard reporter != key else { throw PledgesRefusals.sameKey }
    }
}
