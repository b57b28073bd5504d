internal import Kafka
internal import Logging
internal import Synchronization

/// Carries librdkafka's own log into the service's, quietly: a lost broker makes librdkafka repeat itself on every connection.
final class KafkaLogBridge: Sendable {
    private let logger: Logger
    private let now: @Sendable () -> Duration
    /// A value behind a lock: librdkafka calls from threads of its own.
    private let filter = Mutex(RepetitionFilter())

    init(logger: Logger, now: @escaping @Sendable () -> Duration) {
        self.logger = logger
        self.now = now
    }

    var kafkaLogger: KafkaLogger {
        { [self] level, facility, text in take(level, facility, text) }
    }

    private func take(_ level: KafkaLogLevel, _ facility: String, _ text: String) {
        let level = Self.level(level)
        guard level >= logger.logLevel else { return }
        // Not by the text: it carries times and counts that change with every line.
        let admitted = filter.withLock { $0.admit("", about: "\(facility) \(level)", at: now()) }
        guard let suppressed = admitted else { return }
        logger.log(
            level: level, "librdkafka",
            metadata: ["facility": "\(facility)", "text": "\(text)"].merging(RepetitionFilter.metadata(suppressed: suppressed)) { $1 })
    }

    /// librdkafka calls a refused connection an error; for a service it is a state that passes.
    private static func level(_ level: KafkaLogLevel) -> Logger.Level {
        switch level {
        case .emergency, .alert, .critical: .error
        case .error, .warning: .warning
        case .notice: .notice
        case .info: .info
        case .debug: .debug
        }
    }
}
