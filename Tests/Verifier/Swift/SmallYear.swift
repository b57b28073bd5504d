import Foundation
import Schema
import Streaming
import SwiftProtobuf
import YearSupport

@testable import PledgelineCLI

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
        try await system.send(SmallStory.wave(story.spring()))
        try await system.send(SmallStory.wave(story.changes()))
        try await system.send(SmallStory.wave(story.secondRound()))
        try await system.send(SmallStory.wave(story.midYear()))
        try await system.send(SmallStory.wave(story.ticks()))
        try await system.send(SmallStory.wave(try story.nextYear()))
        try await system.send(SmallStory.wave(story.named()))
        try await system.send(SmallStory.wave(try story.ballots()))
        try await system.send(SmallStory.wave(try story.closings()))
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
            id: SubmissionID(milliseconds: time, random: (7, 7)), service: .pledges, unit: "t01",
            body: .signLetter(.with { $0.period = SmallStory.period }), signer: "clerk-t01", time: time)
        var envelope = try PBEnvelope.sealing(step.payload(), with: ZhanhuaSample.signingKey(named: "clerk-t01"))
        envelope.signature[5] ^= 1
        let values: [[UInt8]?] = [Array("nonsense".utf8), [], nil, try Array(envelope.serializedData())]
        for (index, value) in values.enumerated() {
            try appender.append(value, key: Array("t01".utf8), to: place, timestamp: time, token: UInt64(index))
        }
    }
}
