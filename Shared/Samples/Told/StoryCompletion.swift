internal import Foundation
internal import RegistryCore
internal import Schema
internal import SwiftProtobuf

/// Adds what nobody can write by hand: keys, digests and signatures.
struct StoryCompletion {
    typealias Fields = [(String, StoryJSON)]

    let sample: String
    let bundle: PBSchemeBundle
    let kind: String
    let signer: String
    let time: Int64

    func completed(_ fields: Fields) throws -> Fields {
        switch kind {
        case "genesis": try genesis()
        case "enrolKey": try without("name", fields) + [("validFrom", .text(String(time)))] + key(in: fields)
        case "revokeKey": try without("name", fields) + key(in: fields)
        case "rotateKey": try key(in: fields) + [("proof", .text(try proof(of: fields).base64EncodedString()))]
        case "submitTally": try tally(fields)
        case "publishBundle": [("bundle", .text(try bundle.serializedData().base64EncodedString()))]
        case "openPeriod":
            fields + [
                ("bundle", .text(bundle.id)),
                ("bundleDigest", .text(Digest.sha256(try bundle.serializedData()).base64EncodedString())),
            ]
        default: fields
        }
    }

    private func genesis() throws -> Fields {
        var genesis = PBGenesis()
        genesis.wire = Wire.version
        genesis.namespace = SampleKeys.namespace(of: sample)
        genesis.rootKey = try SampleKeys.signingKey(named: signer, of: sample).publicKey.bytes
        genesis.clock = .declared
        genesis.topics = Topics(namespace: genesis.namespace)?.genesisPartitions ?? []
        return [
            ("namespace", .text(genesis.namespace)), ("rootKey", .text(genesis.rootKey.base64EncodedString())),
            ("clock", .text("CLOCK_MODE_DECLARED")), ("wire", .text(String(genesis.wire))),
            (
                "topics",
                .list(
                    genesis.topics.map {
                        .object([("topic", .text($0.topic)), ("partitions", .text(String($0.partitions)))])
                    })
            ),
        ]
    }

    /// The key called `name`; its label is its name.
    private func key(in fields: Fields) throws -> Fields {
        guard let name = text("name", fields) else { return [] }
        let key = try SampleKeys.signingKey(named: name, of: sample).publicKey.bytes
        return [("key", .text(key.base64EncodedString()))] + (kind == "enrolKey" ? [("label", .text(name))] : [])
    }

    private func without(_ name: String, _ fields: Fields) -> Fields { fields.filter { $0.0 != name } }

    /// The new key's word that it takes the place of the one that signs.
    private func proof(of fields: Fields) throws -> Data {
        guard let name = text("name", fields) else { return Data() }
        let old = try SampleKeys.signingKey(named: signer, of: sample).publicKey
        let message = RotationProof.message(namespace: SampleKeys.namespace(of: sample), old: old)
        return try SampleKeys.signingKey(named: name, of: sample).sign(message)
    }

    /// A tally signed by the teller under `second` too.
    private func tally(_ fields: Fields) throws -> Fields {
        let second = try SampleKeys.signingKey(named: text("second", fields) ?? "", of: sample)
        let tally = try PBTally(jsonString: StoryJSON.object(without("second", fields)).string).serializedData() as Data
        let signature = try second.sign(TallySignature.message(tally: tally, namespace: SampleKeys.namespace(of: sample)))
        return [
            ("tally", .text(tally.base64EncodedString())), ("secondKey", .text(second.publicKey.bytes.base64EncodedString())),
            ("secondSignature", .text(signature.base64EncodedString())),
        ]
    }

    private func text(_ name: String, _ fields: Fields) -> String? {
        guard case .text(let text)? = fields.first(where: { $0.0 == name })?.1 else { return nil }
        return text
    }
}
