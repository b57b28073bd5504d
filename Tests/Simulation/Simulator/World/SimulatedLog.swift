import Streaming

/// A partition as a broker keeps it: one order, offsets that may leave gaps where somebody's transaction or compaction took records away.
struct SimulatedPartition {
    struct Record {
        var offset: Int64
        var timestamp: Int64
        var timestampType = TimestampType.createTime
        var value: [UInt8]?
    }

    private(set) var records: [Record] = []
    /// The first offset kept.
    private(set) var low: Int64 = 0
    /// The next offset to be given.
    private(set) var high: Int64 = 0
    /// Of records appended from now on.
    var timestampType = TimestampType.createTime

    var bounds: LogBounds { LogBounds(low: low, high: high) }

    @discardableResult
    mutating func append(_ value: [UInt8]?, timestamp: Int64, skipping gap: Int64 = 0) -> Int64 {
        high += gap
        defer { high += 1 }
        records.append(Record(offset: high, timestamp: timestamp, timestampType: timestampType, value: value))
        return high
    }

    /// The records from an offset on, at most so many.
    func read(from offset: Int64, atMost count: Int) -> ArraySlice<Record> {
        let start = index(of: offset)
        return records[start..<min(records.count, start + count)]
    }

    func record(at offset: Int64) -> Record? {
        let index = index(of: offset)
        return index < records.count && records[index].offset == offset ? records[index] : nil
    }

    /// The broker lost its tail: what comes next gets the same offsets again.
    mutating func truncate(to end: Int64) {
        records.removeLast(records.count - index(of: end))
        high = end
    }

    /// Compaction took a record away.
    mutating func remove(at offset: Int64) {
        let index = index(of: offset)
        if index < records.count, records[index].offset == offset { records.remove(at: index) }
    }

    /// The broker dropped the beginning.
    mutating func drop(before offset: Int64) {
        records.removeFirst(index(of: offset))
        low = max(low, offset)
    }

    mutating func rewrite(at offset: Int64, _ value: [UInt8]?) {
        let index = index(of: offset)
        if index < records.count, records[index].offset == offset { records[index].value = value }
    }

    /// Of the first record at or after an offset.
    private func index(of offset: Int64) -> Int {
        var (low, high) = (0, records.count)
        while low < high {
            let middle = (low + high) / 2
            if records[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
