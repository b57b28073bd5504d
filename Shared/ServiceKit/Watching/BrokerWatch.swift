internal import Logging
internal import ServiceLifecycle
internal import Streaming

/// Asks the brokers periodically for the ends of the partitions that the service uses. A frozen broker keeps its connections and accepts
/// new ones, so only an answer shows that it works. Every leader is asked, so that one frozen broker among several is noticed, too.
actor BrokerWatch: Service {
    /// The pause between an answer and the next request. Together with ``patience`` nine seconds: a broker that freezes is noticed within
    /// ten.
    static let interval = Duration.seconds(4)
    /// How long an answer may take. A healthy broker takes milliseconds; a partition that changes its leader takes some seconds.
    static let patience = Duration.seconds(5)

    private enum Outcome: Sendable {
        case late
        case answered(Result<[TopicPartition: LogBounds], LogError>)
    }

    private let log: any Log
    private let logger: Logger
    private let time: Timekeeper
    private let partitions: @Sendable () async -> [TopicPartition]
    private var filter = RepetitionFilter()
    /// Whether the current problem was logged, so that its end must be logged, too.
    private var told = false
    /// Why the brokers do not count as answering; nil if they do.
    private(set) var problem: HealthReport.Reason? = HealthReport.Reason(.brokerNotAnswering, "no answer yet")
    /// The ends of the partitions when last queried.
    private(set) var ends: [TopicPartition: Int64] = [:]

    /// - Parameter partitions: returns the partitions to ask about; called before every request.
    init(log: any Log, logger: Logger, time: Timekeeper, partitions: @escaping @Sendable () async -> [TopicPartition]) {
        self.log = log
        self.logger = logger
        self.time = time
        self.partitions = partitions
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.ask()
                do { try await self.time.sleep(Self.interval) } catch { return }
            }
        }
    }

    /// Makes one request and waits for its end, however late, so that there is never more than one.
    func ask() async {
        let wanted = await partitions()
        let (outcomes, tell) = AsyncStream.makeStream(of: Outcome.self)
        // In a task of its own, because the request may not react to cancellation and the service must stop when told to.
        Task { [log] in
            let answer = await Result { () async throws(LogError) in try await log.bounds(of: wanted) }
            tell.yield(.answered(answer))
            tell.finish()
        }
        let timer = Task { [time] in
            try await time.sleep(Self.patience)
            tell.yield(.late)
        }
        defer { timer.cancel() }
        for await outcome in outcomes {
            switch outcome {
            case .late: fail(.brokerNotAnswering, "no answer within \(Self.patience.components.seconds) s")
            case .answered(.success(let bounds)):
                // Also forgets partitions that are no longer owned.
                ends = bounds.mapValues(\.high)
                answered()
            // The broker did answer; the start-up check and ``TopicWatch`` report the missing topic.
            case .answered(.failure(.unknownTopic)): answered()
            case .answered(.failure(.unavailable(let why))): fail(.brokerNotAnswering, "\(why)")
            case .answered(.failure(let error)): fail(.brokerRefuses, "\(error)")
            }
        }
    }

    private func answered() {
        problem = nil
        guard told else { return }
        told = false
        logger.notice("coming back: the broker answers again")
    }

    private func fail(_ name: HealthReport.Reason.Name, _ detail: String) {
        problem = HealthReport.Reason(name, detail)
        guard let suppressed = filter.admit("", about: name.rawValue, at: time.now()) else { return }
        told = true
        logger.warning(
            "broker does not answer as it should",
            metadata: ["reason": "\(name.rawValue)", "detail": "\(detail)"]
                .merging(RepetitionFilter.metadata(suppressed: suppressed)) { $1 })
    }
}
