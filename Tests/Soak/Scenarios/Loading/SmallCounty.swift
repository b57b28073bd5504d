import Foundation
import RegistryCore
import Schema
import Streaming

@testable import PledgelineCLI

/// A county of two townships with the keys a test needs, set up through the producer's own path.
struct SmallCounty {
    let connection: Connection
    let root = SigningKey()
    let clerk = SigningKey()
    let timekeeper = SigningKey()
    let scorer = SigningKey()

    init(_ connection: Connection) { self.connection = connection }

    func setUp() async throws {
        var genesis = PBGenesis()
        genesis.namespace = connection.topics.namespace
        genesis.rootKey = root.publicKey.bytes
        genesis.clock = .declared
        genesis.topics = connection.topics.genesisPartitions
        try await accepted(.genesis(genesis), .registry, unit: "", by: root)
        try await accepted(unit("Lanshan", .county, parent: ""), .registry, unit: "c01", by: root)
        try await accepted(unit("Dongling", .township, parent: "c01"), .registry, unit: "t01", by: root)
        try await accepted(unit("Xiling", .township, parent: "c01"), .registry, unit: "t02", by: root)
        try await accepted(enrol(clerk, .clerk), .registry, unit: "t01", by: root)
        try await accepted(enrol(timekeeper, .timekeeper), .registry, unit: "c01", by: root)
        try await accepted(enrol(scorer, .scorer), .registry, unit: "c01", by: root)
    }

    func unit(_ name: String, _ level: PBLevel, parent: String) -> PBPayload.OneOf_Body {
        var register = PBRegisterUnit()
        register.name.en = name
        register.level = level
        register.sector = "rural"
        register.parent = parent
        register.opened = "2000-01-01"
        return .registerUnit(register)
    }

    func enrol(_ key: SigningKey, _ role: PBRole) -> PBPayload.OneOf_Body {
        var enrol = PBEnrolKey()
        enrol.key = key.publicKey.bytes
        enrol.role = role
        return .enrolKey(enrol)
    }

    func tick(partition: Int32) -> PBPayload.OneOf_Body {
        var tick = PBTick()
        tick.partition = partition
        return .tick(tick)
    }

    func prepared(
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
            payload, id: id ?? SubmissionID(milliseconds: now, using: &random), topics: connection.topics, key: key, time: now)
    }

    struct NotAccepted: Error { let outcome: String }

    @discardableResult
    func accepted(_ body: PBPayload.OneOf_Body, _ service: PBService, unit: String, by key: SigningKey) async throws -> Answer {
        let client = try await SubmissionClient(connection)
        let outcome = try await client.submit(prepared(body, service, unit: unit, by: key), waitFor: .seconds(60))
        await client.close()
        guard outcome.status == .accepted, let answer = outcome.answer else { throw NotAccepted(outcome: outcome.text(.en)) }
        return answer
    }
}
