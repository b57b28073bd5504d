internal import Audit
internal import Foundation
package import Schema
package import Streaming

/// Follows decision partitions with the acceptance fold, on and on, as the board and every other reader does: it remembers where each stood, and
/// by which name it found a log not to be what it was.
package actor LogFollower {
    private let log: any Log
    private var folds: [TopicPartition: AcceptanceFold<NoState>] = [:]
    /// The chain after every record read, so that one can tell later up to where a log is still the same.
    private var chains: [TopicPartition: [Data]] = [:]
    private var tasks: [Task<Void, Never>] = []
    package private(set) var violations: [TopicPartition: FoldViolation] = [:]

    package init(_ log: any Log, _ topics: Topics, _ services: [PBService] = Topics.services) {
        self.log = log
        for service in services {
            let topic = topics.decisions(service)
            for partition in topic.partitionNumbers {
                let place = TopicPartition(topic: topic.name, partition: partition)
                folds[place] = AcceptanceFold(namespace: topics.namespace, partition: place)
            }
        }
    }

    package var standings: [TopicPartition: Standing] { folds.mapValues(\.standing) }

    /// How many records of this partition, now read anew, are still those that were read.
    func common(with records: some Sequence<AuditRecord>, of partition: TopicPartition, in namespace: String) -> Int64 {
        var fold = AcceptanceFold<NoState>(namespace: namespace, partition: partition)
        var same: Int64 = 0
        for (record, chain) in zip(records, chains[partition] ?? []) {
            if let value = record.value { _ = try? fold.fold(value, at: record.offset) }
            guard fold.standing.chain == chain else { break }
            same = record.offset + 1
        }
        return same
    }

    package func start() {
        for partition in folds.keys.sorted() { tasks.append(Task { await self.follow(partition) }) }
    }

    package func stop() async {
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
        tasks = []
    }

    private func follow(_ partition: TopicPartition) async {
        while !Task.isCancelled {
            do {
                let reader = try await log.reader(of: partition, from: folds[partition]?.nextOffset ?? 0)
                defer { Task { await reader.close() } }
                while true { try take(try await reader.next(), of: partition) }
            } catch {
                if Task.isCancelled { return }
                if let violation = await log.violation(behind: error, of: partition) {
                    violations[partition] = violation
                    return
                }
                // A broker that is away, as a rule: read on from where we are.
                do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
            }
        }
    }

    private func take(_ batch: any RecordBatch, of partition: TopicPartition) throws {
        for index in 0..<batch.count {
            _ = try batch.withRecord(at: index) { try folds[partition]?.fold($0) }
            if let standing = folds[partition]?.standing { chains[partition, default: []].append(standing.chain) }
        }
    }
}
