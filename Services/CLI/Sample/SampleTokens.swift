public import Schema
public import Streaming

/// Deals causal tokens out to the steps of a wave, so that nothing is decided before the earlier waves have reached the service that decides.
///
/// Pledges and supervision need the registry and, for supervision, the pledges of the unit's own partition. Scoring reads every partition of everybody, more than the
/// 8 tokens a submission can carry: there the first steps of the wave carry 8 each until all are dealt, and because scoring decides in order, those
/// after them need none.
public struct SampleTokens {
    private let topics: Topics
    private let latest: [TopicPartition: Int64]
    private var undealt: ArraySlice<PBPosition>

    /// - Parameter latest: the offset of the last decision of each decision partition when the wave begins; one for each wave.
    public init(topics: Topics, latest: [TopicPartition: Int64]) {
        self.topics = topics
        self.latest = latest
        undealt = []
        undealt = positions(of: [.registry, .pledges, .supervision], unit: nil)[...]
    }

    public mutating func tokens(for step: SampleStep) -> [PBPosition] {
        switch step.service {
        case .pledges: return positions(of: [.registry], unit: step.unit)
        case .supervision: return positions(of: [.registry, .pledges], unit: step.unit)
        case .scoring:
            defer { undealt = undealt.dropFirst(Intake.maximumTokens) }
            return Array(undealt.prefix(Intake.maximumTokens))
        default: return []
        }
    }

    /// - Parameter unit: only the partitions in which its records stand; nil is all.
    private func positions(of services: [PBService], unit: String?) -> [PBPosition] {
        services.flatMap { service -> [PBPosition] in
            let topic = topics.decisions(service)
            return (0..<Int32(topic.partitions)).compactMap { partition in
                if let unit, topic.partition(ofKey: unit) != partition { return nil }
                guard let offset = latest[TopicPartition(topic: topic.name, partition: partition)] else { return nil }
                var position = PBPosition()
                position.topic = topic.name
                position.partition = partition
                position.offset = offset
                return position
            }
        }
    }
}
