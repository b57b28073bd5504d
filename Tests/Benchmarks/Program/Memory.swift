import BareLoop
import PledgesCore
import Schema
import Streaming

/// What the service keeps in memory: its state with what it remembers of submissions, folded from the log as a restart does.
enum Memory {
    /// - Returns: bytes of the heap for 10,000 pledges whose whole life has been told, and the bytes of the records that tell it.
    static func forTenThousandPledges(topics: Topics, log: any Log) async throws -> (heap: Double, records: Double)? {
        let topic = topics.decisions(.pledges)
        var values: [[[UInt8]]] = []
        for partition in topic.partitionNumbers {
            values.append(try await read(TopicPartition(topic: topic.name, partition: partition), of: log))
        }
        let before = bare_heap_bytes()
        var folds = topic.partitionNumbers.map {
            AcceptanceFold<WorkerState<PledgesState>>(
                namespace: topics.namespace, partition: TopicPartition(topic: topic.name, partition: $0))
        }
        for (partition, values) in values.enumerated() {
            for (offset, value) in values.enumerated() { _ = try folds[partition].fold(value, at: Int64(offset)) }
        }
        let after = bare_heap_bytes()
        let pledges = folds.reduce(0) { $0 + $1.state.domain.units.values.reduce(0) { $0 + $1.pledges.count } }
        let bytes = values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
        guard pledges > 0, after > 0 else { return nil }
        let scale = 10_000 / Double(pledges)
        return ((Double(after) - Double(before)) * scale, Double(bytes) * scale)
    }

    private static func read(_ partition: TopicPartition, of log: any Log) async throws -> [[UInt8]] {
        let end = try await log.bounds(of: partition).high
        let reader = try await log.reader(of: partition, from: 0)
        var values: [[UInt8]] = []
        while values.count < end {
            let batch = try await reader.next()
            for index in 0..<batch.count { values.append(batch.withRecord(at: index) { $0.value.map { [UInt8]($0) } ?? [] }) }
        }
        await reader.close()
        return values
    }
}
