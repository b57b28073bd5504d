internal import Schema
internal import Streaming

/// A topic that is compacted by key: the last record of a key is what holds, and a record without a value deletes.
struct CompactedTopic: Sendable {
    let topic: Topic
    let log: any Log

    /// Records on their way at once; with chunks of evidence, at most 32 MiB.
    private static let window = 64
    /// How long the log may acknowledge nothing before it counts as gone: a chunk of evidence takes this long over a line of 300 kbit/s.
    private static let silence: Duration = .seconds(30)
    /// How often a record is written again because its acknowledgement did not say where it stands.
    private static let mostRepeats = 5

    /// The key of a record that means nothing. See ``closeSegments()``.
    private static let emptyKey = ""

    /// Writes one after the other and waits until the log has all of them. What is written twice counts once: it is by key.
    func write(_ records: [(key: String, value: [UInt8]?)]) async throws {
        try await write(placed: records.map { (topic.partition(ofKey: $0.key), $0.key, $0.value) })
    }

    /// Kafka never compacts the segment it is writing, and closes it only when the next record comes. So that what was deleted last leaves the disk
    /// although nobody writes any more, a record without meaning is written to every partition.
    func closeSegments() async throws {
        try await write(placed: topic.partitionNumbers.map { ($0, Self.emptyKey, nil) })
    }

    private func write(placed records: [(partition: Int32, key: String, value: [UInt8]?)]) async throws {
        guard try await log.describe(topic: topic.name) != nil else { throw LogError.unknownTopic(topic.name) }
        let appender = try await log.appender()
        do {
            try await write(records, by: appender)
        } catch {
            await appender.abandon(within: 0)
            guard let error = error as? LogError else { throw error }
            throw await log.explain(error, writingTo: [topic.name])
        }
        await appender.abandon(within: 0)
    }

    private func write(_ records: [(partition: Int32, key: String, value: [UInt8]?)], by appender: any LogAppender) async throws {
        var waiting = records.indices.map { (index: $0, repeats: 0) }[...]
        var flying: [UInt64: Int] = [:]
        while !waiting.isEmpty || !flying.isEmpty {
            while flying.count < Self.window, let (index, repeats) = waiting.first {
                let record = records[index]
                do throws(LogError) {
                    try appender.append(
                        record.value, key: Array(record.key.utf8), to: TopicPartition(topic: topic.name, partition: record.partition),
                        timestamp: nil, token: UInt64(index))
                } catch {
                    guard error == .queueFull, !flying.isEmpty else { throw error }
                    break
                }
                waiting.removeFirst()
                flying[UInt64(index)] = repeats
            }
            for acknowledgement in try await appender.nextAcknowledgements(within: Self.silence) {
                guard let repeats = flying.removeValue(forKey: acknowledgement.token) else { continue }
                guard try acknowledgement.result.get() < 0 else { continue }
                guard repeats < Self.mostRepeats else { throw LogError.unavailable("acknowledged without an offset") }
                waiting.append((Int(acknowledgement.token), repeats + 1))
            }
        }
    }

    /// Every record of these partitions in order, with its key and time; marks without meaning are left out.
    func read(_ partitions: some Sequence<Int32>, _ take: (String, RecordView) -> Void) async throws {
        for partition in partitions {
            try await log.readAll(of: TopicPartition(topic: topic.name, partition: partition)) { record in
                guard let key = record.key, !key.isEmpty else { return }
                take(String(decoding: key, as: UTF8.self), record)
            }
        }
    }
}
