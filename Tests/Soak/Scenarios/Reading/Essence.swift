package import Audit
import Foundation
import Schema
package import Streaming
import SwiftProtobuf
import Client

/// What was decided, partition by partition and in order, without what differs from run to run: epochs, times and coordinates.
package struct Essence: Equatable, Sendable {
    struct Accepted: Equatable, Sendable {
        var id: String
        var facts: [Data]
    }

    private var accepted: [TopicPartition: [Accepted]] = [:]

    package init(_ archive: Archive) {
        for service in Topics.services {
            let topic = archive.topics.decisions(service)
            for partition in topic.partitionNumbers {
                let place = TopicPartition(topic: topic.name, partition: partition)
                var fold = AcceptanceFold<NoState>(namespace: archive.topics.namespace, partition: place)
                for record in archive[topic.name, partition] {
                    guard let value = record.value, case .decided(let decision)? = try? fold.fold(value, at: record.offset),
                        case .accepted(let outcome) = decision.outcome
                    else { continue }
                    accepted[place, default: []].append(
                        Accepted(id: decision.submission.id, facts: outcome.facts.map(Self.essence)))
                }
            }
        }
    }

    /// The partitions in which two runs differ.
    package func differences(from other: Essence) -> [TopicPartition] {
        Set(accepted.keys).union(other.accepted.keys).filter { accepted[$0] != other.accepted[$0] }.sorted()
    }

    private static func essence(_ fact: PBFact) -> Data {
        var fact = fact
        switch fact.content {
        case .scoring(.cohortClosed(var closed)):
            if var ranking = try? PBRanking(serializedBytes: closed.ranking) {
                ranking.cut = []
                for entry in ranking.entries.indices {
                    for part in ranking.entries[entry].components.indices {
                        ranking.entries[entry].components[part].sources = []
                    }
                }
                closed.ranking = (try? ranking.serializedData()) ?? Data()
            }
            closed.digest = Data()
            fact.scoring.cohortClosed = closed
        case .scoring(.recognitionClosed(var closed)):
            closed.cut = []
            fact.scoring.recognitionClosed = closed
        default: break
        }
        return (try? fact.serializedData()) ?? Data()
    }
}
