package import Client
internal import Files
package import Schema
package import Streaming
internal import SwiftProtobuf

/// Decides submissions before they are sent, by the very rules by which the service will, on what has been decided so far.
///
/// So an import refuses a line for the same reason and in the same words as the service would, and no rule stands in two places. It is only a
/// rehearsal: what others send meanwhile may change the outcome, and the log arbitrates.
package struct Rehearsal<Core: ServiceCore> {
    package let key: PublicKey
    package let topics: Topics
    package private(set) var references: Core.References
    private let own: [TopicPartition]
    private var states: [Core.State]
    private var standings: [Standing]
    private let now: Int64
    /// Whether the submissions will say that what looks wrong is meant.
    private let meant: Bool

    /// What a sealed submission has beside its payload: key, signature, and what frames them; and the causal tokens it may get.
    private static var overhead: Int { 4 * 1024 }

    /// Reads everything the service knows.
    ///
    /// - Parameter now: milliseconds since 1970.
    package static func read(_ connection: Connection, key: PublicKey, now: Int64, meant: Bool = false) async throws -> Rehearsal {
        var references = Core.References(topics: connection.topics)
        var own = FollowedTopic<Core.State>(connection.topics.decisions(Core.service), namespace: connection.topics.namespace)
        do {
            for partition in references.partitions {
                try await connection.log.readAll(of: partition) { try references.fold($0, of: partition) }
            }
            for partition in own.partitions { try await connection.log.readAll(of: partition) { _ = try own.fold($0, of: partition) } }
        } catch let violation as FoldViolation {
            throw CommandError.damaged(violation)
        }
        return Rehearsal(
            key: key, topics: connection.topics, references: references, own: own.partitions, states: own.folds.map(\.state),
            standings: own.folds.map(\.standing), now: now, meant: meant)
    }

    private func partition(of unit: String) -> Int { Int(Murmur2.partition(ofKey: unit, partitions: states.count)) }

    /// What is known of a unit, what was rehearsed included.
    package func state(of unit: String) -> Core.State { states[partition(of: unit)] }

    /// Decides a submission, and goes on as if it had been sent.
    ///
    /// - Returns: why it would be refused; nil if it would be accepted.
    package mutating func refusal(of body: PBPayload.Body, for unit: String) -> Refusal? {
        var payload = PBPayload()
        let id = SubmissionID(milliseconds: now, random: (0, 0))
        payload.id = id.description
        payload.namespace = topics.namespace
        payload.unit = unit
        payload.issuedAt = now
        payload.meant = meant
        payload.body = body
        if let size = Self.size(of: payload), size > Intake.maximumSize { return IntakeRefusals.tooLarge(size) }
        let index = partition(of: unit)
        let standing = standings[index]
        let context = DecisionContext(
            topics: topics, partition: Int32(index), time: max(now, standing.time), ownCut: standing.cut(of: own[index]),
            referenceCut: references.cut)
        let submission = Submission(id: id, key: key, payload: payload)
        switch Core.decide(submission, in: context, state: states[index], references: references) {
        case .refused(let refusal): return refusal
        case .accepted(let facts):
            var decision = PBDecision()
            decision.time = context.time
            decision.submission = submission.head
            decision.accepted.facts = facts
            states[index].apply(decision, at: standing.nextOffset, of: own[index])
            return nil
        }
    }

    private static func size(of payload: PBPayload) -> Int? {
        do {
            let bytes: [UInt8] = try payload.serializedBytes()
            return bytes.count + overhead
        } catch {
            return nil
        }
    }

    /// The decisions that were looked at, for the submissions to name.
    package func tokens(for unit: String) -> [PBPosition] {
        var latest: [TopicPartition: Int64] = [:]
        for partition in references.partitions {
            if let offset = references.standing(of: partition)?.nextOffset, offset > 0 { latest[partition] = offset - 1 }
        }
        return topics.causalTokens(from: latest, for: Core.service, unit: unit)
    }
}
