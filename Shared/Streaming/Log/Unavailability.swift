/// Why no broker answered, or none in time.
public struct Unavailability: Hashable, Sendable {
    /// The message of the waiting code or of the client library.
    public var reason: String
    /// Addresses that brokers advertise (Kafka's `advertised.listeners`) and that cannot be reached from here although the bootstrap
    /// address answers. Empty if that is not the cause.
    public var unreachableAddresses: [String]
    /// What keeps the topic in question from accepting records, if that is known: too few replicas in sync, or no leader.
    public var finding: TopicFinding?

    public init(_ reason: String, unreachableAddresses: [String] = [], finding: TopicFinding? = nil) {
        self.reason = reason
        self.unreachableAddresses = unreachableAddresses
        self.finding = finding
    }
}

extension Unavailability: ExpressibleByStringInterpolation {
    public init(stringLiteral reason: String) { self.init(reason) }
}

extension Unavailability: CustomStringConvertible {
    public var description: String {
        if let finding { return "\(reason) (\(finding))" }
        guard !unreachableAddresses.isEmpty else { return reason }
        return "\(reason) (brokers call themselves \(unreachableAddresses.joined(separator: ", ")), which cannot be reached from here)"
    }
}
