import CRdkafka
import Dispatch
import Streaming
import Synchronization

/// Kafka's group protocol used for membership alone: it suggests which partitions of a topic this instance should work on, and carries no data.
///
/// The member answers every assignment with an empty list, so librdkafka fetches nothing for it; the partitions are published as a
/// suggestion. Two members may hold the same partition for a while (a pause, a slow network): who may write is decided in the log, not
/// here.
///
/// librdkafka expects the application to poll at least every `max.poll.interval.ms` (60 s here) or leaves the group. Events wake this
/// object as they come; a timer polls when there are none. That shows only that the process runs, not that its workers do.
///
/// Unchecked: ``client``, the queues and everything else that changes is used only on the serial ``events`` queue.
public final class KafkaGroupMembership: @unchecked Sendable {
    /// The partitions suggested now; each element replaces the one before. An empty set means: stop working on all of them at once. For a
    /// slow listener only the latest element is kept. Ends when the member leaves. For one listener.
    public let suggestions: AsyncStream<Set<Int32>>

    /// The interval of the timer: a sixth of `max.poll.interval.ms`.
    private static let lookInSeconds = 10

    private let group: String
    private let topic: String
    private let continuation: AsyncStream<Set<Int32>>.Continuation
    private let events: DispatchQueue
    private let left = WakeUp()
    private var timer: (any DispatchSourceTimer)?
    private var client: KafkaClient?
    private var consumerQueue: OpaquePointer?
    /// Receives librdkafka's events while the member leaves; separate, because librdkafka redirects the consumer's queue to it.
    private var leavingQueue: OpaquePointer?
    private let bell: Bell
    private let status: StatusBoard
    private let denial = Mutex<String?>(nil)

    /// Joins `group` for `topic`. Returns at once; the first suggestion comes when the group has settled.
    public init(
        group: String, topic: String, configuration: KafkaConfiguration, logger: KafkaLogger? = nil
    ) throws(KafkaConfigurationError) {
        try configuration.validate()
        let factory = ClientFactory(configuration: configuration, logger: logger)
        (suggestions, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.group = group
        self.topic = topic
        events = DispatchQueue(label: "pledgeline.kafka.membership")
        let bell = Bell(queue: events)
        self.bell = bell
        let client = try factory.ownerDrained(.member(group: group), onMainQueue: { bell.ring() })
        self.client = client
        status = factory.status
        // From here on errors and assignments arrive on one queue.
        rd_kafka_poll_set_consumer(client.pointer)
        consumerQueue = rd_kafka_queue_get_consumer(client.pointer)
        listen(to: consumerQueue)
        let timer = DispatchSource.makeTimerSource(queue: events)
        timer.schedule(deadline: .now() + .seconds(Self.lookInSeconds), repeating: .seconds(Self.lookInSeconds))
        timer.setEventHandler { bell.ring() }
        timer.activate()
        self.timer = timer
        bell.member.withLock { $0.object = self }
        let topics = rd_kafka_topic_partition_list_new(1)
        defer { rd_kafka_topic_partition_list_destroy(topics) }
        rd_kafka_topic_partition_list_add(topics, topic, RD_KAFKA_PARTITION_UA)
        let code = rd_kafka_subscribe(client.pointer, topics)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw .refused(reason: String(cString: rd_kafka_err2str(code)))
        }
        bell.ring()
    }

    /// The last error that this member's connection reported. A member has no control connection: ``KafkaStatus/isConnected`` stays false.
    public var lastError: String? { status.status.lastError }

    /// Why the group refuses this member, if a right is missing; nil once the group has assigned it partitions, or none.
    public var denied: String? { denial.withLock { $0 } }

    /// Commits positions so that lag tools show them. Nothing in Pledgeline reads them back, so the commit is not awaited and errors are
    /// ignored.
    public func commit(_ positions: [Int32: Int64]) {
        events.async { [self] in
            guard let client, leavingQueue == nil, !positions.isEmpty else { return }
            let list = rd_kafka_topic_partition_list_new(Int32(positions.count))
            defer { rd_kafka_topic_partition_list_destroy(list) }
            for (partition, offset) in positions {
                rd_kafka_topic_partition_list_add(list, topic, partition).pointee.offset = offset
            }
            rd_kafka_commit(client.pointer, list, 1)
        }
    }

    /// Leaves the group, so that others can take over at once and not only when the session expires. Takes at most `milliseconds`, then
    /// disconnects without leaving. Idempotent.
    public func leave(within milliseconds: Int = 5_000) async {
        events.async { [self] in
            guard let client, leavingQueue == nil else { return }
            continuation.yield([])
            leavingQueue = rd_kafka_queue_new(client.pointer)
            listen(to: leavingQueue)
            if let error = rd_kafka_consumer_close_queue(client.pointer, leavingQueue) {
                rd_kafka_error_destroy(error)
                finish()
            } else {
                drain()
            }
        }
        _ = await left.wait(until: .now() + .milliseconds(milliseconds), cancellable: false)
        await withCheckedContinuation { done in
            events.async { [self] in
                finish()
                done.resume()
            }
        }
    }

    deinit {
        // Nothing runs on `events` any more, because its blocks hold this object.
        finish()
    }

    private func listen(to queue: OpaquePointer?) {
        rd_kafka_queue_cb_event_enable(
            queue, { _, opaque in opaque.map { Unmanaged<Bell>.fromOpaque($0).takeUnretainedValue().ring() } },
            Unmanaged.passUnretained(bell).toOpaque())
    }

    fileprivate func drain() {
        guard let client else { return }
        // The main queue is forwarded to the consumer's, so there is nothing else to drain.
        for queue in [consumerQueue, leavingQueue] {
            while let queue, let event = rd_kafka_queue_poll(queue, 0) {
                if rd_kafka_event_type(event) == RD_KAFKA_EVENT_REBALANCE {
                    rebalance(event, client)
                } else {
                    client.context.noteCommon(event)
                    noteDenial(event)
                }
                rd_kafka_event_destroy(event)
            }
        }
        if leavingQueue != nil, rd_kafka_consumer_closed(client.pointer) != 0 { finish() }
    }

    /// A member without the rights for its group or topic receives no other event.
    private func noteDenial(_ event: OpaquePointer) {
        let code = rd_kafka_event_error(event)
        guard code.isDenial else { return }
        let isGroup = code == RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED
        let text = rd_kafka_event_error_string(event).map { String(cString: $0) }
        let error = LogError(code, about: isGroup ? group : topic, needing: isGroup ? .read : .describe, message: text)
        status.note(denied: error)
        denial.withLock { $0 = status.explain(error).description }
    }

    private func rebalance(_ event: OpaquePointer, _ client: KafkaClient) {
        var suggested: Set<Int32> = []
        if rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS {
            denial.withLock { $0 = nil }
            if let list = rd_kafka_event_topic_partition_list(event) {
                for index in 0..<Int(list.pointee.cnt) { suggested.insert(list.pointee.elems[index].partition) }
            }
            let nothing = rd_kafka_topic_partition_list_new(0)
            defer { rd_kafka_topic_partition_list_destroy(nothing) }
            rd_kafka_assign(client.pointer, nothing)
        } else {
            rd_kafka_assign(client.pointer, nil)
        }
        continuation.yield(suggested)
    }

    private func finish() {
        guard client != nil else { return }
        timer?.setEventHandler(handler: nil)
        timer?.cancel()
        timer = nil
        for queue in [consumerQueue, leavingQueue].compactMap(\.self) {
            rd_kafka_queue_cb_event_enable(queue, nil, nil)
            rd_kafka_queue_destroy(queue)
        }
        consumerQueue = nil
        leavingQueue = nil
        client = nil
        continuation.finish()
        left.close()
    }

    /// Held by librdkafka's callbacks and the timer instead of the member, so that releasing the member ends it.
    private final class Bell: Sendable {
        struct Member { weak var object: KafkaGroupMembership? }

        let member = Mutex(Member())
        private let queue: DispatchQueue

        init(queue: DispatchQueue) {
            self.queue = queue
        }

        func ring() {
            queue.async { self.member.withLock { $0.object }?.drain() }
        }
    }
}
