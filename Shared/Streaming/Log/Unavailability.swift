/// Why no broker answered, or not in time.
public struct Unavailability: Hashable, Sendable {
    /// In the words of whoever waited, or of the client library.
    public var reason: String
    /// Addresses that brokers give for themselves (Kafka's `advertised.listeners`) and that cannot be reached from here although the address asked
    /// first answers. Empty if that is not what is wrong.
    public var unreachableAddresses: [String]

    public init(_ reason: String, unreachableAddresses: [String] = []) {
        self.reason = reason
        self.unreachableAddresses = unreachableAddresses
    }
}

extension Unavailability: ExpressibleByStringInterpolation {
    public init(stringLiteral reason: String) { self.init(reason) }
}

extension Unavailability: CustomStringConvertible {
    public var description: String {
        guard !unreachableAddresses.isEmpty else { return reason }
        return "\(reason) (brokers call themselves \(unreachableAddresses.joined(separator: ", ")), which cannot be reached from here)"
    }
}
