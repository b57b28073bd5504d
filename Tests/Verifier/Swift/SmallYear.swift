import Foundation
import Schema
import Seeded
import Streaming
import SwiftProtobuf
import YearSupport

@testable import Audit
@testable import Samples

/// The small county's year, decided by the four services over a log in memory, as an auditor exports it. Told once for all tests.
enum SmallYear {
    struct Halted: Error { let reasons: [String] }

    private static let told = Task { try await tell() }

    static func archive() async throws -> Archive { try await told.value }

    private static func tell() async throws -> Archive {
        guard let system = YearSystem() else { throw Halted(reasons: ["no system"]) }
        try await system.start()
        var story = SmallStory()
        try await system.send(SmallStory.wave(try story.registry(system.topics)))
        try await send(junk: system)
        try await system.send(SmallStory.wave(story.letters()))
        try await system.send(SmallStory.wave(story.firstRound()))
        // New writers take over: every decision partition gets a second epoch.
        await system.restart()
        try await system.send(SmallStory.wave(story.spring()), json: true)
        try await system.send(SmallStory.wave(story.consents()))
        try await system.send(SmallStory.wave(story.secondRound()))
        try await system.send(SmallStory.wave(story.midYear()))
        try await system.send(SmallStory.wave(try story.communities()))
        try await system.send(SmallStory.wave(try story.duties()))
        try await system.send(SmallStory.wave(story.adoption()))
        try await system.send(SmallStory.wave(story.noticedLetter()))
        try await system.send(SmallStory.wave(story.changedPledges()), json: true)
        try await system.send(SmallStory.wave(story.objection()))
        try await system.send(SmallStory.wave(try story.rotations()), json: true)
        try await system.send(SmallStory.wave(story.answers()))
        try await system.send(SmallStory.wave(try story.neighbours()))
        try await system.send(SmallStory.wave(story.neighboursLetters()))
        try await system.send(SmallStory.wave(story.neighboursFindings()))
        try await system.send(SmallStory.wave(story.endings()))
        try await system.send(SmallStory.wave(story.left()), json: true)
        try await system.send(SmallStory.wave(story.leftFindings()))
        try await system.send(SmallStory.wave(story.assignments()), json: true)
        try await system.send(SmallStory.wave(story.taken()))
        try await system.send(SmallStory.wave(story.ticks()))
        try await system.send(SmallStory.wave(try story.nextYear()))
        try await system.send(SmallStory.wave(story.namedReviewers()))
        try await system.send(SmallStory.wave(story.rolledOver()))
        try await system.send(SmallStory.wave(story.reviews()))
        try await system.send(SmallStory.wave(story.inForceAgain()))
        try await system.send(SmallStory.wave(try story.ballots()))
        try await system.send(SmallStory.wave(story.broughtUp()))
        try await system.send(SmallStory.wave(story.excused()))
        try await system.send(SmallStory.wave(try story.closings()), json: true)
        let halted = await system.halted
        await system.stop()
        guard halted.isEmpty else { throw Halted(reasons: halted) }
        var archive = try await Archive.read(from: system.log, topics: system.topics)
        archive.publishViews()
        return archive
    }

    /// Records that are no submissions, in the partition of t01, before its first: each gets its refusal.
    private static func send(junk system: YearSystem) async throws {
        let topic = system.topics.submissions(.pledges)
        let place = TopicPartition(topic: topic.name, partition: topic.partition(ofKey: "t01"))
        let time = CivilDate(year: 2025, month: 1, day: 9).startMilliseconds
        let appender = try await system.log.appender()
        let step = SampleStep(
            id: SubmissionID(milliseconds: time, random: (7, 7)), unit: "t01",
            body: .signLetter(.with { $0.period = SmallStory.period }), signer: "clerk-t01", time: time)
        var envelope = try PBEnvelope.sealing(step.payload(), with: ZhanhuaSample.signingKey(named: "clerk-t01"))
        envelope.signature[5] ^= 1
        var values: [[UInt8]?] = [Array("nonsense".utf8), [], nil, try Array(envelope.serializedData())]
        // JSON that is none, that is no envelope, that was signed and is no payload.
        values += ["{", "{}", "{\"payload\":\"e30=\",\"payload\":\"e30=\"}", "{\"Payload\":\"\"}"].map { Array($0.utf8) }
        let key = try ZhanhuaSample.signingKey(named: "clerk-t01")
        for text in ["{\"signLetter\":{\"perod\":\"2025\"}}", "{\"issuedAt\":1.5}", "{\"id\":\"\\ud800\"}", "{\"tick\":{},\"genesis\":{}}"]
        {
            envelope.payload = Data(text.utf8)
            envelope.signature = try key.sign(envelope.payload)
            values.append(try envelope.jsonUTF8Bytes())
        }
        values += try passedOn(step, key, system.topics)
        values += try ofSmallOrder(step)
        values += try mutatedJSON(step, key)
        for (index, value) in values.enumerated() {
            try appender.append(value, key: Array("t01".utf8), to: place, timestamp: time, token: UInt64(index))
        }
    }

    /// Keys and signatures that are points of small order: a key that everybody can sign with, written in two ways, and two signatures that are wrong
    /// each by itself and cancel if they are only added up.
    private static func ofSmallOrder(_ step: SampleStep) throws -> [[UInt8]] {
        let neutral = Data([1] + [UInt8](repeating: 0, count: 31))
        let negativeZero = Data([1] + [UInt8](repeating: 0, count: 30) + [0x80])
        let order2 = Data([0xec] + [UInt8](repeating: 0xff, count: 30) + [0x7f])
        let signed = [(neutral, neutral), (negativeZero, neutral), (neutral, order2), (neutral, order2)]
        return try signed.enumerated().map { number, parts -> [UInt8] in
            var step = step
            step.id = SubmissionID(milliseconds: step.time, random: (9, UInt64(number)))
            return try PBEnvelope.with {
                $0.payload = try step.payload().serializedData()
                $0.key = parts.0
                $0.signature = parts.1 + Data(count: 32)
            }.serializedBytes()
        }
    }

    /// Submissions with decisions to wait for that were named after signing: ones that are there, ones of a topic that pledges does not follow, and
    /// too many.
    private static func passedOn(_ step: SampleStep, _ key: SigningKey, _ topics: Topics) throws -> [[UInt8]] {
        func position(_ service: PBService, _ offset: Int64) -> PBPosition {
            .with { ($0.service, $0.offset) = (service, offset) }
        }
        let lists = [
            [position(.registry, 0)], [position(.scoring, 0)], [position(.registry, 1), position(.registry, 0)],
            Array(repeating: position(.registry, 0), count: 33),
        ]
        return try lists.enumerated().flatMap { number, after -> [[UInt8]] in
            var step = step
            step.id = SubmissionID(milliseconds: step.time, random: (8, UInt64(number)))
            var envelope = try PBEnvelope.sealing(step.payload(), with: key)
            envelope.after = after
            return try [envelope.serializedBytes(), number.isMultiple(of: 2) ? envelope.serializedBytes() : envelope.jsonUTF8Bytes()]
        }
    }

    /// JSON payloads that were changed here and there and signed after that: what they mean, or that they mean nothing, two readers that share no
    /// line must say alike.
    private static func mutatedJSON(_ step: SampleStep, _ key: SigningKey) throws -> [[UInt8]] {
        let bodies: [PBPayload.Body] = [
            step.body, .verifyPledge(.with { ($0.pledge, $0.quantity, $0.standardMet, $0.note) = ("p9", 40, true, "村路\n\u{1f6e3}") }),
            .enrolKey(.with { ($0.key, $0.role, $0.validFrom) = (Data(0..<32), .clerk, 17) }),
        ]
        let pieces = [
            "{", "}", "[", "]", "\"", "\\", "\\u", "\\ud83d", "\\/", ":", ",", "null", "true", "1e2", "1.0", "-", "-0", "0", "9", ".", "=",
            "_", "+", " ",
            "\n", "\"7\"", "ROLE_", "sign_letter", "é",
        ].map { Array($0.utf8) }
        var generator = SeededGenerator(seed: 31)
        return try bodies.flatMap { body in
            var template = step
            template.body = body
            let text = [UInt8](try template.payload().jsonUTF8Data())
            return try (0..<150).map { _ -> [UInt8] in
                var changed = text
                for _ in 0..<Int.random(in: 1...2, using: &generator) {
                    let index = Int.random(in: 1..<changed.count, using: &generator)
                    let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
                    changed.replaceSubrange(index..<min(changed.count, index + Int.random(in: 0...2, using: &generator)), with: piece)
                }
                var envelope = PBEnvelope()
                envelope.payload = Data(changed)
                envelope.key = key.publicKey.bytes
                envelope.signature = try key.sign(envelope.payload)
                return [UInt8](try envelope.serializedData())
            }
        }
    }
}
