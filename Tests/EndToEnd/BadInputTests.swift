import FaultScenarios
import Foundation
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import Testing

@testable import Client
@testable import Files

struct BadInputTests {
    /// Something sent to a submissions topic, and the code with which it must be refused. Empty: it must be a repeat.
    struct Bad: Sendable {
        var name: String
        var value: [UInt8]?
        var partition: Int32
        var codes: Set<String>
    }

    @Test(
        "every kind of bad input on every submissions topic gets a refusal with its code, and the stream goes on", .timeLimit(.minutes(5)))
    func refusals() async throws {
        let system = try await RunningSystem.start(
            brokers: SharedBroker.bootstrap(), namespace: "bad-input-\(UInt32.random(in: 0...UInt32.max))")
        let county = SmallCounty(system.connection)
        try await county.setUp()
        for service in Topics.services { try await check(service, county) }
        for service in system.services { #expect(await service.readiness() == 200) }
        await system.stop()
    }

    private func check(_ service: PBService, _ county: SmallCounty) async throws {
        let log = county.log
        let topic = county.topics.submissions(service)
        let desk = AnswerDesk(topics: county.topics, log: log)
        for partition in topic.partitionNumbers { try await desk.watch(service, partition: partition) }
        _ = try await log.describe(topic: topic.name)
        let appender = try await log.appender()

        // Something well-formed first, to be replayed. Scoring has nothing to tick: it refuses to close what is not there, and for good.
        let takesTicks = service != .scoring
        func isAsExpected(_ outcome: PBDecision.OneOf_Outcome?) -> Bool {
            switch outcome {
            case .accepted: takesTicks
            case .refused(let refused): !takesTicks && refused.code == "unknown_cohort"
            case .repeat, nil: false
            }
        }
        let good = try county.prepared(county.wellFormed(service), unit: "c01", by: takesTicks ? county.timekeeper : county.scorer)
        let producer = try await Producer(log: log)
        let sent = try await producer.send(good)
        let answer = try #require(await desk.answer(service, partition: 0, inputOffset: sent.offset, within: .seconds(60)))
        guard isAsExpected(answer.decision.outcome) else {
            Issue.record("\(service): the good one was \(String(describing: answer.decision.outcome))")
            return
        }

        for bad in try cases(service, good, county) {
            try appender.append(
                bad.value, key: Array("c01".utf8), to: TopicPartition(topic: topic.name, partition: bad.partition), timestamp: nil, token: 7
            )
            let acknowledged = try #require(await appender.nextAcknowledgements().first)
            let offset = try acknowledged.result.get()
            let decided = await desk.answer(service, partition: bad.partition, inputOffset: offset, within: .seconds(60))
            switch decided?.decision.outcome {
            case .refused(let refused):
                #expect(bad.codes.contains(refused.code), "\(service) \(bad.name): \(refused.code)")
                #expect(!refused.text.zh.isEmpty && !refused.text.en.isEmpty)
            case .repeat(let first):
                #expect(bad.codes.isEmpty, "\(service) \(bad.name)")
                #expect(first.firstInputOffset == sent.offset && first.accepted == takesTicks)
            default: Issue.record("\(service) \(bad.name): \(String(describing: decided?.decision.outcome))")
            }
        }

        let after = try county.prepared(
            county.wellFormed(service), unit: "c01", by: service == .scoring ? county.scorer : county.timekeeper)
        let last = try await producer.send(after)
        let goesOn = try #require(await desk.answer(service, partition: 0, inputOffset: last.offset, within: .seconds(60)))
        #expect(isAsExpected(goesOn.decision.outcome), "\(service): the stream does not go on")
        await producer.close()
        await appender.abandon(within: 1_000)
        await desk.close()
    }

    private func cases(_ service: PBService, _ good: PreparedSubmission, _ county: SmallCounty) throws -> [Bad] {
        let topics = county.topics
        var random = SystemRandomNumberGenerator()
        let noise = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
        var forged = try PBEnvelope(serializedBytes: good.value)
        forged.signature[3] ^= 1
        var stranger = try county.prepared(county.wellFormed(service), unit: "c01", by: SigningKey())
        var other = try PBPayload(serializedBytes: PBEnvelope(serializedBytes: good.value).payload)
        other.issuedAt += 1
        let reused = try PBEnvelope.sealing(other, with: service == .scoring ? county.scorer : county.timekeeper)
        let reusedAsJSON: [UInt8] = try reused.jsonUTF8Bytes()
        let unreadable: Set<String> = ["unreadable_envelope", "bad_signature", "unreadable_payload"]
        var cases = [
            Bad(name: "null value", value: nil, partition: 0, codes: ["null_value"]),
            Bad(name: "empty", value: [], partition: 0, codes: ["unreadable_envelope", "null_value"]),
            Bad(name: "random bytes", value: noise, partition: 0, codes: unreadable),
            Bad(name: "truncated", value: Array(good.value.dropLast(20)), partition: 0, codes: unreadable),
            Bad(name: "900 KB", value: [UInt8](repeating: 10, count: 900_000), partition: 0, codes: ["too_large"]),
            Bad(name: "wrong signature", value: try forged.serializedBytes(), partition: 0, codes: ["bad_signature"]),
            Bad(name: "unknown key", value: stranger.value, partition: 0, codes: ["unknown_key"]),
            Bad(name: "replayed", value: good.value, partition: 0, codes: []),
            Bad(name: "same id, other bytes", value: try reused.serializedBytes(), partition: 0, codes: ["id_reused"]),
            Bad(name: "the same as JSON: other bytes", value: reusedAsJSON, partition: 0, codes: ["id_reused"]),
            Bad(name: "JSON cut off", value: Array(reusedAsJSON.dropLast(3)), partition: 0, codes: ["unreadable_envelope"]),
        ]
        stranger = try county.prepared(county.wellFormed(service), unit: "t01", by: county.clerk)
        cases.append(
            Bad(
                name: "no right", value: stranger.value, partition: 0, codes: ["not_authorized"]))
        if service != .scoring {
            let misplaced = try county.prepared(county.tick(of: service, partition: 1), unit: "c01", by: county.timekeeper)
            cases.append(Bad(name: "wrong partition", value: misplaced.value, partition: 0, codes: ["wrong_partition"]))
        }
        let unknown = try county.prepared(
            unknownUnit(service), unit: "nowhere", by: service == .scoring ? county.scorer : county.clerk)
        cases.append(
            Bad(name: "unknown unit", value: unknown.value, partition: unknown.target.partition, codes: ["unknown_unit", "not_authorized"]))
        var foreign = try PBPayload(serializedBytes: PBEnvelope(serializedBytes: good.value).payload)
        foreign.namespace = "elsewhere"
        cases.append(
            Bad(
                name: "another namespace", value: try PBEnvelope.sealing(foreign, with: county.timekeeper).serializedBytes(), partition: 0,
                codes: ["wrong_namespace"]))
        foreign.namespace = topics.namespace
        foreign.body = .tick(PBTick(), of: service == .registry ? .pledges : .registry)
        cases.append(
            Bad(
                name: "another service", value: try PBEnvelope.sealing(foreign, with: county.timekeeper).serializedBytes(), partition: 0,
                codes: ["wrong_service"]))
        return cases
    }

    private func unknownUnit(_ service: PBService) -> PBPayload.Body {
        switch service {
        case .registry: return .revokeKey(PBRevokeKey())
        case .pledges: return .signLetter(PBSignLetter())
        case .supervision: return .acknowledgeFinding(PBAcknowledgeFinding())
        default:
            var mark = PBRecordExternalMark()
            mark.cohort = "nowhere"
            return .recordExternalMark(mark)
        }
    }
}
