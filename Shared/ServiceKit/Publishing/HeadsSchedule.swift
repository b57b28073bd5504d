internal import Schema
internal import Streaming

/// When a partition's head is due: after every hundred decisions or ten seconds, if it has changed. A value; the time is passed in.
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

    /// - Parameter standing: of decisions read back as accepted, never of those only appended.
    /// - Returns: the head if it is due.
    mutating func confirmed(
        _ count: Int, _ partition: TopicPartition, _ standing: Standing, at now: Duration
    ) -> PBPartitionHead? {
        // Never published here before: as if the last time were just long enough ago.
        var entry = entries[partition] ?? Entry(standing: standing, published: standing, at: now - Self.interval)
        entry.standing = standing
        entry.decisions += count
        let due = entry.decisions >= Self.decisionsPerHead || now - entry.at >= Self.interval
        if due { entry = Entry(standing: standing, published: standing, at: now) }
        entries[partition] = entry
        return due ? PBPartitionHead(standing, of: partition) : nil
    }

    /// The heads due by time alone; asked every ``interval``.
    mutating func elapsed(at now: Duration) -> [PBPartitionHead] {
        var heads: [PBPartitionHead] = []
        for partition in entries.keys.sorted() {
            guard let entry = entries[partition], entry.standing != entry.published, now - entry.at >= Self.interval else { continue }
            entries[partition] = Entry(standing: entry.standing, published: entry.standing, at: now)
            heads.append(PBPartitionHead(entry.standing, of: partition))
        }
        return heads
    }

    /// Gives a partition up.
    ///
    /// - Returns: the last head if it has not been published.
    mutating func end(_ partition: TopicPartition) -> PBPartitionHead? {
        guard let entry = entries.removeValue(forKey: partition), entry.standing != entry.published else { return nil }
        return PBPartitionHead(entry.standing, of: partition)
    }
}
