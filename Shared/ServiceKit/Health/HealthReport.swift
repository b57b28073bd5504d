internal import Streaming

/// How a service stands, as `/readyz` shows it.
public struct HealthReport: Sendable, Hashable {
    /// What the process as a whole is about.
    public enum Stage: String, Sendable, Encodable, CaseIterable {
        case starting
        case waitingForBroker = "waiting_for_broker"
        case waitingForTopics = "waiting_for_topics"
        case running
        /// Something does not fit and will not by itself: see the detail, or the halts.
        case refused
        case stopping
    }

    public struct Broker: Sendable, Hashable, Encodable {
        public var connected: Bool
        public var lastError: String?

        public init(connected: Bool, lastError: String? = nil) {
            self.connected = connected
            self.lastError = lastError
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
        public var inFlight = 0
        public var queued = 0
        public var nextOffset: Int64 = 0
        /// Milliseconds since 1970; 0 if there was no decision.
        public var time: Int64 = 0
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
    /// Something that keeps the whole service from deciding.
    public var halt: Halt?
    public var broker: Broker
    /// Whether the engine calls itself ready: every owned partition is active, and ownership is known.
    public var engineReady: Bool
    public var partitions: [Partition]

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

    /// If and only if the service runs, a broker is reachable as far as is known, and every owned partition is active.
    public var isReady: Bool {
        stage == .running && broker.connected && engineReady && halt == nil && partitions.allSatisfy { $0.halt == nil }
    }
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
        ignored = Dictionary(uniqueKeysWithValues: status.ignored.map { ($0.key.rawValue, $0.value) })
    }
}

extension HealthReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case ready, service, writer, stage, detail, broker, partitions, halts
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isReady, forKey: .ready)
        try container.encode(service, forKey: .service)
        try container.encode(writer, forKey: .writer)
        try container.encode(stage, forKey: .stage)
        try container.encodeIfPresent(detail, forKey: .detail)
        try container.encode(broker, forKey: .broker)
        try container.encode(partitions, forKey: .partitions)
        try container.encode(Set((partitions.map(\.halt) + [halt]).compactMap { $0?.name }).sorted(), forKey: .halts)
    }
}

extension HealthReport.Partition: Encodable {
    private enum CodingKeys: String, CodingKey {
        case partition, phase, halt, inFlight, queued, nextOffset
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(partition, forKey: .partition)
        try container.encode(phase, forKey: .phase)
        try container.encodeIfPresent(halt, forKey: .halt)
        try container.encode(inFlight, forKey: .inFlight)
        try container.encode(queued, forKey: .queued)
        try container.encode(nextOffset, forKey: .nextOffset)
    }
}
