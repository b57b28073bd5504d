public import Kafka
public import Logging
public import Schema
public import Streaming

/// All that a service is told from outside, checked.
public struct ServiceConfiguration: Sendable {
    public var kafka: KafkaConfiguration
    public var topics: Topics
    public var ownership: OwnershipSetting
    public var health: HealthAddress
    public var logLevel: Logger.Level
    public var logFormat: LogFormat
    /// Names this process in the Open records it writes.
    public var writer: String
    /// Of the build, as its image says; for people and metrics.
    public var version = ServiceConfiguration.unknownVersion
    /// Of a lost tail of the registry's own log; handed over because it cannot stand in that log yet.
    public var statement: HandedOverStatement?

    static let unknownVersion = "unknown"
}

/// Where the health endpoints listen.
public struct HealthAddress: Hashable, Sendable {
    public var host: String
    /// 0 takes a free one.
    public var port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

/// For the log's first line: everything but secrets.
extension ServiceConfiguration: CustomStringConvertible {
    public var description: String {
        """
        \(kafka) namespace=\(topics.namespace) ownership=\(ownership) health=\(health.host):\(health.port) \
        log=\(logLevel)/\(logFormat.rawValue) writer=\(writer) version=\(version)
        """
    }
}
