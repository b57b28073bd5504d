import Schema
import ScoringCore
import Streaming
import SwiftProtobuf

/// The contents of the rankings topic: for every key the value with the highest decision offset, which is the one readers take.
struct PublishedRankings {
    private var values: [String: PBPublishedRanking] = [:]

    /// The key of a ranking's record.
    static func key(_ key: CohortKey) -> String { "\(key.cohort)/\(key.period)" }

    /// Reads the topic to its current end.
    static func read(_ topic: Topic, in log: any Log) async throws -> PublishedRankings {
        var rankings = PublishedRankings()
        let partition = TopicPartition(topic: topic.name, partition: 0)
        guard try await log.describe(topic: topic.name) != nil else { throw LogError.unknownTopic(topic.name) }
        let bounds = try await log.bounds(of: partition)
        guard bounds.low < bounds.high else { return rankings }
        let reader = try await log.reader(of: partition, from: bounds.low)
        do {
            var next = bounds.low
            while next < bounds.high {
                let batch = try await reader.next()
                for index in 0..<batch.count {
                    batch.withRecord(at: index) { record in
                        rankings.take(record)
                        next = record.offset + 1
                    }
                }
                // Compaction may have removed the records of the last offsets.
                if let end = batch.endReached { next = max(next, end) }
            }
        } catch {
            await reader.close()
            throw error
        }
        await reader.close()
        return rankings
    }

    /// Anybody may have written to the topic; values that cannot be decoded count as missing.
    private mutating func take(_ record: RecordView) {
        guard let key = record.key, let value = record.value else { return }
        guard let published = try? PBPublishedRanking(serializedBytes: Array(value)) else { return }
        let name = String(decoding: key, as: UTF8.self)
        if let other = values[name], other.decision.offset > published.decision.offset { return }
        values[name] = published
    }

    /// The closed cohorts whose ranking is not in the topic as decided, in order of decision.
    func missing(from closed: [CohortKey: ClosedCohort]) -> [(key: CohortKey, cohort: ClosedCohort)] {
        closed.filter { values[Self.key($0.key)] != $0.value.published }
            .sorted { $0.value.position.offset < $1.value.position.offset }
            .map { ($0.key, $0.value) }
    }
}
