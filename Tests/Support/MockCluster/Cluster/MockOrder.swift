import Streaming

/// What the `mock-cluster` program can be told to do, and how that is written: one line each, words separated by spaces.
public enum MockOrder: Hashable, Sendable {
    /// `topic NAME PARTITIONS`
    case topic(String, partitions: Int)
    /// `fail REQUEST ERROR…`: the next requests of that kind are answered with these errors.
    case fail(MockCluster.Request, [MockCluster.BrokerError])
    /// `relent REQUEST`: errors announced and not used up are forgotten.
    case relent(MockCluster.Request)
    /// `delay REQUEST BROKER MILLISECONDS [ERROR]`: the broker's next answer of that kind comes so much later.
    case delay(MockCluster.Request, broker: Int32, milliseconds: Int, MockCluster.BrokerError?)
    /// `roundtrip BROKER MILLISECONDS`: all its answers do.
    case roundTrip(broker: Int32, milliseconds: Int)
    /// `down BROKER`, `up BROKER`
    case power(broker: Int32, isUp: Bool)
    /// `leader TOPIC PARTITION BROKER`
    case leader(topic: String, partition: Int32, broker: Int32)

    public struct Unreadable: Error, CustomStringConvertible {
        public var line: String
        public var description: String { "not an order: \(line)" }
        public init(line: String) { self.line = line }
    }

    public var line: String {
        switch self {
        case .topic(let name, let partitions): "topic \(name) \(partitions)"
        case .fail(let request, let errors): (["fail", "\(request)"] + errors.map { "\($0)" }).joined(separator: " ")
        case .relent(let request): "relent \(request)"
        case .delay(let request, let broker, let milliseconds, let error):
            "delay \(request) \(broker) \(milliseconds)" + (error.map { " \($0)" } ?? "")
        case .roundTrip(let broker, let milliseconds): "roundtrip \(broker) \(milliseconds)"
        case .power(let broker, let isUp): "\(isUp ? "up" : "down") \(broker)"
        case .leader(let topic, let partition, let broker): "leader \(topic) \(partition) \(broker)"
        }
    }

    /// nil if the line is none of these.
    public init?(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        func number<N: FixedWidthInteger>(_ index: Int, _ type: N.Type = N.self) -> N? {
            words.indices.contains(index) ? N(words[index]) : nil
        }
        let request = words.count > 1 ? MockCluster.Request(named: words[1]) : nil
        switch (words.first, words.count) {
        case ("topic", 3):
            guard let partitions = number(2, Int.self) else { return nil }
            self = .topic(words[1], partitions: partitions)
        case ("fail", 3...):
            let errors = words.dropFirst(2).compactMap { MockCluster.BrokerError(named: $0) }
            guard let request, errors.count == words.count - 2 else { return nil }
            self = .fail(request, errors)
        case ("relent", 2):
            guard let request else { return nil }
            self = .relent(request)
        case ("delay", 4...5):
            let error = words.count == 5 ? MockCluster.BrokerError(named: words[4]) : nil
            guard let request, let broker = number(2, Int32.self), let milliseconds = number(3, Int.self),
                (error == nil) == (words.count == 4)
            else { return nil }
            self = .delay(request, broker: broker, milliseconds: milliseconds, error)
        case ("roundtrip", 3):
            guard let broker = number(1, Int32.self), let milliseconds = number(2, Int.self) else { return nil }
            self = .roundTrip(broker: broker, milliseconds: milliseconds)
        case ("up", 2), ("down", 2):
            guard let broker = number(1, Int32.self) else { return nil }
            self = .power(broker: broker, isUp: words[0] == "up")
        case ("leader", 4):
            guard let partition = number(2, Int32.self), let broker = number(3, Int32.self) else { return nil }
            self = .leader(topic: words[1], partition: partition, broker: broker)
        default: return nil
        }
    }

    public func carryOut(on cluster: MockCluster) throws {
        switch self {
        case .topic(let name, let partitions): try cluster.createTopic(name, partitions: partitions)
        case .fail(let request, let errors): cluster.failNext(request, with: errors)
        case .relent(let request): cluster.stopFailing(request)
        case .delay(let request, let broker, let milliseconds, let error):
            try cluster.delayNext(request, ofBroker: broker, by: milliseconds, with: error)
        case .roundTrip(let broker, let milliseconds): try cluster.setRoundTrip(milliseconds, ofBroker: broker)
        case .power(let broker, let isUp): try cluster.setBroker(broker, isUp: isUp)
        case .leader(let topic, let partition, let broker):
            try cluster.setLeader(broker, of: TopicPartition(topic: topic, partition: partition))
        }
    }
}

extension CaseIterable {
    /// The case of that name.
    fileprivate init?(named name: String) {
        guard let found = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = found
    }
}
