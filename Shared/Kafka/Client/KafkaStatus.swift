/// How the brokers looked when last heard of, for logs and readiness. A view, never a reason to stop: librdkafka keeps trying.
public struct KafkaStatus: Sendable, Hashable {
    /// Whether the control connection is up; refreshed about once a second.
    public internal(set) var isConnected = false
    /// Whether librdkafka found no broker at all and has not reached one since.
    public internal(set) var allBrokersDown = false
    /// The last error librdkafka told of, whether or not it has passed. Nil if there never was one.
    public internal(set) var lastError: String?
}

/// How weighty a line of librdkafka's log is, as in syslog.
public enum KafkaLogLevel: Int32, Sendable, Hashable, Comparable {
    case emergency, alert, critical, error, warning, notice, info, debug

    public static func < (a: KafkaLogLevel, b: KafkaLogLevel) -> Bool { a.rawValue < b.rawValue }
}

/// Receives librdkafka's log: level, facility (librdkafka's short name for what the line is about) and text.
///
/// It is called from librdkafka's threads: it must be quick and must not call into this module.
public typealias KafkaLogger = @Sendable (_ level: KafkaLogLevel, _ facility: String, _ text: String) -> Void
