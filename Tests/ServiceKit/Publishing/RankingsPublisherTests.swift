import Foundation
import Schema
import ScoringCore
import ServiceLifecycle
import Streaming
import SwiftProtobuf
import Testing

@testable import ServiceKit
@testable import pledgeline_scoring

@Suite("Publishing rankings", .timeLimit(.minutes(1)))
struct RankingsPublisherTests {
    private let topics: Topics
    private let log = MemoryLog()
    private let decisions: TopicPartition
    private let rankings: TopicPartition

    init() throws {
        topics = try #require(Topics(namespace: "pledgeline"))
        decisions = TopicPartition(topic: topics.decisions(.scoring).name, partition: 0)
        rankings = TopicPartition(topic: topics.rankings.name, partition: 0)
    }

    private func closing(_ cohort: String, at offset: Int64) -> ConfirmedDecision {
        var closed = PBCohortClosed()
        closed.ranking = Data("ranking of \(cohort)".utf8)
        closed.digest = Digest.sha256(closed.ranking)
        closed.cohort = cohort
        closed.period = "2024"
        var fact = PBFact()
        fact.scoring.cohortClosed = closed
        var decision = PBDecision()
        decision.accepted.facts = [fact]
        return ConfirmedDecision(decision: decision, offset: offset)
    }

    private func publisher() -> RankingsPublisher {
        RankingsPublisher(PublisherContext(topics: topics, log: log, logger: LogLines().logger()))
    }

    @Test("a closed cohort is published under cohort/period with its decision's position")
    func confirmed() async throws {
        try await log.create(specification(topics.rankings))
        let publisher = publisher()
        let running = Task { try await publisher.run() }
        await publisher.confirmed([closing("villages", at: 12)], partition: decisions)
        let written = try await records(of: rankings, in: log) { $0.count == 1 }
        #expect(written[0].key == "villages/2024")
        let published = try PBPublishedRanking(serializedBytes: written[0].value)
        #expect(published.ranking == Data("ranking of villages".utf8))
        #expect(published.decision.service == decisions.decidingService && published.decision.offset == 12)
        running.cancel()
        _ = await running.result
    }

    @Test("whoever becomes active publishes what is missing or wrong, and nothing else")
    func missing() async throws {
        try await log.create(specification(topics.rankings))
        var state = ScoringState()
        for (offset, cohort) in ["a", "b", "c"].enumerated() {
            state.apply(closing(cohort, at: Int64(offset)).decision, at: Int64(offset), of: decisions)
        }
        let appender = try await log.appender()
        func write(_ cohort: String, _ value: [UInt8], _ token: UInt64) throws {
            try appender.append(value, key: Array("\(cohort)/2024".utf8), to: rankings, timestamp: nil, token: token)
        }
        let right = try #require(state.closedCohort("a", period: "2024")?.published)
        try write("a", [UInt8](try right.serializedData()), 0)
        try write("b", [0xff], 1)
        let found = try await PublishedRankings.read(topics.rankings, in: log)
        #expect(found.missing(from: state.closedCohorts).map(\.key.cohort) == ["b", "c"])

        let publisher = publisher()
        let running = Task { try await publisher.run() }
        await publisher.becameActive(partition: decisions, state: state)
        let written = try await records(of: rankings, in: log) { $0.count == 4 }
        #expect(written[2...].map(\.key) == ["b/2024", "c/2024"])
        running.cancel()
        _ = await running.result
        #expect(try await PublishedRankings.read(topics.rankings, in: log).missing(from: state.closedCohorts).isEmpty)
    }
}
