internal import Schema
internal import Streaming

/// When a partition's head is due: after every hundred decisions or ten seconds, if it has changed. A plain value; the current time is an
/// argument.
struct HeadsSchedule: Sendable {
    /// A head costs a record of some hundred bytes; a hundred decisions cost far more.
    static let decisionsPerHead = 100
    static let interval = Duration.seconds(10)

    private struct Entry {
        var standing: Standing
        var published: Standing
        var decisions = 0
        var at: Duration
    }

    private var entries: [TopicPartition: Entry] = [:]

    /// A partition was won: its head is due at once, so that a reader need not start from an old one.
    mutating func becameActive(_ partition: TopicPartition, _ standing: Standing, at now: Duration) -> PBPartitionHead {
        entries[partition] = Entry(standing: standing, published: standing, at: now)
        return PBPartitionHead(standing, of: partition)
    }

    /// - Parameter standing: the standing after decisions read back as accepted, never after those only appended.
    /// - Returns: the head if it is due.
    mutating func confirmed(
        _ count: Int, _ partition: TopicPartition, _ standing: Standing, at now: Duration
    ) -> PBPartitionHead? {
        // This partition was never published here: its head is due at once.
        var entry = entries[partition] ?? Entry(standing: standing, published: standing, at: now - Self.interval)
        entry.standing = standing
        entry.decisions += count
        let due = entry.decisions >= Self.decisionsPerHead || now - entry.at >= Self.interval
        if due { entry = Entry(standing: standing, published: standing, at: now) }
        entries[partition] = entry
        return due ? PBPartitionHead(standing, of: partition) : nil
    }

    /// The heads due by time alone; to be called every ``interval``.
    mutating func elapsed(at now: Duration) -> [PBPartitionHead] {
        var heads: [PBPartitionHead] = []
        for partition in entries.keys.sorted() {
            guard let entry = entries[partition], entry.standing != entry.published, now - entry.at >= Self.interval else { continue }
            entries[partition] = Entry(standing: entry.standing, published: entry.standing, at: now)
            heads.append(PBPartitionHead(entry.standing, of: partition))
        }
        return heads
    }

    /// Removes a partition that was given up.
    ///
    /// - Returns: its last head, if that has not been published.
    mutating func end(_ partition: TopicPartition) -> PBPartitionHead? {
        guard let entry = entries.removeValue(forKey: partition), entry.standing != entry.published else { return nil }
        return PBPartitionHead(entry.standing, of: partition)
    }
}
