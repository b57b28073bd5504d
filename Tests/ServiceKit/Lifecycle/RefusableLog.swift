import Streaming
import Synchronization

/// A log in memory whose broker can be told to refuse: one kind of call or all of them, or never to answer.
final class RefusableLog: Log {
    enum Call: Hashable, CaseIterable { case describe, bounds, read, append, make }

    private struct State {
        var refusal: LogError?
        var calls: Set<Call> = []
        var frozen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var open: [any LogReader] = []
        var appenders: [any LogAppender] = []
        var refused = 0
    }

    let memory: MemoryLog
    private let state = Mutex(State())

    init(_ memory: MemoryLog) { self.memory = memory }

    /// How many calls were refused so far.
    var refusedCount: Int { state.withLock { $0.refused } }

    /// From now on these calls fail. What reads or writes already is broken off, as by a connection that is lost.
    func refuse(_ error: LogError, _ calls: Set<Call> = Set(Call.allCases)) async {
        let (readers, appenders) = state.withLock { state in
            (state.refusal, state.calls) = (error, calls)
            defer { (state.open, state.appenders) = ([], []) }
            return (state.open, state.appenders)
        }
        for reader in readers { await reader.close() }
        for appender in appenders { await appender.abandon(within: 0) }
    }

    func comeBack() {
        let waiting = state.withLock { state in
            (state.refusal, state.frozen) = (nil, false)
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    /// Questions are taken and not answered until the broker comes back.
    func freeze() { state.withLock { $0.frozen = true } }

    private func ask(_ call: Call) async throws(LogError) {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isFrozen = state.withLock { state in
                if state.frozen { state.waiting.append(continuation) }
                return state.frozen
            }
            if !isFrozen { continuation.resume() }
        }
        try check(call)
    }

    fileprivate func check(_ call: Call) throws(LogError) {
        let refusal = state.withLock { state -> LogError? in
            guard state.calls.contains(call), let refusal = state.refusal else { return nil }
            state.refused += 1
            return refusal
        }
        if let refusal { throw refusal }
    }

    func describe(topic: String) async throws(LogError) -> TopicDescription? {
        try await ask(.describe)
        return try await memory.describe(topic: topic)
    }

    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds {
        try await ask(.bounds)
        return try await memory.bounds(of: partition)
    }

    func create(_ topic: TopicSpecification) async throws(LogError) { try await memory.create(topic) }

    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        let reader = RefusableReader(log: self, inner: try await memory.reader(of: partition, from: offset))
        state.withLock { $0.open.append(reader) }
        return reader
    }

    func appender() async throws(LogError) -> any LogAppender {
        try await ask(.make)
        let appender = RefusableAppender(log: self, inner: try await memory.appender())
        state.withLock { $0.appenders.append(appender) }
        return appender
    }
}

/// As a reader of Kafka's: it is there at once, and its first reading fails.
private struct RefusableReader: LogReader {
    let log: RefusableLog
    let inner: any LogReader

    func next() async throws(LogError) -> any RecordBatch {
        try log.check(.read)
        return try await inner.next()
    }

    func close() async { await inner.close() }
}

/// As an appender of Kafka's: it takes records, and the refusal is their acknowledgement.
private final class RefusableAppender: LogAppender {
    private let log: RefusableLog
    private let inner: any LogAppender
    private let acknowledgements: AsyncStream<[Acknowledgement]>
    private let tell: AsyncStream<[Acknowledgement]>.Continuation
    private let pump: Task<Void, Never>

    init(log: RefusableLog, inner: any LogAppender) {
        self.log = log
        self.inner = inner
        let (stream, tell) = AsyncStream.makeStream(of: [Acknowledgement].self)
        (acknowledgements, self.tell) = (stream, tell)
        pump = Task {
            do throws(LogError) {
                while true { tell.yield(try await inner.nextAcknowledgements()) }
            } catch {
                tell.finish()
            }
        }
    }

    func append(
        _ value: [UInt8]?, key: [UInt8]?, to partition: TopicPartition, timestamp: Int64?, token: UInt64
    ) throws(LogError) {
        do throws(LogError) { try log.check(.append) } catch {
            tell.yield([Acknowledgement(token: token, result: .failure(error))])
            return
        }
        try inner.append(value, key: key, to: partition, timestamp: timestamp, token: token)
    }

    func nextAcknowledgements() async throws(LogError) -> [Acknowledgement] {
        for await some in acknowledgements { return some }
        throw .closed
    }

    func abandon(within milliseconds: Int) async {
        pump.cancel()
        tell.finish()
        await inner.abandon(within: milliseconds)
    }

    func flush(within milliseconds: Int) async -> Bool { await inner.flush(within: milliseconds) }
}
