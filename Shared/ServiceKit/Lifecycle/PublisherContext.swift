public import Logging
public import Schema
public import Streaming
internal import Synchronization

/// What a service's publisher is created with.
public struct PublisherContext: Sendable {
    public let topics: Topics
    public let log: any Log
    public let logger: Logger
    public let time: Timekeeper
    /// To be called when writing the view of a topic has failed; counts the failure.
    public let viewFailed: @Sendable (_ topic: String) -> Void
    /// The views created so far, by topic.
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

    /// Creates a view of a compacted topic; all of these have a single partition.
    public func view(of topic: Topic) -> CompactedView {
        let view = CompactedView(
            TopicPartition(topic: topic.name, partition: 0), log: log, logger: logger, failed: { [viewFailed] in viewFailed(topic.name) },
            time: time)
        views.add(view, of: topic.name)
        return view
    }
}

/// The views of a service, so that their problems can be reported.
final class ViewList: Sendable {
    /// Behind a lock, because publishers create views on any task.
    private let views = Mutex<[(topic: String, view: CompactedView)]>([])

    func add(_ view: CompactedView, of topic: String) { views.withLock { $0.append((topic, view)) } }

    /// Why views are not up to date, by topic.
    func problems() async -> [(topic: String, why: String)] {
        var problems: [(topic: String, why: String)] = []
        for (topic, view) in views.withLock({ $0 }) {
            if let why = await view.problem { problems.append((topic, why)) }
        }
        return problems
    }
}
