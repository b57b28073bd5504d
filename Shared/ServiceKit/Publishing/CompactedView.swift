public import Logging
public import ServiceLifecycle
public import Streaming

/// Writes a compacted topic: for every key the value that should stand there. What could not be written is tried again, and a newer value
/// replaces one that still waits, so memory is bounded by the number of keys.
///
/// A view is a convenience for readers. Its failures are logged and counted and never reach whoever decides.
public actor CompactedView: Service {
    /// Pause before a broken writer is replaced or a missing topic looked for again.
    static let retryPause = Duration.seconds(5)
    /// How long the end of the process waits for what is still under way.
    static let flushMilliseconds = 1_500

    private struct Entry {
        var value: [UInt8]
        /// Set while it is with the appender.
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
    /// Why what waits is not written; nil if nothing waits or writing goes on.
    public private(set) var problem: String?
    /// Whether that was told in the log, and its end must be.
    private var told = false
    /// Wakes whoever waits for something to write; made anew for every wait, since a stream ends with the task that listens to it.
    private var wake: AsyncStream<Void>.Continuation?

    /// - Parameters:
    ///   - failed: called whenever writing had to be put off.
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

    /// What should stand under the key from now on. Returns at once.
    public func put(_ value: [UInt8], key: String) {
        entries[key] = Entry(value: value)
        wake?.yield()
    }

    /// How many values are not acknowledged yet.
    public var pendingCount: Int { entries.count }

    /// Writes until the process is asked to stop, then waits a moment for what is under way.
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
            // A broker that is away is no news to a view with nothing to write.
            if entries.isEmpty { for await _ in work { break } }
            guard !Task.isCancelled else { return }
            // A log appends only to topics it has looked at, and nobody produces to one that may not exist.
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
            // A writer that breaks while nothing waits keeps nothing from being written.
            guard !entries.isEmpty else { return }
            failed()
            note(problem: "\(error)", kind: RepetitionFilter.kind(of: error))
        }
    }

    /// Something keeps the view from being what it should be: for whoever fills it, beside failures to write.
    public func note(problem error: any Error) { note(problem: "\(error)", kind: RepetitionFilter.kind(of: error)) }

    /// What was noted by ``note(problem:)`` is over.
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

    /// Takes all of them before it throws what the first failure says: what was not written waits on.
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

    /// Gives what is under way a moment, then puts back what was not acknowledged. In a task of its own, since this one may be cancelled.
    private func end(_ appender: any LogAppender) async {
        await Task {
            do {
                try sendWaiting(to: appender)
                if await appender.flush(within: Self.flushMilliseconds) {
                    // All is reported on, but not all reports were taken, and a report may say that nothing was written.
                    while !keys.isEmpty { try take(try await appender.nextAcknowledgements()) }
                    if entries.isEmpty { problem = nil }
                }
            } catch {
                // The appender is broken: what waits goes to the next one.
            }
            await appender.abandon(within: Self.flushMilliseconds)
            keys = [:]
            for key in entries.keys { entries[key]?.token = nil }
        }.value
    }
}
