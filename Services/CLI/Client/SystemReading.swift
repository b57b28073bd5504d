internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore

/// Folds the decision topics that a command needs, and no others: a reader needs rights to nothing else. It may be asked for further ones once the first
/// have told which (whose a key is stands in the registry's).
///
/// Partitions are read side by side, each folded in its own order. All begin at about the same time and each ends where it was said to end, so nobody
/// waits at an end for records that are not coming, nor for a fetch that does.
struct SystemReading: Sendable {
    private let connection: Connection
    /// The last offsets to include; nil is everything there is.
    private let cut: [TopicPartition: Int64]?
    private var state: SystemState
    private var done: Set<PBService> = []
    private var heads: [TopicPartition: Standing]?

    /// What is fetched ahead for each partition is in memory.
    private static let mostAtOnce = 9

    init(_ connection: Connection, to cut: [PBCutPosition]? = nil) {
        self.connection = connection
        self.cut = cut.map { positions in
            positions.reduce(into: [:]) { $0[TopicPartition(topic: $1.topic, partition: $1.partition)] = $1.offset }
        }
        state = SystemState(topics: connection.topics)
    }

    /// - Returns: everything read so far, these services' decisions included.
    /// - Throws: a `CommandError` if no broker answers, or the log is not intact.
    mutating func read(_ services: Set<PBService>) async throws -> SystemState {
        do {
            try await fold(Topics.services.filter { services.contains($0) && !done.contains($0) })
        } catch let error as LogError {
            BrokerSilence.note(error)
            throw CommandError.from(error, brokers: connection.brokers)
        } catch let violation as FoldViolation {
            throw CommandError.rewritten(violation)
        }
        done.formUnion(services)
        if cut == nil, services.contains(.registry) {
            SeenPeriods(namespace: connection.topics.namespace).note(state.registry, on: state.day)
        }
        return state
    }

    private mutating func fold(_ services: [PBService]) async throws {
        // What the owners say of the ends, asked before the ends themselves: on an intact log never more than is there.
        let heads = if let known = self.heads { known } else { cut == nil ? try await readHeads() : [:] }
        self.heads = heads
        state.toldTime = heads.values.map(\.time).max() ?? 0
        let partitions = services.flatMap { service in
            let topic = connection.topics.decisions(service)
            return (0..<Int32(topic.partitions)).map { (service, TopicPartition(topic: topic.name, partition: $0)) }
        }
        let bounds = try await connection.log.bounds(of: partitions.map(\.1))
        let before = state
        let reading = self
        var waiting = partitions[...]
        try await withThrowingTaskGroup(of: PartitionRead.self) { group in
            func startNext() {
                guard let (service, partition) = waiting.popFirst() else { return }
                let range = bounds[partition] ?? LogBounds(low: 0, high: 0)
                group.addTask { try await reading.read(service, partition, within: range, heads[partition], on: before) }
            }
            for _ in 0..<Self.mostAtOnce { startNext() }
            while let read = try await group.next() {
                state.take(read)
                startNext()
            }
        }
    }

    private func readHeads() async throws -> [TopicPartition: Standing] {
        try await HeadsReader(topics: connection.topics, log: connection.log).standings()
    }

    private func read(
        _ service: PBService, _ partition: TopicPartition, within bounds: LogBounds, _ head: Standing?, on state: SystemState
    ) async throws -> PartitionRead {
        let index = Int(partition.partition)
        switch service {
        case .registry: return .registry(try await read(state.references.registry.folds[index], within: bounds, head))
        case .pledges: return .pledges(try await read(state.references.pledges.folds[index], within: bounds, head))
        case .supervision: return .supervision(try await read(state.references.supervision.folds[index], within: bounds, head))
        case .scoring, .unspecified, .UNRECOGNIZED: return .scoring(try await read(state.scoring, within: bounds, head))
        }
    }

    private func read<State: FoldState>(
        _ start: AcceptanceFold<State>, within bounds: LogBounds, _ head: Standing?
    ) async throws -> AcceptanceFold<State> {
        var (fold, range) = (start, bounds)
        if let cut { range.high = min(range.high, (cut[fold.partition] ?? -1) + 1) }
        var kept = head.map { KeptHeads(of: fold.partition, told: $0) }
        try await connection.log.readAll(of: fold.partition, within: range) { record in
            _ = try fold.fold(record)
            guard kept?.isDue(after: record.offset) ?? false, let violation = kept?.contradiction(at: fold.standing) else { return }
            throw violation
        }
        if let violation = kept?.contradiction(atEnd: fold.standing) { throw violation }
        return fold
    }
}

/// One partition, read to its end.
private enum PartitionRead: Sendable {
    case registry(AcceptanceFold<RegistryState>)
    case pledges(AcceptanceFold<PledgesState>)
    case supervision(AcceptanceFold<SupervisionState>)
    case scoring(AcceptanceFold<ScoringState>)
}

extension SystemState {
    fileprivate mutating func take(_ read: PartitionRead) {
        switch read {
        case .registry(let fold): references.take(fold)
        case .pledges(let fold): references.take(fold)
        case .supervision(let fold): references.take(fold)
        case .scoring(let fold): scoring = fold
        }
    }
}
