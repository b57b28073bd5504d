internal import Logging
internal import Schema
internal import Streaming

/// Compares the topics that a service needs with what they must be, periodically: whoever changes a setting on the broker changes the
/// guarantees of the log, and no record shows it.
///
/// A changed number of partitions halts the whole service. Every other finding is reported (`/readyz`, metrics, log) and deciding goes on:
/// stopping would not keep retention from deleting records.
actor TopicWatch {
    /// A change is noticed within this time plus the time of an answer, well below a minute.
    static let interval = Duration.seconds(20)

    /// What is logged once: a finding about a topic, whichever of its partitions has it.
    private struct Subject: Hashable, Comparable {
        var topic: String
        var finding: String

        static func < (a: Subject, b: Subject) -> Bool { (a.topic, a.finding) < (b.topic, b.finding) }
    }

    private let topics: [Topic]
    private let log: any Log
    private let logger: Logger
    private let time: Timekeeper
    private var clock: PBClockMode?
    private var halt: (@Sendable (HaltReason) async -> Void)?
    private var halted = false
    private var filter = RepetitionFilter()
    /// The current findings, in the order of the topics.
    private(set) var findings: [TopicFinding] = []

    init(topics: [Topic], log: any Log, logger: Logger, time: Timekeeper) {
        self.topics = topics
        self.log = log
        self.logger = logger
        self.time = time
    }

    /// - Parameter halt: halts the whole service.
    func halts(_ halt: @escaping @Sendable (HaltReason) async -> Void) { self.halt = halt }

    /// Sets the clock that genesis names: from now on the topics' timestamp types are compared, too.
    func compare(clock: PBClockMode) { self.clock = clock }

    /// Compares the descriptions obtained when the service starts.
    func look(at descriptions: [String: TopicDescription]) async {
        let brokers = await brokers() ?? []
        await tell(topics.flatMap { TopicFinding.findings($0, descriptions[$0.name], clock: clock, brokers: brokers) })
    }

    func run() async {
        while !Task.isCancelled {
            do { try await time.sleep(Self.interval) } catch { return }
            await look()
        }
    }

    /// Compares the topics once. If no broker answers, the findings stay as they are; ``BrokerWatch`` reports that none answers.
    func look() async {
        guard let brokers = await brokers() else { return }
        var found: [TopicFinding] = []
        for topic in topics {
            guard let answer = await ask({ [log] () async throws(LogError) in try await log.describe(topic: topic.name) }) else { return }
            switch answer {
            case .success(let description): found += TopicFinding.findings(topic, description, clock: clock, brokers: brokers)
            case .failure(.unavailable), .failure(.misconnected): return
            case .failure(let error): found.append(.settingsUnknown(topic: topic.name, reason: error.description))
            }
        }
        await tell(found)
    }

    /// The cluster's brokers, which determine the wanted number of replicas; nil if none answers.
    private func brokers() async -> [Int32]? {
        switch await ask({ [log] () async throws(LogError) in try await log.brokers() }) {
        case .success(let brokers): brokers
        case .failure, nil: nil
        }
    }

    /// - Returns: nil if the service was told to stop meanwhile.
    private func ask<R: Sendable>(
        _ question: @escaping @Sendable () async throws(LogError) -> R
    ) async -> Result<R, LogError>? {
        // The only error is cancellation.
        try? await leavingOnCancellation { await Result(question) }
    }

    /// Minor findings do not affect readiness; `pledgeline doctor` reports them.
    private func tell(_ all: [TopicFinding]) async {
        let found = all.filter { !$0.isMinor }
        let before = Set(findings.map { Subject(topic: $0.topic, finding: $0.name) })
        let now = Dictionary(grouping: found) { Subject(topic: $0.topic, finding: $0.name) }
        findings = found
        for subject in now.keys.sorted() where !before.contains(subject) {
            say(.error, "topic is not as it must be", subject, detail: now[subject]?.first.map { "\($0)" })
        }
        for subject in before.sorted() where now[subject] == nil {
            say(.notice, "coming back: topic is as it must be again", subject, detail: nil)
        }
        for case .partitionCount(let topic, let count, let expected) in found where !halted {
            halted = true
            let reason = HaltReason.partitionsChanged(topic, found: count, expected: expected)
            logger.critical(
                "partitions were changed: nothing is decided until somebody has looked",
                metadata: ["halt": "\(reason.name)", "detail": "\(reason)"])
            await halt?(reason)
        }
    }

    /// A finding that comes and goes is logged more and more rarely.
    private func say(_ level: Logger.Level, _ message: Logger.Message, _ subject: Subject, detail: String?) {
        let about = "\(message) \(subject.topic) \(subject.finding)"
        guard let suppressed = filter.admit("", about: about, at: time.now()) else { return }
        var metadata: Logger.Metadata = ["topic": "\(subject.topic)", "finding": "\(subject.finding)"]
        metadata.merge(RepetitionFilter.metadata(suppressed: suppressed)) { $1 }
        if let detail { metadata["detail"] = "\(detail)" }
        logger.log(level: level, message, metadata: metadata)
    }
}
