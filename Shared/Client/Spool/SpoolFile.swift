package import Foundation
package import Schema
internal import SwiftProtobuf

/// What a file of the spool holds: JSON that explains itself, with the exact bytes of the envelope and their digest.
package struct SpoolFile: Codable {
    package static let format = "pledgeline-spool-v1"

    package var format: String
    package var id: String
    package var kind: String
    package var service: String
    package var unit: String
    /// The fingerprint of the key it is signed with.
    package var key: String
    /// When it was made, by the sender's clock.
    package var made: String
    package var timestamp: Int64?
    package var batch: String?
    package var replaces: String?
    package var refusal: SpoolRefusal?
    /// Digests in hexadecimal.
    package var documents: [String]?
    package var sha256: String
    package var envelope: Data

    /// - Parameter refusal: of one that was decided against, which so takes the place of no other any more.
    package init(_ entry: SpoolEntry, refusal: SpoolRefusal? = nil) {
        let submission = entry.submission
        format = Self.format
        id = submission.id.description
        kind = submission.kind
        service = submission.service.topicName
        unit = submission.unit
        key = PublicKey(submission.signer)?.fingerprint ?? submission.signer.hex
        made = Self.text(submission.id.milliseconds)
        timestamp = submission.timestamp
        batch = entry.batch
        replaces = refusal == nil ? entry.replaces?.description : nil
        documents = entry.documents.isEmpty ? nil : entry.documents.map(\.hex)
        self.refusal = refusal
        sha256 = submission.digest.hex
        envelope = Data(submission.value)
    }

    /// A moment to the second, in universal time.
    package static func text(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: TimeInterval(milliseconds / 1000)).formatted(.iso8601)
    }

    package func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var data = try encoder.encode(self)
        data.append(UInt8(ascii: "\n"))
        return data
    }

    /// Reads a file of the spool; the path is for the message.
    package static func read(
        _ data: Data, named id: SubmissionID, at path: String, topics: Topics
    ) throws(Damage) -> (file: SpoolFile, submission: PreparedSubmission) {
        func damage(_ zh: String, _ en: String) -> Damage { Damage(file: DamagedSpoolFile(path: path, zh: zh, en: en)) }
        let file: SpoolFile
        do { file = try JSONDecoder().decode(SpoolFile.self, from: data) } catch {
            throw damage("文件残缺，无法读取。", "the file is torn and cannot be read.")
        }
        guard file.format == format else { throw damage("格式“\(file.format)”不认识。", "the format “\(file.format)” is not known.") }
        guard Digest.sha256(file.envelope).hex == file.sha256 else {
            throw damage("内容与摘要不符，已被改动。", "the contents do not have their digest: they were altered.")
        }
        guard !Self.isOfFirstWire(file.envelope) else {
            throw damage(
                "是旧版 pledgeline 签名的，不能再发送；请用现在的版本重新提交，然后删去此文件。",
                "an older pledgeline signed it, and it can no longer be sent: submit it again with this version, then delete the file.")
        }
        guard let submission = PreparedSubmission(envelope: Array(file.envelope), topics: topics, timestamp: file.timestamp) else {
            throw damage("不是本命名空间的提交。", "it is no submission of this namespace.")
        }
        guard submission.id == id else { throw damage("内容是另一份提交。", "it holds another submission.") }
        return (file, submission)
    }

    private static func isOfFirstWire(_ envelope: Data) -> Bool {
        guard let sealed = try? PBEnvelope(serializedBytes: envelope), let payload = try? PBPayload(serializedBytes: sealed.payload) else {
            return false
        }
        return payload.isOfFirstWire
    }

    package struct Damage: Error { let file: DamagedSpoolFile }
}
