public import Streaming

/// The state of a service, as `/readyz` shows it.
public struct HealthReport: Sendable, Hashable {
    /// The stage of the process as a whole.
    public enum Stage: String, Sendable, Encodable, CaseIterable {
        case starting
        case waitingForBroker = "waiting_for_broker"
        case waitingForTopics = "waiting_for_topics"
        case running
        /// The service refuses to work, for a cause that does not go away by itself: see the detail, or the halts.
        case refused
        case stopping
    }

    public struct Broker: Sendable, Hashable {
        /// Whether a connection is up. A frozen broker keeps its connections, too.
        public var connected: Bool
        public var lastError: String?
        /// Why the broker does not count as answering; nil if it does.
        public var problem: Reason?

        public init(connected: Bool, lastError: String? = nil, problem: Reason? = nil) {
            self.connected = connected
            self.lastError = lastError
            self.problem = problem
        }
    }

    public struct Halt: Sendable, Hashable, Encodable {
        /// Stable, for programs.
        public var name: String
        public var detail: String

        public init(name: String, detail: String) {
            self.name = name
            self.detail = detail
        }
    }

    public struct Partition: Sendable, Hashable {
        public var partition: Int32
        public var phase: String
        public var halt: Halt?
        /// Why the partition was last given up, if it is not active again.
        public var because: String?
        /// Whether another instance has taken it.
        public var isSuperseded = false
        public var inFlight = 0
        public var queued = 0
        public var nextOffset: Int64 = 0
        /// The time of the last decision in milliseconds since 1970; 0 if there was none.
        public var time: Int64 = 0
        /// Submissions in the log that are not decided yet; nil until the log's end is known.
        public var backlog: Int64?
        public var ignored: [String: Int] = [:]

        public init(partition: Int32, phase: String, halt: Halt? = nil) {
            self.partition = partition
            self.phase = phase
            self.halt = halt
        }
    }

    public var service: String
    public var writer: String
    public var stage: Stage
    public var detail: String?
    /// A halt of the whole service.
    public var halt: Halt?
    public var broker: Broker
    /// Whether the engine is ready: ownership is known and every owned partition is active.
    public var engineReady: Bool
    public var partitions: [Partition]
    /// Deviations of the topics from what they must be.
    public var findings: [TopicFinding] = []
    /// Views that are not up to date, by topic, with the reason.
    public var unwrittenViews: [String: String] = [:]
    /// Followed partitions that cannot be read now, with the reason.
    public var unreadReferences: [TopicPartition: String] = [:]
    /// Why the ownership source suggests nothing, if that is known.
    public var ownershipProblem: String?
    /// The number of records not folded yet, by followed partition.
    public var referenceLag: [TopicPartition: Int64] = [:]

    public init(
        service: String, writer: String, stage: Stage, detail: String? = nil, halt: Halt? = nil, broker: Broker, engineReady: Bool = false,
        partitions: [Partition] = []
    ) {
        self.service = service
        self.writer = writer
        self.stage = stage
        self.detail = detail
        self.halt = halt
        self.broker = broker
        self.engineReady = engineReady
        self.partitions = partitions
    }

    /// True if and only if there is no reason against it: the service runs, the brokers answer, every owned partition is active, the topics
    /// are as they must be, and the views are up to date.
    public var isReady: Bool { reasons.isEmpty }
}

extension HealthReport.Halt {
    init(_ reason: HaltReason) { self.init(name: reason.name, detail: reason.description) }
}

extension HealthReport.Partition {
    init(_ status: EngineStatus.Partition) {
        self.init(partition: status.partition, phase: status.phase, halt: status.halt.map { HealthReport.Halt($0) })
        inFlight = status.inFlight
        queued = status.queued
        nextOffset = status.standing.nextOffset
        time = status.standing.time
        if status.phase != "active", status.halt == nil {
            because = status.lastAbandoned == .revoked ? nil : status.lastAbandoned.description
            if case .lostToRival = status.lastAbandoned { isSuperseded = true }
        }
        ignored = Dictionary(uniqueKeysWithValues: status.ignored.map { ($0.key.rawValue, $0.value) })
    }
}

extension EngineStatus {
    /// The last submission whose decision was read back, of each active partition; unknown for partitions that are not active.
    var lastDecided: [Int32: Int64] {
        Dictionary(
            uniqueKeysWithValues: partitions.filter { $0.phase == HealthReport.active }.map { ($0.partition, $0.standing.lastInput) })
    }
}

extension HealthReport {
    /// Adds how much is not decided or folded yet, given the ends of the logs when last queried.
    mutating func add(
        ends: [TopicPartition: Int64], submissions: String, lastDecided: [Int32: Int64], followed: [TopicPartition: Int64]
    ) {
        for index in partitions.indices {
            let number = partitions[index].partition
            guard let end = ends[TopicPartition(topic: submissions, partition: number)], let last = lastDecided[number] else { continue }
            partitions[index].backlog = max(0, end - last - 1)
        }
        for (partition, next) in followed {
            if let end = ends[partition] { referenceLag[partition] = max(0, end - next) }
        }
    }
}

extension HealthReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case ready, service, writer, stage, detail, broker, partitions, halts, reasons
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let reasons = reasons
        try container.encode(reasons.isEmpty, forKey: .ready)
        try container.encode(reasons, forKey: .reasons)
        try container.encode(service, forKey: .service)
        try container.encode(writer, forKey: .writer)
        try container.encode(stage, forKey: .stage)
        try container.encodeIfPresent(detail, forKey: .detail)
        try container.encode(broker, forKey: .broker)
        try container.encode(partitions, forKey: .partitions)
        try container.encode(Set((partitions.map(\.halt) + [halt]).compactMap { $0?.name }).sorted(), forKey: .halts)
    }
}

extension HealthReport.Broker: Encodable {
    private enum CodingKeys: String, CodingKey {
        case connected, answering, lastError
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(connected, forKey: .connected)
        try container.encode(problem == nil, forKey: .answering)
        try container.encodeIfPresent(lastError, forKey: .lastError)
    }
}

extension HealthReport.Partition: Encodable {
    private enum CodingKeys: String, CodingKey {
        case partition, phase, halt, because, inFlight, queued, nextOffset, backlog
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(partition, forKey: .partition)
        try container.encode(phase, forKey: .phase)
        try container.encodeIfPresent(halt, forKey: .halt)
        try container.encodeIfPresent(because, forKey: .because)
        try container.encodeIfPresent(backlog, forKey: .backlog)
        try container.encode(inFlight, forKey: .inFlight)
        try container.encode(queued, forKey: .queued)
        try container.encode(nextOffset, forKey: .nextOffset)
    }
}
