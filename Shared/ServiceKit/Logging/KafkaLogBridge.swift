internal import Kafka
internal import Logging
internal import Synchronization

/// Forwards librdkafka's log to the service's, without repetitions: when a broker is lost, librdkafka repeats itself on every connection.
final class KafkaLogBridge: Sendable {
    private let logger: Logger
    private let now: @Sendable () -> Duration
    /// Behind a lock, because librdkafka calls from threads of its own.
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
        // Repetitions are recognised by facility and level and not by the text, which contains times and counts that change with every
        // line.
        let admitted = filter.withLock { $0.admit("", about: "\(facility) \(level)", at: now()) }
        guard let suppressed = admitted else { return }
        logger.log(
            level: level, "librdkafka",
            metadata: ["facility": "\(facility)", "text": "\(text)"].merging(RepetitionFilter.metadata(suppressed: suppressed)) { $1 })
    }

    /// One level lower than librdkafka's where that is an error: a refused connection is an error to librdkafka, but to a service a passing
    /// state.
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
