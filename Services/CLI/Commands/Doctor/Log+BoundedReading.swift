internal import Streaming

extension Log {
    /// Reads a range of a partition and gives up in time: `doctor` must come to its end whatever does not answer.
    ///
    /// - Parameter range: from a retained offset to one that is there.
    func read(
        _ partition: TopicPartition, within range: LogBounds, bound: Duration, _ take: (RecordView) throws -> Void
    ) async throws {
        guard range.high > range.low else { return }
        let reader = try await reader(of: partition, within: range)
        let timer = Task {
            do { try await Task.sleep(for: bound) } catch { return }
            await reader.close()
        }
        defer {
            timer.cancel()
            Task { await reader.close() }
        }
        var next = range.low
        while next < range.high {
            let batch: any RecordBatch
            do throws(LogError) { batch = try await reader.next() } catch {
                throw error == .closed ? explain(.unavailable("no records for \(bound.components.seconds) s")) : error
            }
            for index in 0..<batch.count {
                try batch.withRecord(at: index) { record in
                    next = record.offset + 1
                    if record.offset < range.high { try take(record) }
                }
            }
            if let end = batch.endReached, end >= range.high { return }
        }
    }

    /// Whether a partition may be read, found out by reading: one record or its end is enough.
    ///
    /// - Throws: ``LogError`` if not, or if no answer came in time.
    func tryReading(_ partition: TopicPartition, bound: Duration) async throws(LogError) {
        let bounds = try await bounds(of: partition)
        let reader = try await reader(of: partition, from: bounds.high)
        let timer = Task {
            do { try await Task.sleep(for: bound) } catch { return }
            await reader.close()
        }
        defer {
            timer.cancel()
            Task { await reader.close() }
        }
        do throws(LogError) { _ = try await reader.next() } catch {
            throw error == .closed ? explain(.unavailable("no answer for \(bound.components.seconds) s")) : error
        }
    }
}
