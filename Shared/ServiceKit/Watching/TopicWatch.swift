internal import Logging
internal import Schema
internal import Streaming

/// Compares the topics a service needs with what they must be, again and again as long as it runs: whoever changes a setting on the broker changes what
/// the log promises, and no record tells of it.
///
/// A changed number of partitions halts the whole service. Everything else is told (`/readyz`, metrics, log) and decided on regardless: stopping would not
/// keep what retention deletes.
actor TopicWatch {
    /// What is changed is noticed within this and an answer's time, well below a minute.
    static let interval = Duration.seconds(20)

    /// Of what is told once: a topic's partitions count together.
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
    /// What stands now, in the order of the topics.
    private(set) var findings: [TopicFinding] = []

    init(topics: [Topic], log: any Log, logger: Logger, time: Timekeeper) {
        self.topics = topics
        self.log = log
        self.logger = logger
        self.time = time
    }

    /// - Parameter halt: halts the whole service.
    func halts(_ halt: @escaping @Sendable (HaltReason) async -> Void) { self.halt = halt }

    /// Genesis is known: from now on the topics' clocks are compared, too.
    func compare(clock: PBClockMode) { self.clock = clock }

    /// Looks at what was described already, when the service starts.
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

    /// Once. As long as no broker answers what is known stands: that none answers is told by ``BrokerWatch``.
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

    /// The cluster's brokers, with which the number of copies is compared; nil if none answers.
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
        // Being cancelled is the only failure there is.
        try? await leavingOnCancellation { await Result(question) }
    }

    /// What is minor keeps nobody from being ready; `pledgeline doctor` tells of it.
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

    /// A finding that comes and goes is told ever more seldom.
    private func say(_ level: Logger.Level, _ message: Logger.Message, _ subject: Subject, detail: String?) {
        let about = "\(message) \(subject.topic) \(subject.finding)"
        guard let suppressed = filter.admit("", about: about, at: time.now()) else { return }
        var metadata: Logger.Metadata = ["topic": "\(subject.topic)", "finding": "\(subject.finding)"]
        metadata.merge(RepetitionFilter.metadata(suppressed: suppressed)) { $1 }
        if let detail { metadata["detail"] = "\(detail)" }
        logger.log(level: level, message, metadata: metadata)
    }
}
