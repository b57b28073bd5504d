internal import Domain
public import Foundation
public import Schema
internal import Streaming

/// The message that a new key signs when it replaces an old one: proof that the sender holds both.
public enum RotationProof {
    public static func message(namespace: String, old: PublicKey) -> Data {
        var message = Data("pledgeline.v1.rotate".utf8)
        message.append(0)
        message.append(contentsOf: namespace.utf8)
        message.append(0)
        message.append(old.bytes)
        return message
    }
}

/// 更换密钥: any enrolled, valid key may replace itself. The new key takes over role, sub-tree and validity. The root key cannot be rotated:
/// genesis names it.
enum RotateKey {
    static func decide(_ rotate: PBRotateKey, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        guard state.genesis?.rootKey != request.key.bytes else { throw RegistryRefusals.rootKeyStays }
        _ = try state.role(of: request.key, for: request.unit, time: request.time)
        guard let old = state.keys[request.key], old.unit == request.unit else {
            throw Refusal.invalid("unit", .both("须为这把密钥登记时的单位。", "must be the unit at which this key is enrolled."))
        }
        guard let key = PublicKey(rotate.key) else {
            throw Refusal.invalid("key", .both("须为 32 字节的 Ed25519 公钥。", "must be an Ed25519 public key of 32 bytes."))
        }
        guard state.keys[key] == nil, state.genesis?.rootKey != rotate.key else { throw RegistryRefusals.keyExists }
        let message = RotationProof.message(namespace: request.context.topics.namespace, old: request.key)
        guard key.verifies(rotate.proof, of: message) else { throw RegistryRefusals.rotationUnproven }
        return .accepted([PBFact(about: request.unit, .keyRotated(rotate))])
    }

    static func apply(_ rotated: PBRotateKey, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let old = step.key, let key = PublicKey(rotated.key), state.keys[key] == nil, var next = state.keys[old],
            next.revokedAt == nil
        else { return }
        state.keys[old]?.revokedAt = step.time
        next.validFrom = max(next.validFrom, step.time)
        next.rotatedFrom = state.firstKey(of: old)
        state.keys[key] = next
    }
}
