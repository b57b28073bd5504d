/// The brokers and how to connect to them: a bootstrap list and any further librdkafka properties (TLS, SASL, tuning), passed through
/// unchanged.
///
/// Printing a configuration in any way, `dump` included, never shows a secret (``SecretProperties``).
public struct KafkaConfiguration: Sendable, Hashable {
    /// `host:port` pairs, separated by commas.
    public var brokers: String
    /// How long a request to a broker (description, bounds, creation) may take before it throws `LogError.unavailable`. Appends and reads
    /// have no such limit: they wait for the broker to come back.
    public var operationTimeoutMilliseconds: Int
    /// In the order they were first set; the later of two values wins.
    public private(set) var properties: [Property] = []

    /// One librdkafka property.
    public struct Property: Sendable, Hashable {
        public var name: String
        public var value: String
    }

    /// Ten seconds: longer than a leader election, short enough for an operator to wait for.
    public static let defaultOperationTimeoutMilliseconds = 10_000

    /// The shortest timeout that ``limitOperationTimeout(milliseconds:)`` sets: making a connection takes several round trips.
    static let shortestOperationTimeoutMilliseconds = 2_000

    /// Shortens the operation timeout, for callers with less time than usual.
    public mutating func limitOperationTimeout(milliseconds: Int) {
        let limit = max(Self.shortestOperationTimeoutMilliseconds, milliseconds)
        operationTimeoutMilliseconds = min(operationTimeoutMilliseconds, limit)
    }

    public init(
        brokers: String, properties: [String: String] = [:],
        operationTimeoutMilliseconds: Int = defaultOperationTimeoutMilliseconds
    ) {
        self.brokers = brokers
        self.operationTimeoutMilliseconds = operationTimeoutMilliseconds
        // A dictionary is unordered: sorted, so that every run does the same.
        for (name, value) in properties.sorted(by: { $0.key < $1.key }) { set(name, to: value) }
    }

    /// The value of a property set here, nil if it is left to Pledgeline or librdkafka.
    public subscript(name: String) -> String? {
        properties.last { $0.name == name }?.value
    }

    public mutating func set(_ name: String, to value: String) {
        if let index = properties.firstIndex(where: { $0.name == name }) {
            properties[index].value = value
        } else {
            properties.append(Property(name: name, value: value))
        }
    }

    /// Takes a command line's `-X key=value`. Everything after the first `=` is the value, which may be empty.
    public mutating func set(argument: String) throws(KafkaConfigurationError) {
        guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { throw .malformedProperty }
        set(String(argument[..<equals]), to: String(argument[argument.index(after: equals)...]))
    }

    /// Checks that librdkafka accepts all properties and that the files they name can be read, without connecting to anything.
    ///
    /// - Throws: the first error, naming the property.
    public func validate() throws(KafkaConfigurationError) {
        try NamedFiles.check(properties)
        for role in [ClientRole.control, .reader, .scanner, .appender, .member(group: "validation")] {
            try ClientSettings(role: role, configuration: self).withConfiguration { _ in }
        }
    }
}

extension KafkaConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        (["brokers=\(brokers)"] + properties.map { "\($0.name)=\(SecretProperties.shown($0))" }).joined(separator: " ")
    }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(reflecting: description) }
}

extension KafkaConfiguration.Property: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(name)=\(SecretProperties.shown(self))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(reflecting: description) }
}
