import Streaming

/// A writer's producer, with what it was given and has not yet put into the log. It outlives its owner: records on their way land although
/// nobody waits for them any more.
final class Producer {
    struct Flying {
        var token: UInt64
        var value: [UInt8]
    }

    let partition: TopicPartition
    private(set) var flying: [Flying] = []
    /// In the log, the owner not told yet.
    var acknowledgements: [Acknowledgement] = []
    /// Lost, and the owner will be told late.
    var owed: [UInt64] = []
    /// Its owner is gone; nobody will be told.
    private(set) var isOrphan = false

    init(partition: TopicPartition) { self.partition = partition }

    func send(token: UInt64, value: [UInt8]) { flying.append(Flying(token: token, value: value)) }

    func takeFirst() -> Flying? { flying.isEmpty ? nil : flying.removeFirst() }

    /// - Parameter landing: how many of those on their way will still land, sooner or later.
    func orphan(landing count: Int) {
        isOrphan = true
        acknowledgements = []
        owed = []
        flying = Array(flying.prefix(count))
    }
}
