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
        genesis.namespace = SampleKeys.namespace(of: sample)
        genesis.rootKey = try SampleKeys.signingKey(named: signer, of: sample).publicKey.bytes
        genesis.clock = .declared
        genesis.topics = Topics(namespace: genesis.namespace)?.genesisPartitions ?? []
        return [
            ("namespace", .text(genesis.namespace)), ("rootKey", .text(genesis.rootKey.base64EncodedString())),
            ("clock", .text("CLOCK_MODE_DECLARED")),
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
        guard case .text(let name)? = fields.first(where: { $0.0 == "name" })?.1 else { return [] }
        let key = try SampleKeys.signingKey(named: name, of: sample).publicKey.bytes
        return [("key", .text(key.base64EncodedString()))] + (kind == "enrolKey" ? [("label", .text(name))] : [])
    }

    private func without(_ name: String, _ fields: Fields) -> Fields { fields.filter { $0.0 != name } }
}
