internal import Files
internal import PledgesCore
internal import RegistryCore
package import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore
package import Views

/// Folds the decision topics that a command needs, and no others: a reader needs rights to nothing else. It may be asked for further ones once the first
/// have told which (whose a key is stands in the registry's).
///
/// Partitions are read side by side, each folded in its own order. All begin at about the same time and each ends where it was said to end, so nobody
/// waits at an end for records that are not coming, nor for a fetch that does.
package struct SystemReading: Sendable {
    private let connection: Connection
    /// The last offsets to include; nil is everything there is.
    private let cut: [TopicPartition: Int64]?
    private var state: SystemState
    private var done: Set<PBService> = []
    private var heads: [TopicPartition: Standing]?

    /// What is fetched ahead for each partition is in memory.
    private static let mostAtOnce = 9

    package init(_ connection: Connection, to cut: [PBCutPosition]? = nil) {
        self.connection = connection
        self.cut = cut.map { positions in
            positions.reduce(into: [:]) { $0[connection.topics.partition(of: $1)] = $1.offset }
        }
        state = SystemState(topics: connection.topics)
    }

    /// - Returns: everything read so far, these services' decisions included.
    /// - Throws: a `CommandError` if no broker answers, or the log is not intact.
    package mutating func read(_ services: Set<PBService>) async throws -> SystemState { try await read(services, on: nil) }

    /// - Parameter focus: what to apply of pledges and supervision; nil is everything. Services read before stay as they are.
    /// - Returns: everything read so far. What is about units outside the focus is left out, unless it mentions one of them.
    package mutating func read(_ services: Set<PBService>, on focus: ReadingFocus?) async throws -> SystemState {
        do {
            let wanted = Topics.services.filter { services.contains($0) && !done.contains($0) }
            let partitions = wanted.flatMap { service in
                Topics.partitionNumbers(of: service).map { PartitionOfService(service: service, partition: $0) }
            }
            let mentioning = try await fold(partitions, on: focus.map { Focus(on: $0.units, mentions: $0.mentions) })
            if let focus {
                // Units that turn out to have to do with those asked about: their partitions once more, with all that is theirs.
                let further = mentioning.union(focus.further(state)).subtracting(focus.units)
                let again = partitions.filter { place in
                    further.contains { connection.topics.decisions(place.service).partition(ofKey: $0) == place.partition }
                }
                if !again.isEmpty {
                    state.forget(again, topics: connection.topics)
                    _ = try await fold(again, on: Focus(on: focus.units.union(further), mentions: []))
                }
            }
        } catch let error as LogError {
            BrokerSilence.note(error)
            throw CommandError.from(error, brokers: connection.brokers)
        } catch let violation as FoldViolation {
            throw CommandError.damaged(violation)
        }
        done.formUnion(services)
        if cut == nil, services.contains(.registry) {
            SeenPeriods(namespace: connection.topics.namespace).note(state.registry, on: state.day)
            try await forgetWhatWasNotRestored()
        }
        return state
    }

    /// After a restore from an archive: what was decided after the archive is gone, and nobody is to wait for it.
    private func forgetWhatWasNotRestored() async throws {
        let restored = state.registry.logStatements.restored
        guard !restored.isEmpty else { return }
        let forgotten = try await SeenPositions(namespace: connection.topics.namespace, notice: connection.notice).forgetBeyond(
            isRestored: { restored[$0] != nil }) {
                do { return try await connection.log.bounds(of: $0).mapValues(\.high) } catch let error as LogError {
                    throw CommandError.from(error, brokers: connection.brokers)
                }
            }
        guard !forgotten.isEmpty else { return }
        let places = forgotten.map(\.description).joined(separator: ", ")
        connection.notice(
            .both(
                "集群是从归档恢复的，您先前看到的一些决定不在其中（\(places)），不再等待。请核对最近的提交，必要时重新提交。",

                "The cluster was restored from an archive that does not have some decisions you have seen (\(places)); they are not waited for any more. Look at what you submitted last, and submit it again if it is missing."
            ))
    }

    /// - Returns: units outside the focus, some of whose decisions mention one inside.
    private mutating func fold(_ places: [PartitionOfService], on focus: Focus?) async throws -> Set<String> {
        // What the owners say of the ends, asked before the ends themselves: on an intact log never more than is there.
        let heads = if let known = self.heads { known } else { cut == nil ? try await readHeads() : [:] }
        self.heads = heads
        state.toldTime = heads.values.map(\.time).max() ?? 0
        let partitions = places.map {
            ($0.service, TopicPartition(topic: connection.topics.decisions($0.service).name, partition: $0.partition))
        }
        let bounds = try await connection.log.bounds(of: partitions.map(\.1))
        let before = state
        let reading = self
        var waiting = partitions[...]
        var mentioning: Set<String> = []
        var contradicted: [FoldViolation] = []
        try await withThrowingTaskGroup(of: PartitionRead.self) { group in
            func startNext() {
                guard let (service, partition) = waiting.popFirst() else { return }
                let range = bounds[partition] ?? LogBounds(low: 0, high: 0)
                group.addTask { try await reading.read(service, partition, within: range, heads[partition], after: before, on: focus) }
            }
            for _ in 0..<Self.mostAtOnce { startNext() }
            while let read = try await group.next() {
                mentioning.formUnion(read.mentioning)
                if let violation = read.contradicted { contradicted.append(violation) }
                state.take(read)
                startNext()
            }
        }
        // Unless the root key states that it is lost.
        for violation in contradicted {
            let head = heads[violation.partition].map { KeptHeads.Head(nextOffset: $0.nextOffset, chain: $0.chain) }
            guard head.map({ state.registry.logStatements.setsAside($0, of: violation.partition) }) ?? false else { throw violation }
        }
        return mentioning
    }

    private func readHeads() async throws -> [TopicPartition: Standing] {
        try await HeadsReader(topics: connection.topics, log: connection.log).standings()
    }

    private func read(
        _ service: PBService, _ partition: TopicPartition, within bounds: LogBounds, _ head: Standing?, after state: SystemState,
        on focus: Focus?
    ) async throws -> PartitionRead {
        let index = Int(partition.partition)
        switch service {
        case .registry:
            return PartitionRead(try await read(state.references.registry.folds[index], within: bounds, head)) { .registry($0) }
        case .pledges:
            return PartitionRead(try await read(state.references.pledges.folds[index], within: bounds, head, on: focus)) { .pledges($0) }
        case .supervision:
            return PartitionRead(try await read(state.references.supervision.folds[index], within: bounds, head, on: focus)) {
                .supervision($0)
            }
        case .scoring, .unspecified, .UNRECOGNIZED:
            return PartitionRead(try await read(state.scoring, within: bounds, head)) { .scoring($0) }
        }
    }

    private func read<State: FoldState>(
        _ start: AcceptanceFold<State>, within bounds: LogBounds, _ head: Standing?, on focus: Focus? = nil
    ) async throws -> WholeFold<State> {
        var (fold, range, focus) = (start, bounds, focus)
        if let cut { range.high = min(range.high, (cut[fold.partition] ?? -1) + 1) }
        guard bounds.low == 0 else { throw FoldViolation(.logStartMoved, fold.partition, bounds.low) }
        var kept = head.map { KeptHeads(of: fold.partition, told: $0) }
        var contradicted: FoldViolation?
        try await connection.log.readAll(of: fold.partition, within: range) { record in
            try fold.fold(record, on: &focus)
            guard kept?.isDue(after: record.offset) ?? false else { return }
            contradicted = contradicted ?? kept?.contradiction(at: fold.standing)
        }
        contradicted = contradicted ?? kept?.contradiction(atEnd: fold.standing)
        return WholeFold(fold: fold, mentioning: focus?.mentioning ?? [], contradicted: contradicted)
    }
}

private struct PartitionOfService: Sendable {
    var service: PBService
    var partition: Int32
}

/// A partition folded to its end.
private struct WholeFold<State: FoldState>: Sendable {
    var fold: AcceptanceFold<State>
    var mentioning: Set<String>
    var contradicted: FoldViolation?
}

/// One partition, read to its end.
private struct PartitionRead: Sendable {
    enum Fold: Sendable {
        case registry(AcceptanceFold<RegistryState>)
        case pledges(AcceptanceFold<PledgesState>)
        case supervision(AcceptanceFold<SupervisionState>)
        case scoring(AcceptanceFold<ScoringState>)
    }

    var fold: Fold
    /// Units outside the focus, some of whose decisions mention one inside.
    var mentioning: Set<String>

    /// What an owner told of the partition, and the log does not have.
    var contradicted: FoldViolation?

    init<State: FoldState>(_ whole: WholeFold<State>, _ fold: (AcceptanceFold<State>) -> Fold) {
        self.fold = fold(whole.fold)
        mentioning = whole.mentioning
        contradicted = whole.contradicted
    }
}

extension SystemState {
    /// Partitions are to be read anew, from their beginning.
    fileprivate mutating func forget(_ places: [PartitionOfService], topics: Topics) {
        let empty = SystemState(topics: topics)
        for place in places {
            let index = Int(place.partition)
            switch place.service {
            case .registry: references.take(empty.references.registry.folds[index])
            case .pledges: references.take(empty.references.pledges.folds[index])
            case .supervision: references.take(empty.references.supervision.folds[index])
            case .scoring, .unspecified, .UNRECOGNIZED: scoring = empty.scoring
            }
        }
    }

    fileprivate mutating func take(_ read: PartitionRead) {
        switch read.fold {
        case .registry(let fold): references.take(fold)
        case .pledges(let fold): references.take(fold)
        case .supervision(let fold): references.take(fold)
        case .scoring(let fold): scoring = fold
        }
    }
}
