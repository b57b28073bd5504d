/// The state of the brokers when last heard of, for logs and readiness. Only informative, never a reason to stop: librdkafka keeps trying.
public struct KafkaStatus: Sendable, Hashable {
    /// Whether the control connection is up; refreshed about once a second.
    public internal(set) var isConnected = false
    /// Whether all brokers were unreachable and none has been reached since.
    public internal(set) var allBrokersDown = false
    /// The last error that librdkafka reported, whether or not it has passed. Nil if there was none.
    public internal(set) var lastError: String?
}

/// The severity of a line of librdkafka's log, as in syslog.
public enum KafkaLogLevel: Int32, Sendable, Hashable, Comparable {
    case emergency, alert, critical, error, warning, notice, info, debug

    public static func < (a: KafkaLogLevel, b: KafkaLogLevel) -> Bool { a.rawValue < b.rawValue }
}

/// Receives librdkafka's log: level, facility (librdkafka's short name for the subject of the line) and text.
///
/// It is called from librdkafka's threads: it must be quick and must not call into this module.
public typealias KafkaLogger = @Sendable (_ level: KafkaLogLevel, _ facility: String, _ text: String) -> Void
