package import Client
import Foundation
package import PledgelineCLI
import RegistryCore
package import Schema
package import Streaming
import SwiftProtobuf
import Domain
import Files

/// A county of two townships with the keys a test needs, set up through the producer's own path.
package struct SmallCounty: Sendable {
    package let topics: Topics
    package let log: any Log
    package let root = SigningKey()
    package let clerk = SigningKey()
    package let timekeeper = SigningKey()
    package let scorer = SigningKey()

    /// How long a submission may wait for its decision, on a machine that is busy with other things.
    private static let patience: Duration = .seconds(120)

    package init(topics: Topics, log: any Log) {
        self.topics = topics
        self.log = log
    }

    /// - Returns: where the last of it was decided; who builds on it names this.
    @discardableResult
    package func setUp() async throws -> PBPosition {
        var genesis = PBGenesis()
        genesis.wire = Wire.version
        genesis.namespace = topics.namespace
        genesis.rootKey = root.publicKey.bytes
        genesis.clock = .declared
        genesis.topics = topics.genesisPartitions
        try await accepted(.genesis(genesis), unit: "", by: root)
        try await accepted(unit("Lanshan", .county, parent: ""), unit: "c01", by: root)
        try await accepted(unit("Dongling", .township, parent: "c01"), unit: "t01", by: root)
        try await accepted(unit("Xiling", .township, parent: "c01"), unit: "t02", by: root)
        try await accepted(enrol(clerk, .clerk), unit: "t01", by: root)
        try await accepted(enrol(timekeeper, .timekeeper), unit: "c01", by: root)
        let last = try await accepted(enrol(scorer, .scorer), unit: "c01", by: root)
        var position = PBPosition()
        position.service = last.place.decidingService
        position.partition = last.place.partition
        position.offset = last.offset
        return position
    }

    package func unit(_ name: String, _ level: PBLevel, parent: String) -> PBPayload.Body {
        var register = PBRegisterUnit()
        register.name.en = name
        register.level = level
        register.sector = "rural"
        register.parent = parent
        register.opened = "2000-01-01"
        return .registerUnit(register)
    }

    package func enrol(_ key: SigningKey, _ role: PBRole) -> PBPayload.Body {
        var enrol = PBEnrolKey()
        enrol.key = key.publicKey.bytes
        enrol.role = role
        return .enrolKey(enrol)
    }

    struct NoTicks: Error { let service: PBService }

    /// - Throws: `NoTicks` for scoring.
    package func tick(of service: PBService, partition: Int32) throws -> PBPayload.Body {
        guard let body = PBPayload.Body.tick(.with { $0.partition = partition }, of: service) else { throw NoTicks(service: service) }
        return body
    }

    /// A tick for the first partition; for scoring, which has none, the closing of a cohort that is not there.
    package func wellFormed(_ service: PBService) -> PBPayload.Body {
        .tick(PBTick(), of: service) ?? .closeCohort(.with { $0.cohort = "nobody" })
    }

    package func prepared(
        _ body: PBPayload.Body, unit: String, by key: SigningKey, id: SubmissionID? = nil,
        after: [PBPosition] = []
    ) throws -> PreparedSubmission {
        var payload = PBPayload()
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
    package func accepted(
        _ body: PBPayload.Body, unit: String, by key: SigningKey, after: [PBPosition] = []
    ) async throws -> Answer {
        let answer = try await decided(body, unit: unit, by: key, after: after)
        guard case .accepted = answer.decision.outcome else { throw NotAccepted(outcome: String(describing: answer.decision.outcome)) }
        return answer
    }

    /// Sends it and waits for its decision, whichever it is.
    package func decided(
        _ body: PBPayload.Body, unit: String, by key: SigningKey, after: [PBPosition] = []
    ) async throws -> Answer {
        let prepared = try prepared(body, unit: unit, by: key, after: after)
        let desk = AnswerDesk(topics: topics, log: log)
        try await desk.watch(body.service, partition: prepared.target.partition)
        let producer = try await Producer(log: log)
        let sent = try await producer.send(prepared, within: Self.patience)
        let answer = await desk.answer(body.service, partition: prepared.target.partition, inputOffset: sent.offset, within: Self.patience)
        await producer.close()
        await desk.close()
        guard let answer else { throw NotAccepted(outcome: "no decision in time") }
        return answer
    }
}
