internal import Domain
internal import Files
internal import Foundation
package import RegistryCore
package import Schema
package import Streaming
internal import SwiftProtobuf

/// The topic of names (姓名): whom the person references in posts stand for. Decisions, which are kept for ever, never hold a name; here it can be
/// deleted, and then it is gone from the system. Copies that readers made elsewhere are beyond it.
package struct NamesTopic: Sendable {
    private let namespace: String
    private let compacted: CompactedTopic

    package init(topics: Topics, log: any Log) {
        namespace = topics.namespace
        compacted = CompactedTopic(topic: topics.names, log: log)
    }

    /// What the topic says now.
    package struct Names: Sendable, Equatable {
        /// By person reference.
        package var byPerson: [String: String] = [:]
        /// Records that count for nothing: not signed by somebody who was a registrar at the record's time.
        package var ignored = 0
    }

    /// Reads the whole topic; the last believed record of a person holds, one without a value deletes.
    ///
    /// - Parameter registry: who was a registrar, and when. The topic's record times are the broker's.
    package func read(_ registry: RegistryState) async throws -> Names {
        var names = Names()
        try await compacted.read([0]) { person, record in
            guard let value = record.value else {
                names.byPerson[person] = nil
                return
            }
            guard let signed = try? PBSignedName(serializedBytes: Data(value)),
                let (name, key) = signed.opened(for: person, namespace: namespace),
                registry.isRegistrar(key, at: record.timestamp)
            else {
                names.ignored += 1
                return
            }
            names.byPerson[person] = name
        }
        return names
    }

    /// Writes names, each in the place of the one before.
    ///
    /// - Throws: a `CommandError` that says what is wrong with a reference or name, before anything is written.
    package func set(_ names: [(person: String, name: String)], with key: SigningKey) async throws {
        let records = try names.map { person, name in
            try Self.check(person: person, name: name)
            let signed = try PBSignedName.sealing(name, of: person, namespace: namespace, with: key)
            return (key: person, value: [UInt8]?.some(try signed.serializedBytes()))
        }
        try await compacted.write(records)
    }

    /// Deletes names. Readers see at once that they are gone; the broker removes the bytes when it next compacts (see ``Topic/settings(clock:)``).
    package func delete(_ persons: [String]) async throws {
        try await compacted.write(persons.map { ($0, nil) })
        try await compacted.closeSegments()
    }

    /// Lets the broker compact what was deleted although nobody writes names any more.
    package func purge() async throws { try await compacted.closeSegments() }

    private static func check(person: String, name: String) throws {
        func isPlain(_ text: String) -> Bool {
            text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7f }
        }
        guard !person.isEmpty, person.utf8.count <= Intake.maximumNameBytes, isPlain(person), !PersonNumber.isIn(person),
            HiddenCharacters.first(in: person) == nil
        else {
            throw CommandError(
                .usage, zh: "人员代号“\(person)”有误：不能为空、含空白或控制字符、超过 \(Intake.maximumNameBytes) 字节，也不能是身份证号或电话号码。",
                en:
                    "The person reference “\(person)” is not valid: not empty, no spaces or control characters, at most \(Intake.maximumNameBytes) bytes, and no number of an identity card or a telephone."
            )
        }
        let inner = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !inner.isEmpty, inner == name, name.utf8.count <= PBSignedName.longestName, HiddenCharacters.first(in: name) == nil,
            !name.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 })
        else {
            throw CommandError(
                .usage, zh: "“\(person)”的姓名有误：不能为空、首尾不能有空白、不能有换行或控制字符，最多 \(PBSignedName.longestName) 字节。",
                en:
                    "The name of “\(person)” is not valid: not empty, no space around it, no line breaks or control characters, at most \(PBSignedName.longestName) bytes."
            )
        }
    }
}

extension Connection {
    /// Whom person references stand for, by reference: for commands that show names where it is asked for.
    package func names(_ registry: RegistryState) async throws -> [String: String] {
        do { return try await NamesTopic(topics: topics, log: log).read(registry).byPerson } catch let error as LogError {
            throw CommandError.from(error, brokers: brokers)
        }
    }
}

extension RegistryState {
    /// Whether a key was a registrar's anywhere, or the root key, at a time.
    package func isRegistrar(_ key: PublicKey, at time: Int64) -> Bool {
        if genesis?.rootKey == key.bytes { return true }
        guard let enrolled = keys[key], let role = try? role(of: key, for: enrolled.unit, time: time) else { return false }
        return role == .registrar
    }
}
