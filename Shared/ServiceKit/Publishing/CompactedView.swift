public import Logging
public import ServiceLifecycle
public import Streaming

/// Writes a compacted topic: the latest value of every key. What could not be written is tried again, and a newer value replaces one that
/// is still waiting, so memory is bounded by the number of keys.
///
/// A view is a convenience for readers. Its failures are logged and counted, and never affect deciding.
public actor CompactedView: Service {
    /// The pause before a failed writer is replaced, or a missing topic is asked for again.
    static let retryPause = Duration.seconds(5)
    /// How long the process waits at its end for outstanding records.
    static let flushMilliseconds = 1_500

    private struct Entry {
        var value: [UInt8]
        /// The token of the append that is outstanding; nil while the value waits to be appended.
        var token: UInt64?
    }

    private let target: TopicPartition
    private let log: any Log
    private let logger: Logger
    private let failed: @Sendable () -> Void
    private let time: Timekeeper

    private var entries: [String: Entry] = [:]
    private var keys: [UInt64: String] = [:]
    private var nextToken: UInt64 = 0
    private var filter = RepetitionFilter()
    /// Why waiting values are not written; nil if none waits or writing works.
    public private(set) var problem: String?
    /// Whether the problem was logged, so that its end must be logged, too.
    private var told = false
    /// Wakes the task that waits for something to write. A new one for every wait, because a stream ends with the task that listens to it.
    private var wake: AsyncStream<Void>.Continuation?

    /// - Parameters:
    ///   - failed: called whenever writing had to be postponed.
    ///   - time: waits before another try; tests pass their own.
    public init(
        _ target: TopicPartition, log: any Log, logger: Logger, failed: @escaping @Sendable () -> Void = {},
        time: Timekeeper = Timekeeper()
    ) {
        self.target = target
        self.log = log
        self.logger = logger
        self.failed = failed
        self.time = time
    }

    /// Sets the value of a key. Returns at once; the value is written in the background.
    public func put(_ value: [UInt8], key: String) {
        entries[key] = Entry(value: value)
        wake?.yield()
    }

    /// The number of values not acknowledged yet.
    public var pendingCount: Int { entries.count }

    /// Writes until the process is asked to stop, then waits a moment for outstanding records.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.attempt()
                guard !Task.isCancelled else { return }
                do { try await self.time.sleep(Self.retryPause) } catch { return }
            }
        }
    }

    private func attempt() async {
        do {
            let work = listen()
            // While there is nothing to write, a broker that does not answer is not a problem.
            if entries.isEmpty { for await _ in work { break } }
            guard !Task.isCancelled else { return }
            // A log appends only to topics it has described, because some brokers create an unknown topic silently.
            let described = try await leavingOnCancellation { [log, target] in
                await Result { () async throws(LogError) in try await log.describe(topic: target.topic) }
            }
            guard try described.get() != nil else { throw LogError.unknownTopic(target.topic) }
            let appender = try await log.appender()
            do {
                try await serve(appender)
            } catch {
                await end(appender)
                throw error
            }
            await end(appender)
        } catch {
            guard !Task.isCancelled else { return }
            // A writer that fails while no value waits delays nothing.
            guard !entries.isEmpty else { return }
            failed()
            note(problem: "\(error)", kind: RepetitionFilter.kind(of: error))
        }
    }

    /// Reports a problem other than a failure to write that keeps the view from being up to date; for whoever fills the view.
    public func note(problem error: any Error) { note(problem: "\(error)", kind: RepetitionFilter.kind(of: error)) }

    /// Reports that the problem noted by ``note(problem:)`` is over.
    public func problemIsOver() {
        problem = nil
        guard told else { return }
        told = false
        logger.notice("coming back: view written again", metadata: ["topic": "\(target.topic)"])
    }

    private func note(problem text: String, kind: String) {
        problem = text
        guard let suppressed = filter.admit("", about: kind, at: time.now()) else { return }
        told = true
        logger.warning(
            "view not written; trying again",
            metadata: [
                "topic": "\(target.topic)", "error": "\(text)", "waiting": .stringConvertible(entries.count),
            ].merging(RepetitionFilter.metadata(suppressed: suppressed)) { $1 })
    }

    private func listen() -> AsyncStream<Void> {
        let (work, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.wake = wake
        return work
    }

    private func serve(_ appender: any LogAppender) async throws {
        let work = listen()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await self.sendWaiting(to: appender)
                for await _ in work { try await self.sendWaiting(to: appender) }
            }
            group.addTask {
                while !Task.isCancelled { try await self.take(try await appender.nextAcknowledgements()) }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func sendWaiting(to appender: any LogAppender) throws {
        for key in entries.filter({ $0.value.token == nil }).keys.sorted() {
            guard let value = entries[key]?.value else { continue }
            nextToken += 1
            try appender.append(value, key: Array(key.utf8), to: target, timestamp: nil, token: nextToken)
            entries[key]?.token = nextToken
            keys[nextToken] = key
        }
    }

    /// Takes all acknowledgements before it throws the first failure: values that were not written keep waiting.
    private func take(_ acknowledgements: [Acknowledgement]) throws {
        var failure: LogError?
        for acknowledgement in acknowledgements {
            let key = keys.removeValue(forKey: acknowledgement.token)
            switch acknowledgement.result {
            case .failure(let error): failure = failure ?? error
            case .success:
                guard let key, entries[key]?.token == acknowledgement.token else { continue }
                entries[key] = nil
            }
        }
        if let failure { throw failure }
        if !acknowledgements.isEmpty { problemIsOver() }
    }

    /// Waits a moment for outstanding records, then marks those not acknowledged as waiting. In a task of its own, because the current one
    /// may be cancelled.
    private func end(_ appender: any LogAppender) async {
        await Task {
            do {
                try sendWaiting(to: appender)
                if await appender.flush(within: Self.flushMilliseconds) {
                    // Everything is acknowledged, but not all acknowledgements were taken, and one may be a failure.
                    while !keys.isEmpty { try take(try await appender.nextAcknowledgements()) }
                    if entries.isEmpty { problem = nil }
                }
            } catch {
                // The appender has failed: the waiting values go to the next one.
            }
            await appender.abandon(within: Self.flushMilliseconds)
            keys = [:]
            for key in entries.keys { entries[key]?.token = nil }
        }.value
    }
}
