public import Logging
public import Schema
public import Streaming
internal import Synchronization

/// What a service's own publisher is made from.
public struct PublisherContext: Sendable {
    public let topics: Topics
    public let log: any Log
    public let logger: Logger
    public let time: Timekeeper
    /// Counts a failure to write the view of that topic.
    public let viewFailed: @Sendable (_ topic: String) -> Void
    /// The views made so far, by topic.
    let views = ViewList()

    public init(
        topics: Topics, log: any Log, logger: Logger, time: Timekeeper = Timekeeper(),
        viewFailed: @escaping @Sendable (_ topic: String) -> Void = { _ in }
    ) {
        self.topics = topics
        self.log = log
        self.logger = logger
        self.time = time
        self.viewFailed = viewFailed
    }

    /// A view of one of the compacted topics, all of which have a single partition.
    public func view(of topic: Topic) -> CompactedView {
        let view = CompactedView(
            TopicPartition(topic: topic.name, partition: 0), log: log, logger: logger, failed: { [viewFailed] in viewFailed(topic.name) },
            time: time)
        views.add(view, of: topic.name)
        return view
    }
}

/// The views of a service, for whoever asks how they stand.
final class ViewList: Sendable {
    /// A value behind a lock: publishers make their views wherever they are made themselves.
    private let views = Mutex<[(topic: String, view: CompactedView)]>([])

    func add(_ view: CompactedView, of topic: String) { views.withLock { $0.append((topic, view)) } }

    /// What keeps views from being written, by topic.
    func problems() async -> [(topic: String, why: String)] {
        var problems: [(topic: String, why: String)] = []
        for (topic, view) in views.withLock({ $0 }) {
            if let why = await view.problem { problems.append((topic, why)) }
        }
        return problems
    }
}
