package import Audit
package import Schema
package import Streaming
import SwiftProtobuf

/// The views that services publish beside their decisions, made from the decisions in the archive.
extension Archive {
    package mutating func publishViews() {
        publishRankings()
        publishHeads()
    }

    /// Each closed cohort's ranking, under its cohort and period.
    package mutating func publishRankings() {
        let place = TopicPartition(topic: topics.decisions(.scoring).name, partition: 0)
        var views: [AuditRecord] = []
        for (offset, body) in bodies(of: place) {
            for case .scoring(.cohortClosed(let closed))? in body.decision.accepted.facts.map(\.content) {
                let published = PBPublishedRanking.with {
                    $0.ranking = closed.ranking
                    $0.digest = closed.digest
                    $0.decision = PBPosition(place, offset)
                }
                views.append(view("\(closed.cohort)/\(closed.period)", published, at: views.count))
            }
        }
        records[TopicPartition(topic: topics.rankings.name, partition: 0)] = views
    }

    /// Of each decision partition one head from its middle and one from its end, as far as the log is whole.
    package mutating func publishHeads() {
        var views: [AuditRecord] = []
        for service in Topics.services {
            for partition in topics.decisions(service).partitionNumbers {
                let place = TopicPartition(topic: topics.decisions(service).name, partition: partition)
                var fold = AcceptanceFold<NoState>(namespace: topics.namespace, partition: place)
                let all = self[place.topic, partition]
                for (index, record) in all.enumerated() {
                    guard let value = record.value, (try? fold.fold(value, at: record.offset)) != nil else { break }
                    guard index == all.count / 2 || index == all.count - 1 else { continue }
                    let head = PBPartitionHead.with {
                        ($0.topic, $0.partition, $0.offset) = (place.topic, place.partition, record.offset)
                        ($0.epoch, $0.nextSeq, $0.chain) = (fold.standing.epoch, fold.standing.nextSequence, fold.standing.chain)
                    }
                    views.append(view("\(place.topic)/\(partition)", head, at: views.count))
                }
            }
        }
        records[TopicPartition(topic: topics.heads.name, partition: 0)] = views
    }

    private func view(_ key: String, _ message: some Message, at index: Int) -> AuditRecord {
        AuditRecord(
            offset: Int64(index), timestamp: 0, key: Array(key.utf8), value: (try? message.serializedBytes() as [UInt8]) ?? [])
    }

    /// The cohorts closed in a decision partition.
    package func closings(in place: TopicPartition) -> [PBCohortClosed] {
        bodies(of: place).flatMap(\.body.decision.accepted.facts).compactMap {
            if case .scoring(.cohortClosed(let closed))? = $0.content { closed } else { nil }
        }
    }

    /// What stands in a decision partition, by offset.
    package func bodies(of place: TopicPartition) -> [(offset: Int64, body: PBRecordBody)] {
        self[place.topic, place.partition].compactMap { record in
            guard let value = record.value, let stored = try? PBLogRecord(serializedBytes: value),
                let body = try? PBRecordBody(serializedBytes: stored.body)
            else { return nil }
            return (record.offset, body)
        }
    }
}
