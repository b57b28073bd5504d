import Foundation
public import PledgelineCLI
import RegistryCore
public import Schema
public import Streaming

/// A county of two townships with the keys a test needs, set up through the producer's own path.
public struct SmallCounty: Sendable {
    public let topics: Topics
    public let log: any Log
    public let root = SigningKey()
    public let clerk = SigningKey()
    public let timekeeper = SigningKey()
    public let scorer = SigningKey()

    /// How long a submission may wait for its decision, on a machine that is busy with other things.
    private static let patience: Duration = .seconds(120)

    public init(topics: Topics, log: any Log) {
        self.topics = topics
        self.log = log
    }

    /// - Returns: where the last of it was decided; who builds on it names this.
    @discardableResult
    public func setUp() async throws -> PBPosition {
        var genesis = PBGenesis()
        genesis.namespace = topics.namespace
        genesis.rootKey = root.publicKey.bytes
        genesis.clock = .declared
        genesis.topics = topics.genesisPartitions
        try await accepted(.genesis(genesis), .registry, unit: "", by: root)
        try await accepted(unit("Lanshan", .county, parent: ""), .registry, unit: "c01", by: root)
        try await accepted(unit("Dongling", .township, parent: "c01"), .registry, unit: "t01", by: root)
        try await accepted(unit("Xiling", .township, parent: "c01"), .registry, unit: "t02", by: root)
        try await accepted(enrol(clerk, .clerk), .registry, unit: "t01", by: root)
        try await accepted(enrol(timekeeper, .timekeeper), .registry, unit: "c01", by: root)
        let last = try await accepted(enrol(scorer, .scorer), .registry, unit: "c01", by: root)
        var position = PBPosition()
        position.topic = last.place.topic
        position.partition = last.place.partition
        position.offset = last.offset
        return position
    }

    public func unit(_ name: String, _ level: PBLevel, parent: String) -> PBPayload.OneOf_Body {
        var register = PBRegisterUnit()
        register.name.en = name
        register.level = level
        register.sector = "rural"
        register.parent = parent
        register.opened = "2000-01-01"
        return .registerUnit(register)
    }

    public func enrol(_ key: SigningKey, _ role: PBRole) -> PBPayload.OneOf_Body {
        var enrol = PBEnrolKey()
        enrol.key = key.publicKey.bytes
        enrol.role = role
        return .enrolKey(enrol)
    }

    public func tick(partition: Int32) -> PBPayload.OneOf_Body {
        var tick = PBTick()
        tick.partition = partition
        return .tick(tick)
    }

    public func prepared(
        _ body: PBPayload.OneOf_Body, _ service: PBService, unit: String, by key: SigningKey, id: SubmissionID? = nil,
        after: [PBPosition] = []
    ) throws -> PreparedSubmission {
        var payload = PBPayload()
        payload.service = service
        payload.unit = unit
        payload.body = body
        payload.after = after
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        var random = SystemRandomNumberGenerator()
        return try PreparedSubmission(
            payload, id: id ?? SubmissionID(milliseconds: now, using: &random), topics: topics, key: key, time: now)
    }

    struct NotAccepted: Error { let outcome: String }

    /// Sends, and waits for the decision.
    ///
    /// - Parameter after: what must have been decided before.
    @discardableResult
    public func accepted(
        _ body: PBPayload.OneOf_Body, _ service: PBService, unit: String, by key: SigningKey, after: [PBPosition] = []
    ) async throws -> Answer {
        let answer = try await decided(body, service, unit: unit, by: key, after: after)
        guard case .accepted = answer.decision.outcome else { throw NotAccepted(outcome: String(describing: answer.decision.outcome)) }
        return answer
    }

    /// Sends it and waits for its decision, whichever it is.
    public func decided(
        _ body: PBPayload.OneOf_Body, _ service: PBService, unit: String, by key: SigningKey, after: [PBPosition] = []
    ) async throws -> Answer {
        let prepared = try prepared(body, service, unit: unit, by: key, after: after)
        let desk = AnswerDesk(topics: topics, log: log)
        try await desk.watch(service, partition: prepared.target.partition)
        let producer = try await Producer(log: log)
        let sent = try await producer.send(prepared, within: Self.patience)
        let answer = await desk.answer(service, partition: prepared.target.partition, inputOffset: sent.offset, within: Self.patience)
        await producer.close()
        await desk.close()
        guard let answer else { throw NotAccepted(outcome: "no decision in time") }
        return answer
    }
}
