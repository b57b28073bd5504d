public import Logging
public import Schema
public import Streaming

/// What a service's own publisher is made from.
public struct PublisherContext: Sendable {
    public let topics: Topics
    public let log: any Log
    public let logger: Logger
    /// Counts a failure to write the view of that topic.
    public let viewFailed: @Sendable (_ topic: String) -> Void

    public init(topics: Topics, log: any Log, logger: Logger, viewFailed: @escaping @Sendable (_ topic: String) -> Void = { _ in }) {
        self.topics = topics
        self.log = log
        self.logger = logger
        self.viewFailed = viewFailed
    }

    /// A view of one of the compacted topics, all of which have a single partition.
    public func view(of topic: Topic) -> CompactedView {
        CompactedView(
            TopicPartition(topic: topic.name, partition: 0), log: log, logger: logger, failed: { [viewFailed] in viewFailed(topic.name) })
    }
}
