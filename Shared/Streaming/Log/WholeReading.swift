internal import Synchronization

/// Readings that end: from the first record of a partition to the end it had when the reading began.
///
/// Over a slow line records may take long to arrive although nothing is wrong. So after a silence the broker is asked for the partition's
/// bounds; only if it does not answer that either does the reading fail.
enum WholeReading {
    /// How long nothing may arrive before the broker is asked.
    static let silence: Duration = .seconds(10)
    /// How many silences in a row may pass although the broker answers.
    static let mostSilences = 12
}

extension Log {
    /// Reads a partition from its first record to its current end.
    ///
    /// - Throws: `LogError.unavailable` if the broker stops answering.
    public func readAll(of partition: TopicPartition, _ take: (RecordView) throws -> Void) async throws {
        try await readAll(of: partition, within: try await bounds(of: partition), take)
    }

    /// The same for a partition whose bounds are known.
    public func readAll(of partition: TopicPartition, within bounds: LogBounds, _ take: (RecordView) throws -> Void) async throws {
        guard bounds.high > bounds.low else { return }
        let reader = try await reader(of: partition, within: bounds)
        let silence = Silence()
        let watching = Task { await silence.watch(self, partition) { await reader.close() } }
        defer {
            watching.cancel()
            Task { await reader.close() }
        }
        var next = bounds.low
        while next < bounds.high {
            let batch: any RecordBatch
            do throws(LogError) { batch = try await reader.next() } catch { throw explain(silence.reason ?? error) }
            silence.noteRecords()
            for index in 0..<batch.count {
                try batch.withRecord(at: index) { record in
                    next = record.offset + 1
                    if record.offset < bounds.high { try take(record) }
                }
            }
            if let end = batch.endReached, end >= bounds.high { return }
        }
    }
}

/// Counts the batches that arrive, and keeps the reason why a reading was given up.
private final class Silence: Sendable {
    private struct State {
        var batches = 0
        var reason: LogError?
    }

    private let state = Mutex(State())

    func noteRecords() { state.withLock { $0.batches += 1 } }

    var reason: LogError? { state.withLock { $0.reason } }

    /// Ends the reading once the broker no longer answers.
    func watch(_ log: any Log, _ partition: TopicPartition, end: () async -> Void) async {
        var (seen, silences) = (0, 0)
        while silences < WholeReading.mostSilences {
            do { try await Task.sleep(for: WholeReading.silence) } catch { return }
            let batches = state.withLock { $0.batches }
            silences = batches == seen ? silences + 1 : 0
            seen = batches
            guard silences > 0 else { continue }
            do throws(LogError) { _ = try await log.bounds(of: partition) } catch { return await give(up: error, end) }
        }
        await give(up: .unavailable("no records for a long time"), end)
    }

    private func give(up error: LogError, _ end: () async -> Void) async {
        guard !Task.isCancelled else { return }
        state.withLock { $0.reason = error }
        await end()
    }
}

extension LogAppender {
    /// The next acknowledgements, waiting at most `bound`.
    ///
    /// - Throws: `LogError.unavailable` if none arrive in time; the appender is then abandoned.
    public func nextAcknowledgements(within bound: Duration) async throws(LogError) -> [Acknowledgement] {
        let isOver = Flag()
        let timer = Task {
            do { try await Task.sleep(for: bound) } catch { return }
            isOver.raise()
            await abandon(within: 0)
        }
        defer { timer.cancel() }
        do throws(LogError) { return try await nextAcknowledgements() } catch {
            guard error == .closed, isOver.isRaised else { throw error }
            throw .unavailable("no acknowledgement for \(bound.components.seconds) s")
        }
    }
}

private final class Flag: Sendable {
    private let raised = Mutex(false)
    var isRaised: Bool { raised.withLock { $0 } }
    func raise() { raised.withLock { $0 = true } }
}
