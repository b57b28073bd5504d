internal import DeciderSupport
internal import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore
internal import SwiftProtobuf

extension FuzzTarget {
    /// Both ways of reading an envelope, with and without its signature.
    func fuzzEnvelope(_ bytes: Data) throws {
        guard let topics = Topics(namespace: "county") else { throw FuzzFailure("namespace") }
        for checksSignatures in [true, false] {
            let intake = Intake(topics: topics, service: .pledges, partition: 0, checksSignatures: checksSignatures)
            let item = opened([UInt8](bytes), by: intake)
            guard item.digest == Digest.sha256(bytes) else { throw FuzzFailure("the digest is not the value's") }
            guard case .refused(_, let head?) = item.content else { continue }
            guard head.unit.utf8.count <= Intake.maximumNameBytes else { throw FuzzFailure("an unbounded unit goes into a decision") }
        }
    }

    /// The first byte chooses who has signed.
    func fuzzPayload(_ bytes: Data) throws {
        let signers = SmallCity.signers
        guard let first = bytes.first, let payload = try? PBPayload(signed: Data(bytes.dropFirst())) else { return }
        // Whatever JSON was let through means one message, in the canonical form as well.
        guard try PBPayload(serializedBytes: payload.serializedData()) == payload else { throw FuzzFailure("a payload that is not itself") }
        let signer = signers[Int(first) % signers.count]
        var envelope = PBEnvelope()
        envelope.payload = Data(bytes.dropFirst())
        envelope.key = signer.bytes
        envelope.signature = Data(count: PublicKey.signatureSize)
        let value: [UInt8] = try envelope.serializedBytes()
        switch payload.service {
        case .registry: try decide(value, payload, in: SmallCity.registry)
        case .pledges: try decide(value, payload, in: SmallCity.pledges)
        case .supervision: try decide(value, payload, in: SmallCity.supervision)
        case .scoring: try decide(value, payload, in: SmallCity.scoring)
        case .unspecified, .UNRECOGNIZED: return
        }
    }

    private func decide<Core: ServiceCore>(_ value: [UInt8], _ payload: PBPayload, in world: SmallWorld<Core>) throws {
        let partitions = Topics.partitions(of: Core.service)
        var partition = Murmur2.partition(ofKey: payload.partitionKey, partitions: partitions)
        if let tick = payload.tick, (0..<Int32(partitions)).contains(tick.partition) { partition = tick.partition }
        let intake = Intake(topics: world.topics, service: Core.service, partition: partition, checksSignatures: false)
        guard case .submission(let submission) = opened(value, by: intake).content else { return }
        guard let fold = world.folds.indices.contains(Int(partition)) ? world.folds[Int(partition)] : nil else {
            throw FuzzFailure("the intake let a partition through that does not exist")
        }
        let context = DecisionContext(
            topics: world.topics, partition: partition, time: fold.standing.time, ownCut: fold.standing.cut(of: fold.partition),
            referenceCut: world.references.cut)
        _ = Adjudicator<Core>.readiness(of: submission.payload.after, in: world.references, of: world.topics)
        let verdict = Core.decide(submission, in: context, state: fold.state, references: world.references)
        guard verdict == Core.decide(submission, in: context, state: fold.state, references: world.references) else {
            throw FuzzFailure("the same submission was decided in two ways")
        }
        guard case .accepted(let facts) = verdict else { return }
        var decision = PBDecision()
        decision.time = context.time
        decision.submission = submission.head
        decision.accepted.facts = facts
        var state = fold.state
        state.apply(decision, at: fold.nextOffset, of: fold.partition)
    }

    private func opened(_ value: [UInt8], by intake: Intake) -> IntakeItem {
        MemoryBatch([MemoryBatch.Record(offset: 7, timestamp: 1_767_585_600_000, value: value)]).withRecord(at: 0) { intake.open($0) }
    }
}
