import CRdkafka
import Streaming
import Synchronization

/// Reads one partition from an explicit offset.
///
/// A broker that cannot be reached is not an error here: librdkafka keeps trying and ``next()`` keeps waiting. Only the check of the start
/// offset, within the first ``next()``, may throw `LogError.unavailable`; calling ``next()`` again repeats it. Every other error is final.
/// A cancelled wait loses nothing: ``next()`` may be called again from another task.
final class KafkaReader: LogReader {
    private enum Phase {
        /// The start offset has not been compared with the partition's bounds yet.
        case unchecked
        case reading(PartitionFetch)
        /// The fetch is kept until ``close()``, because batches may still be unread.
        case failed(LogError, PartitionFetch?)
        case closed
    }

    private let partition: TopicPartition
    private let start: Int64
    private let pool: ConsumerPool
    private let bounds: @Sendable () async throws(LogError) -> LogBounds
    private let phase = Mutex(Phase.unchecked)
    /// Ends the check of the start offset when the reader is closed or its task cancelled.
    private let abort = WakeUp()

    init(
        _ partition: TopicPartition, from start: Int64, pool: ConsumerPool,
        bounds: @escaping @Sendable () async throws(LogError) -> LogBounds
    ) {
        self.partition = partition
        self.start = start
        self.pool = pool
        self.bounds = bounds
    }

    func next() async throws(LogError) -> any RecordBatch {
        let fetch = try await started()
        while true {
            // Checked even if records keep coming: a reader that is never idle must be stoppable, too.
            if Task.isCancelled { throw .closed }
            if let batch = try drain() { return batch }
            switch await fetch.wakeUp.wait() {
            case .signalled, .timedOut: continue
            case .cancelled, .closed: throw .closed
            }
        }
    }

    func close() async {
        let fetch = phase.withLock { phase -> PartitionFetch? in
            defer { phase = .closed }
            switch phase {
            case .reading(let fetch): return fetch
            case .failed(_, let fetch): return fetch
            case .unchecked, .closed: return nil
            }
        }
        abort.close()
        guard let fetch else { return }
        fetch.wakeUp.close()
        await BlockingCalls.run { fetch.stop() }
    }

    private func started() async throws(LogError) -> PartitionFetch {
        switch phase.withLock({ $0 }) {
        case .reading(let fetch): return fetch
        case .failed(let error, _): throw error
        case .closed: throw .closed
        case .unchecked: break
        }
        let bounds = try await checkedBounds()
        return try phase.withLock { (phase) throws(LogError) in
            guard case .unchecked = phase else { throw .closed }
            guard (bounds.low...bounds.high).contains(start) else {
                let error = LogError.offsetOutOfRange(partition, offset: start)
                phase = .failed(error, nil)
                throw error
            }
            let fetch = try PartitionFetch(partition, from: start, pool: pool)
            phase = .reading(fetch)
            return fetch
        }
    }

    /// Queries the bounds, but returns at once on cancellation or ``close()``: the blocking request itself cannot be cancelled.
    private func checkedBounds() async throws(LogError) -> LogBounds {
        let answer = Answer()
        let bounds = bounds
        let abort = abort
        Task {
            do throws(LogError) {
                answer.set(.success(try await bounds()))
            } catch {
                answer.set(.failure(error))
            }
            abort.signal()
        }
        while true {
            switch await abort.wait() {
            case .cancelled, .closed: throw .closed
            case .signalled, .timedOut:
                if let result = answer.get() { return try result.get() }
            }
        }
    }

    private final class Answer: Sendable {
        private let value = Mutex<Result<LogBounds, LogError>?>(nil)
        func set(_ result: Result<LogBounds, LogError>) { value.withLock { $0 = result } }
        func get() -> Result<LogBounds, LogError>? { value.withLock { $0 } }
    }

    /// The records and the end that are on the queue now; nil if there are neither.
    private func drain() throws(LogError) -> KafkaRecordBatch? {
        try phase.withLock { (phase) throws(LogError) in
            let fetch: PartitionFetch
            switch phase {
            case .reading(let current): fetch = current
            case .failed(let error, _): throw error
            case .closed, .unchecked: throw .closed
            }
            while true {
                let messages = fetch.drain()
                if messages.isEmpty { return nil }
                var records: [UnsafeMutablePointer<rd_kafka_message_t>] = []
                records.reserveCapacity(messages.count)
                var end: Int64?
                var failure: LogError?
                for case let message? in messages {
                    // After a failure there may be a gap, and no record beyond a gap may be returned.
                    guard failure == nil else {
                        rd_kafka_message_destroy(message)
                        continue
                    }
                    switch message.pointee.err {
                    case RD_KAFKA_RESP_ERR_NO_ERROR:
                        records.append(message)
                        end = nil
                        continue
                    case RD_KAFKA_RESP_ERR__PARTITION_EOF:
                        end = message.pointee.offset
                    default:
                        failure = finalError(message, fetch)
                    }
                    rd_kafka_message_destroy(message)
                }
                if let failure { phase = .failed(failure, fetch) }
                if !records.isEmpty { fetch.client.context.pacing.noteRecords() }
                if !records.isEmpty || end != nil {
                    return KafkaRecordBatch(records, endReached: end, client: fetch.client)
                }
                if let failure { throw failure }
            }
        }
    }

    /// The final error that an error message on the queue means; nil if librdkafka recovers from it by itself.
    private func finalError(_ message: UnsafeMutablePointer<rd_kafka_message_t>, _ fetch: PartitionFetch) -> LogError? {
        let code = message.pointee.err
        if code == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET || code == RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE {
            return .offsetOutOfRange(partition, offset: message.pointee.offset)
        }
        let text = rd_kafka_message_errstr(message).map { String(cString: $0) }
        let error = LogError(code, about: partition.topic, needing: .read, message: text)
        if case .unavailable = error { return nil }
        return fetch.client.context.status.explain(error)
    }
}
