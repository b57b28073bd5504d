internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import RegistryCore
internal import Schema
internal import SwiftProtobuf
internal import Views

extension KeyCommand {
    /// 换钥: signed by the old key, proven by the new one, which takes over role, sub-tree and validity.
    struct Rotate: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "rotate",
                abstract: said(zh: "换用新密钥；旧密钥随即作废", en: "put a new key in the place of one's own, which is void from then on"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "新私钥文件（先用 key new 新建）", en: "the new private key file, made with key new")) var file: String
        @Option(help: .said(zh: "密钥登记的单位；不写则从登记中查", en: "the unit the key is enrolled at; if left out, the registry tells"))
        var unit: String?

        func run() async throws {
            let old = try options.signingKey().publicKey
            let rotate = try Self.body(from: old, to: KeyFile.read(file), namespace: options.connection.place().topics.namespace)
            let place = try await place(of: old)
            try await options.submit(unit: place, .rotateKey(rotate))
        }

        private func place(of key: PublicKey) async throws -> String {
            if let unit { return unit }
            let state = try await lookUp(options, zh: "请用 --unit 写明密钥登记的单位", en: "Name the unit that the key is enrolled at with --unit")
            guard let enrolled = state.registry.keys[key] else {
                throw CommandError(
                    .badInput, zh: "密钥 \(key.fingerprint) 未登记。", en: "The key \(key.fingerprint) is not enrolled.")
            }
            return enrolled.unit
        }

        /// The new key proves that somebody holds it, for this old key in this namespace only.
        static func body(from old: PublicKey, to new: SigningKey, namespace: String) throws -> PBRotateKey {
            let proof = try new.sign(RotationProof.message(namespace: namespace, old: old))
            return .with {
                $0.key = new.publicKey.bytes
                $0.proof = proof
            }
        }
    }
}
