internal import Domain
internal import Schema
internal import Streaming

enum EnrolKey {
    static func decide(_ enrol: PBEnrolKey, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        _ = try state.openUnit(request.unit)
        guard let key = PublicKey(enrol.key) else {
            throw Refusal.invalid("key", .both("须为 32 字节的 Ed25519 公钥。", "must be an Ed25519 public key of 32 bytes."))
        }
        guard state.keys[key] == nil, state.genesis?.rootKey != enrol.key else { throw RegistryRefusals.keyExists }
        guard enrol.role != .unspecified, PBRole.allCases.contains(enrol.role) else {
            throw Refusal.invalid("role", .both("须写明角色。", "the role is missing or unknown."))
        }
        guard enrol.validUntil == 0 || enrol.validUntil > enrol.validFrom else {
            throw Refusal.invalid("validUntil", .both("须晚于生效时间。", "must be later than validFrom."))
        }
        guard enrol.label.utf8.count <= Intake.maximumNameBytes else {
            throw Refusal.invalid("label", .both("太长。", "is too long."))
        }
        return .accepted([PBFact(about: request.unit, .keyEnrolled(enrol))])
    }
}

enum RevokeKey {
    static func decide(_ revoke: PBRevokeKey, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        guard let key = PublicKey(revoke.key), let enrolled = state.keys[key], enrolled.unit == request.unit else {
            throw RegistryRefusals.keyNotFound
        }
        guard enrolled.revokedAt == nil else { throw RightsRefusals.keyNotValid(key) }
        return .accepted([PBFact(about: request.unit, .keyRevoked(revoke))])
    }
}
