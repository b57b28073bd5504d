internal import RegistryCore
internal import Schema
internal import Streaming

/// Who may act where two units have a say.
extension Request {
    /// By a clerk of the submission's unit, or of the other unit that has a part in it. The refusal tells of the unit itself.
    func authorizeClerk(orOf other: String) throws(Refusal) {
        do throws(Refusal) { try authorize(as: [.clerk]) } catch let refusal {
            do throws(Refusal) {
                guard try registry.role(of: key, for: other, time: context.time) == .clerk else { throw refusal }
            } catch {
                throw refusal
            }
        }
    }

    /// A role used from above the unit, never from the unit itself.
    func authorizeAbove(as roles: Set<PBRole>) throws(Refusal) {
        try authorize(as: roles)
        guard registry.isAbove(key, unit, on: date) else { throw PledgesRefusals.notAbove(unit) }
    }

    /// Another unit that has a part in it: it is there, and open.
    func checkOpen(_ unit: String, field: String) throws(Refusal) {
        do throws(Refusal) { _ = try registry.openUnit(unit) } catch {
            throw Refusal(error.code, zh: error.zh, en: error.en, retriable: error.retriable, field: field)
        }
    }
}
