internal import Foundation
public import Schema
public import Streaming
internal import SwiftProtobuf

/// Given / when / then for a decider, over everything that is real but the broker and the signatures.
///
/// What is given was decided by the Core itself, written as a record with its chain, and folded by the acceptance rule, so no test starts from a
/// state that no log could show.
public struct DeciderSpec<Core: ServiceCore>: Sendable {
    public let topics: Topics
    public private(set) var own: FollowedTopic<Core.State>
    public private(set) var references: Core.References
    /// Every record written so far.
    public private(set) var records: [SpecRecord] = []
    /// The time of what comes next, in milliseconds since 1970.
    public var time: Int64 = 0
    private var followed: [String: Int] = [:]
    private let partitions: Int

    public init(topics: Topics) {
        self.topics = topics
        own = FollowedTopic(topics.decisions(Core.service), namespace: topics.namespace)
        references = Core.References(topics: topics)
        partitions = topics.decisions(Core.service).partitions
    }

    // MARK: State

    public func state(of unit: String) -> Core.State { own.state(ofKey: unit) }

    public func partition(of unit: String) -> Int32 { Murmur2.partition(ofKey: unit, partitions: partitions) }

    /// The day of what comes next.
    public var date: CivilDate { CivilDate(milliseconds: time) }

    /// Noon of a day in China.
    public mutating func day(_ text: String) { time = Self.noon(text) }

    public static func noon(_ text: String) -> Int64 { (CivilDate(text) ?? CivilDate(days: 0)).startMilliseconds + 43_200_000 }

    // MARK: When and then

    /// What would be decided; nothing changes. A tick's unit is ignored for choosing the partition: it names its own.
    ///
    /// - Parameter meant: the signed payload says that what looks wrong is meant.
    public func verdict(_ body: PBPayload.Body, for unit: String, by key: PublicKey, meant: Bool = false) -> Verdict {
        let partition = partition(for: body, unit)
        let fold = own.folds[Int(partition)]
        let context = DecisionContext(
            topics: topics, partition: partition, time: max(time, fold.standing.time), ownCut: fold.standing.cut(of: fold.partition),
            referenceCut: references.cut)
        return Core.decide(submission(body, unit, key, meant), in: context, state: fold.state, references: references)
    }

    /// The code of the refusal; nil if it would be accepted.
    public func refusal(_ body: PBPayload.Body, for unit: String, by key: PublicKey, meant: Bool = false) -> String? {
        guard case .refused(let refusal) = verdict(body, for: unit, by: key, meant: meant) else { return nil }
        return refusal.code
    }

    // MARK: Given

    /// Decides, writes and folds. Throws if it is refused: then the test is wrong about what is given.
    @discardableResult
    public mutating func given(
        _ body: PBPayload.Body, for unit: String, by key: PublicKey, meant: Bool = false
    ) throws -> [PBFact] {
        switch verdict(body, for: unit, by: key, meant: meant) {
        case .refused(let refusal): throw SpecFailure.refused(refusal.code, refusal.en)
        case .accepted(let facts):
            try write(facts, for: unit, by: key, partition: partition(for: body, unit), kind: kind(of: body))
            return facts
        }
    }

    /// Takes in what may come, refused or not, and says whether it was accepted.
    @discardableResult
    public mutating func attempt(_ body: PBPayload.Body, for unit: String, by key: PublicKey) throws -> Bool {
        guard case .accepted(let facts) = verdict(body, for: unit, by: key) else { return false }
        try write(facts, for: unit, by: key, partition: partition(for: body, unit), kind: kind(of: body))
        return true
    }

    /// Facts that nobody decided, as a log of other code may hold them.
    public mutating func forged(_ facts: [PBFact], for unit: String, by key: PublicKey) throws {
        try write(facts, for: unit, by: key, partition: partition(of: unit), kind: "")
    }

    /// Folds what another spec has written since the last time.
    public mutating func follow<Other: ServiceCore>(_ other: DeciderSpec<Other>) throws {
        let topic = other.own.topic
        for record in other.records.dropFirst(followed[topic] ?? 0) {
            try record.value.withUnsafeBytes { value in
                try references.fold(
                    RecordView(offset: record.offset, timestamp: record.time, key: nil, value: value), of: record.partition)
            }
        }
        followed[topic] = other.records.count
    }

    // MARK: Writing

    private func partition(for body: PBPayload.Body, _ unit: String) -> Int32 {
        if let tick = body.tick { return tick.partition }
        return partition(of: unit)
    }

    private func submission(_ body: PBPayload.Body, _ unit: String, _ key: PublicKey, _ meant: Bool) -> Submission {
        let id = SubmissionID(milliseconds: time, random: (0, UInt64(records.count)))
        var payload = PBPayload()
        payload.id = id.description
        payload.namespace = topics.namespace
        payload.unit = unit
        payload.issuedAt = time
        payload.meant = meant
        // What only says that it is a tick is one for this service.
        payload.body = body.tick.flatMap { .tick($0, of: Core.service) } ?? body
        return Submission(id: id, key: key, payload: payload)
    }

    private func kind(of body: PBPayload.Body) -> String {
        var payload = PBPayload()
        payload.body = body
        return payload.kind
    }

    private mutating func write(_ facts: [PBFact], for unit: String, by key: PublicKey, partition: Int32, kind: String) throws {
        let place = own.partitions[Int(partition)]
        guard let opened = own.standing(of: place) else { throw SpecFailure.noPartition(partition) }
        if opened.epoch == 0 {
            var open = PBRecordBody()
            open.open.epoch = 1
            open.open.wire = Wire.version
            try append(open, chain: nil, to: place)
        }
        guard let standing = own.standing(of: place) else { throw SpecFailure.noPartition(partition) }
        var body = PBRecordBody()
        body.decision.epoch = standing.epoch
        body.decision.seq = standing.nextSequence
        body.decision.inputPartition = partition
        body.decision.inputOffset = standing.lastInput + 1
        body.decision.previousOffset = standing.lastInput
        body.decision.time = max(time, standing.time)
        body.decision.submission.key = key.bytes
        body.decision.submission.unit = unit
        body.decision.submission.kind = kind
        body.decision.accepted.facts = facts
        try append(body, chain: standing.chain, to: place)
    }

    private mutating func append(_ body: PBRecordBody, chain: Data?, to place: TopicPartition) throws {
        var record = PBLogRecord()
        record.body = try body.serializedData()
        if let chain { record.chain = Chain.next(after: chain, body: record.body) }
        let written = SpecRecord(
            partition: place, offset: own.standing(of: place)?.nextOffset ?? 0, time: time, value: [UInt8](try record.serializedData()))
        let folded = try written.value.withUnsafeBytes { value in
            try own.fold(RecordView(offset: written.offset, timestamp: written.time, key: nil, value: value), of: place)
        }
        if case .ignored(let reason) = folded { throw SpecFailure.ignored(reason) }
        records.append(written)
    }
}

/// A record of a decisions topic as it would stand in the log.
public struct SpecRecord: Hashable, Sendable {
    public var partition: TopicPartition
    public var offset: Int64
    public var time: Int64
    public var value: [UInt8]
}

public enum SpecFailure: Error, CustomStringConvertible {
    case refused(String, String)
    case ignored(IgnoredReason)
    case noPartition(Int32)

    public var description: String {
        switch self {
        case .refused(let code, let text): "what was given is refused: \(code): \(text)"
        case .ignored(let reason): "what was given is ignored by the fold: \(reason)"
        case .noPartition(let partition): "there is no partition \(partition)"
        }
    }
}
