internal import Domain
public import Schema
internal import Streaming

/// A key with its one role and the sub-tree of units in which it may use it.
public struct EnrolledKey: Hashable, Sendable {
    public var role: PBRole
    public var unit: String
    /// Milliseconds since 1970: valid from `validFrom` until just before `validUntil`. A `validUntil` of 0 is open-ended.
    public var validFrom: Int64
    public var validUntil: Int64
    public var label: String
    public var revokedAt: Int64?
    /// The holder's first key, if this one replaced another by rotation.
    public internal(set) var rotatedFrom: PublicKey?

    func isValid(at time: Int64) -> Bool {
        time >= validFrom && (validUntil == 0 || time < validUntil) && revokedAt.map { time < $0 } ?? true
    }
}

extension EnrolKey {
    static func apply(_ enrolled: PBEnrolKey, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let key = PublicKey(enrolled.key) else { return }
        state.keys[key] = EnrolledKey(
            role: enrolled.role, unit: unit, validFrom: enrolled.validFrom, validUntil: enrolled.validUntil, label: enrolled.label)
    }
}

extension RevokeKey {
    static func apply(_ revoked: PBRevokeKey, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let key = PublicKey(revoked.key) else { return }
        if state.keys[key]?.revokedAt == nil { state.keys[key]?.revokedAt = step.time }
    }
}
