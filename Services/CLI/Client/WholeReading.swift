internal import Synchronization
public import Streaming

/// Readings that end: from the first record of a partition to where it ended when they began.
public enum WholeReading {
    /// How long a broker may bring nothing, although there is more, before the reading is given up. As long as a question may take.
    public static let silence: Duration = .seconds(10)
}

extension Log {
    /// Reads a partition from its first record to where it ends now.
    ///
    /// - Throws: `LogError.unavailable` if nothing more comes for ``WholeReading/silence``.
    public func readAll(of partition: TopicPartition, _ take: (RecordView) throws -> Void) async throws {
        try await readAll(of: partition, within: try await bounds(of: partition), take)
    }

    /// The same for a partition whose bounds are known.
    func readAll(of partition: TopicPartition, within bounds: LogBounds, _ take: (RecordView) throws -> Void) async throws {
        guard bounds.high > bounds.low else { return }
        let reader = try await reader(of: partition, within: bounds)
        defer { Task { await reader.close() } }
        var next = bounds.low
        while next < bounds.high {
            let batch: any RecordBatch
            do throws(LogError) { batch = try await reader.next(within: WholeReading.silence) } catch { throw explain(error) }
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

extension LogReader {
    /// The next batch, for whoever knows that there is one.
    ///
    /// - Throws: `LogError.unavailable` if it does not come in time; the reader is closed then.
    func next(within bound: Duration) async throws(LogError) -> any RecordBatch {
        let silence = Silence()
        let timer = Task {
            do { try await Task.sleep(for: bound) } catch { return }
            silence.note()
            await close()
        }
        defer { timer.cancel() }
        do throws(LogError) { return try await next() } catch {
            guard error == .closed, silence.isNoted else { throw error }
            throw .unavailable("no records for \(bound.components.seconds) s")
        }
    }
}

/// Whether the time was over before the batch came.
private final class Silence: Sendable {
    private let noted = Mutex(false)
    var isNoted: Bool { noted.withLock { $0 } }
    func note() { noted.withLock { $0 = true } }
}
