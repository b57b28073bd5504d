public import Kafka
public import Logging
public import Schema
public import Streaming

/// The validated configuration of a service.
public struct ServiceConfiguration: Sendable {
    public var kafka: KafkaConfiguration
    public var topics: Topics
    public var ownership: OwnershipSetting
    public var health: HealthAddress
    public var logLevel: Logger.Level
    public var logFormat: LogFormat
    /// The name of this process in the Open records it writes.
    public var writer: String
    /// The version of the build, from its image; for people and metrics.
    public var version = ServiceConfiguration.unknownVersion
    /// A loss statement for the registry's own log, handed over as a file because it cannot be in that log yet.
    public var statement: HandedOverStatement?

    static let unknownVersion = "unknown"
}

/// The address on which the health endpoints listen.
public struct HealthAddress: Hashable, Sendable {
    public var host: String
    /// 0 takes a free port.
    public var port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

/// For the first line of the log: everything but secrets.
extension ServiceConfiguration: CustomStringConvertible {
    public var description: String {
        """
        \(kafka) namespace=\(topics.namespace) ownership=\(ownership) health=\(health.host):\(health.port) \
        log=\(logLevel)/\(logFormat.rawValue) writer=\(writer) version=\(version)
        """
    }
}
