internal import Logging
internal import Streaming

/// Logs recurring warnings: of one kind about one subject the first is shown, and then fewer and fewer.
actor NoticeLog {
    private let logger: Logger
    private let now: @Sendable () -> Duration
    private var filter = RepetitionFilter()

    init(logger: Logger, now: @escaping @Sendable () -> Duration) {
        self.logger = logger
        self.now = now
    }

    /// - Parameters:
    ///   - partition: all partitions of a topic are one subject.
    ///   - kind: the part that is the same in every repetition.
    func warn(_ message: Logger.Message, about partition: TopicPartition, _ why: String, kind: String? = nil) {
        say(
            .warning, message, kind: kind ?? RepetitionFilter.kind(of: why), about: partition.topic,
            ["partition": "\(partition)", "error": "\(why)"])
    }

    func warn(_ message: Logger.Message, aboutTopic topic: String, _ error: any Error) {
        say(.warning, message, kind: RepetitionFilter.kind(of: error), about: topic, ["topic": "\(topic)", "error": "\(error)"])
    }

    /// The kind is part of the subject, so that two kinds that alternate are filtered, too.
    func say(_ level: Logger.Level, _ message: Logger.Message, kind: String, about subject: String, _ metadata: Logger.Metadata) {
        guard let suppressed = filter.admit("", about: "\(message) \(subject) \(kind)", at: now()) else { return }
        logger.log(level: level, message, metadata: metadata.merging(RepetitionFilter.metadata(suppressed: suppressed)) { $1 })
    }
}
