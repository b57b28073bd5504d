import Schema
import Streaming

/// Puts records into a topic before anything is measured.
enum Loading {
    static func createTopics(_ topics: Topics, more: [TopicSpecification] = [], in log: any Log) async throws {
        let own = topics.all.map {
            TopicSpecification(name: $0.name, partitionCount: $0.partitions, settings: $0.settings(clock: .declared))
        }
        for topic in own + more {
            try await log.create(topic)
            _ = try await log.describe(topic: topic.name)
        }
    }

    /// Returns when all are acknowledged.
    static func load(_ records: [SealedRecord], into topic: String, of log: any Log) async throws {
        let appender = try await log.appender()
        var open = 0
        for (token, record) in records.enumerated() {
            let place = TopicPartition(topic: topic, partition: record.partition)
            var taken = false
            while !taken {
                do throws(LogError) {
                    try appender.append(record.value, key: record.key, to: place, timestamp: record.timestamp, token: UInt64(token))
                    taken = true
                } catch {
                    guard case .queueFull = error else { throw error }
                    open -= try await checked(appender.nextAcknowledgements())
                }
            }
            open += 1
        }
        while open > 0 { open -= try await checked(appender.nextAcknowledgements()) }
        await appender.abandon(within: 1_000)
    }

    private static func checked(_ acknowledgements: [Acknowledgement]) throws -> Int {
        for acknowledgement in acknowledgements { _ = try acknowledgement.result.get() }
        return acknowledgements.count
    }

    /// Where each partition of a topic ends.
    static func ends(of topic: String, partitions: Int, in log: any Log) async throws -> [Int64] {
        var ends: [Int64] = []
        for partition in 0..<Int32(partitions) {
            ends.append(try await log.bounds(of: TopicPartition(topic: topic, partition: partition)).high)
        }
        return ends
    }
}
