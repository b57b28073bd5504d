import Foundation
import Schema
import Seeded
import Streaming
import SwiftProtobuf

/// A worker and the world around it, moved by hand: what it appends lands, is acknowledged and is read back only when the test says so.
struct WorkerBench {
    typealias Worker = PartitionWorker<ToyCore>

    var worker: Worker
    var references = ToyReferences(topics: Toy.topics)
    /// The own decision partition.
    var log: [[UInt8]?]
    /// Every effect so far.
    private(set) var effects: [WorkerEffect] = []
    /// Appended, but not in the log yet.
    private(set) var flying: [(token: UInt64, value: [UInt8])] = []
    /// In the log, but not acknowledged yet.
    var acknowledgements: [Acknowledgement] = []
    /// What is said of the own partition before it is read: its low end, and the heads that were told of it.
    var ownLow: Int64 = 0
    var heads: [KeptHeads.Head] = []
    /// The last question for the ends of partitions.
    private(set) var lastQuery: UInt64 = 0
    /// The next offset the worker's reader delivers.
    private var nextRead = 0

    init(log: [[UInt8]?] = [], seed: UInt64 = 1, statement: HandedOverStatement? = nil, limits: Worker.Limits = Worker.Limits()) {
        self.log = log
        worker = Worker(
            topics: Toy.topics, partition: 0, writer: "bench", statement: statement, limits: limits, random: SeededGenerator(seed: seed))
    }

    var life: UInt64 { worker.life }

    @discardableResult
    mutating func tell(_ event: WorkerEvent) -> [WorkerEffect] {
        var new = worker.handle(event, references: references)
        effects += new
        for effect in new {
            switch effect {
            case .inspectOwn(let life): new += tell(.ownInspected(life: life, LogBounds(low: ownLow, high: Int64(log.count)), heads))
            case .append(_, let token, _, let value): flying.append((token, value))
            case .followOwn(_, let from): nextRead = Int(from)
            case .queryEnds(_, let query, _): lastQuery = query
            case .abandoned:
                flying = []
                acknowledgements = []
            default: break
            }
        }
        return new
    }

    /// Answers a question for the ends of partitions; the last one asked, unless said otherwise.
    @discardableResult
    mutating func answer(_ ends: [TopicPartition: Int64], query: UInt64? = nil) -> [WorkerEffect] {
        tell(.endsKnown(life: life, query: query ?? lastQuery, ends))
    }

    /// What was appended reaches the log.
    mutating func land(_ count: Int = .max) {
        for record in flying.prefix(count) {
            acknowledgements.append(Acknowledgement(token: record.token, result: .success(Int64(log.count))))
            log.append(record.value)
        }
        flying.removeFirst(min(count, flying.count))
    }

    @discardableResult
    mutating func acknowledge() -> [WorkerEffect] {
        let all = acknowledgements
        acknowledgements = []
        return tell(.acknowledged(life: life, all))
    }

    /// The worker's reader delivers what the log holds.
    @discardableResult
    mutating func readBack(_ count: Int = .max) -> [WorkerEffect] {
        let records = log.enumerated().dropFirst(nextRead).prefix(count).map {
            MemoryBatch.Record(offset: Int64($0), timestamp: 0, value: $1)
        }
        nextRead += records.count
        return tell(.ownRecords(life: life, MemoryBatch(records, endReached: nextRead == log.count ? Int64(log.count) : nil)))
    }

    /// Lands, acknowledges and reads back.
    @discardableResult
    mutating func settle() -> [WorkerEffect] {
        land()
        let acknowledged = acknowledge()
        return acknowledged + readBack()
    }

    /// From assigned to the Open read back.
    mutating func win() {
        tell(.assigned)
        readBack()
        tell(.writerReady(life: life))
        settle()
    }

    @discardableResult
    mutating func inspect(low: Int64 = 0, high: Int64 = 1_000, digest: Data? = nil) -> [WorkerEffect] {
        tell(.inputInspected(life: life, LogBounds(low: low, high: high), digest: digest ?? worker.standing.lastInputDigest))
    }

    static func active(log: [[UInt8]?] = [], seed: UInt64 = 1, limits: Worker.Limits = Worker.Limits()) -> WorkerBench {
        var bench = WorkerBench(log: log, seed: seed, limits: limits)
        bench.win()
        bench.inspect()
        return bench
    }

    @discardableResult
    mutating func input(_ items: IntakeItem...) -> [WorkerEffect] { tell(.input(life: life, items)) }

    /// Counts of one unit at these offsets.
    @discardableResult
    mutating func input(counts offsets: some Sequence<Int64>) -> [WorkerEffect] {
        tell(.input(life: life, offsets.map { Send.item(Send.payload(), at: $0) }))
    }

    /// Folds records of the followed topic, and tells the worker.
    @discardableResult
    mutating func follow(_ registry: LogBuilder) throws -> [WorkerEffect] {
        let next = references.standing(of: Toy.registry)?.nextOffset ?? 0
        let batch = registry.batch(from: next)
        for index in 0..<batch.count { try batch.withRecord(at: index) { try references.fold($0, of: Toy.registry) } }
        return tell(.referencesAdvanced)
    }

    /// Every decision that the log's readers accept.
    func accepted() throws -> [PBDecision] {
        var fold = Toy.fold()
        var decisions: [PBDecision] = []
        for (offset, value) in log.enumerated() {
            if case .decided(let decision) = try fold.foldOne(value, at: Int64(offset)) { decisions.append(decision) }
        }
        return decisions
    }

    /// The Open appended in this life.
    var open: PBOpen? {
        for effect in effects.reversed() {
            if case .append(_, 0, _, let value) = effect { return Self.body(of: value)?.open }
        }
        return nil
    }

    static func body(of value: [UInt8]) -> PBRecordBody? {
        guard let record = try? PBLogRecord(serializedBytes: value) else { return nil }
        return try? PBRecordBody(serializedBytes: record.body)
    }
}

extension [WorkerEffect] {
    var names: [String] { map(\.name) }

    /// The decisions among what is appended.
    var decisions: [PBDecision] {
        compactMap { if case .append(_, _, _, let value) = $0 { WorkerBench.body(of: value)?.decision } else { nil } }
    }
    var confirmed: [Int64] { compactMap { if case .confirmed(let decision, _) = $0 { decision.inputOffset } else { nil } } }
    var abandoned: AbandonReason? {
        compactMap { if case .abandoned(_, let reason) = $0 { reason } else { nil } }.first
    }
}

extension WorkerEffect {
    var name: String {
        switch self {
        case .inspectOwn: "inspectOwn"
        case .followOwn: "followOwn"
        case .startWriter: "startWriter"
        case .append: "append"
        case .inspectInput: "inspectInput"
        case .queryEnds: "queryEnds"
        case .assignInput: "assignInput"
        case .startTimer: "startTimer"
        case .becameActive: "becameActive"
        case .confirmed: "confirmed"
        case .abandoned: "abandoned"
        case .retryAfter: "retryAfter"
        case .halted: "halted"
        }
    }
}

extension PBDecision {
    /// accepted, repeat, or the refusal's code.
    var outcomeName: String {
        switch outcome {
        case .accepted: "accepted"
        case .refused(let refused): refused.code
        case .repeat: "repeat"
        case nil: ""
        }
    }
}
