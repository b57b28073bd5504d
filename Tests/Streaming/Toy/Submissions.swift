import Foundation
import Schema
import Streaming
import SwiftProtobuf

/// Submissions to the toy service.
enum Send {
    static let key = SigningKey()

    static func payload(
        _ wish: ToyCore.Wish = .count, unit: String = Toy.units(in: 0)[0], id: SubmissionID? = nil, note: String = "",
        after: [PBPosition] = []
    ) -> PBPayload {
        var random = SystemRandomNumberGenerator()
        return .with {
            $0.id = (id ?? SubmissionID(milliseconds: Toy.noon, using: &random)).description
            $0.namespace = Toy.topics.namespace
            $0.unit = unit
            $0.issuedAt = Toy.noon
            $0.after = after
            $0.pledges.draftPledge = .with {
                $0.item = wish.rawValue
                $0.title = note
            }
        }
    }

    static func sealed(_ payload: PBPayload, with key: SigningKey = key) -> [UInt8] {
        [UInt8](encoded((try? PBEnvelope.sealing(payload, with: key)) ?? PBEnvelope()))
    }

    /// An envelope nobody checks the signature of.
    static func unsigned(_ payload: PBPayload) -> [UInt8] {
        [UInt8](
            encoded(
                PBEnvelope.with {
                    $0.payload = encoded(payload)
                    $0.key = key.publicKey.bytes
                    $0.signature = Data(count: PublicKey.signatureSize)
                }))
    }

    /// What the intake makes of a payload whose signature is right.
    static func item(_ payload: PBPayload, at offset: Int64, time: Int64 = Toy.noon, key: PublicKey = key.publicKey) -> IntakeItem {
        let content: IntakeItem.Content =
            if let id = SubmissionID(payload.id) {
                .submission(Submission(id: id, key: key, payload: payload))
            } else {
                .refused(IntakeRefusals.badID, nil)
            }
        return IntakeItem(offset: offset, timestamp: time, digest: Digest.sha256(encoded(payload)), content: content)
    }

    static func token(_ offset: Int64, of service: PBService = .registry, partition: Int32 = 0) -> PBPosition {
        .with {
            $0.service = service
            $0.partition = partition
            $0.offset = offset
        }
    }
}

extension Intake {
    func open(_ value: [UInt8]?, at offset: Int64 = 0, time: Int64 = Toy.noon) -> IntakeItem {
        MemoryBatch([MemoryBatch.Record(offset: offset, timestamp: time, value: value)]).withRecord(at: 0) { open($0) }
    }
}

extension IntakeItem {
    /// The refusal's code; nil for a submission.
    var code: String? {
        if case .refused(let refusal, _) = content { refusal.code } else { nil }
    }
    var head: PBSubmissionHead? {
        switch content {
        case .refused(_, let head): head
        case .submission(let submission): submission.head
        }
    }
}
