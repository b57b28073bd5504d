import CRdkafka
import Dispatch
import Streaming
import Synchronization

/// An idempotent producer with explicit partitions.
///
/// A record waits for its broker without limit; it fails only if a broker refuses it or the appender is abandoned. Delivery reports are
/// taken off the queue only by ``nextAcknowledgements()`` and ``flush(within:)``: a caller that calls neither fills librdkafka's queue and
/// gets `LogError.queueFull`, which is the back pressure.
final class KafkaAppender: LogAppender {
    private struct State {
        /// Nil once abandoned. Used only under the lock, so that nobody uses it while it is being destroyed.
        var client: KafkaClient?
        /// The number of records queued and not yet reported on.
        var outstanding = 0
        /// Delivery reports not yet fetched by ``nextAcknowledgements()``.
        var ready: [Acknowledgement] = []
        /// Set once librdkafka has declared the producer unusable.
        var failure: LogError?
        /// Until when to wait for delivery reports that may tell the cause: librdkafka's fatal error often says only that the producer is
        /// unusable.
        var reasonAwaited: DispatchTime?
        /// The topic written to last: a refusal to give the producer its id (InitProducerId) names no topic.
        var lastTopic = ""
    }

    private static let reasonMilliseconds = 500

    private let state: Mutex<State>
    private let wakeUp: WakeUp
    private let context: ClientContext
    private let topics: KnownTopics

    init(clients: ClientFactory, topics: KnownTopics) throws(KafkaConfigurationError) {
        let wakeUp = WakeUp()
        let client = try clients.ownerDrained(.appender, onMainQueue: { wakeUp.signal() })
        self.wakeUp = wakeUp
        self.topics = topics
        context = client.context
        state = Mutex(State(client: client))
    }

    /// Throws, beside the protocol's errors, `LogError.unknownTopic` for a topic that this ``KafkaLog`` has neither described nor created,
    /// or a partition that the topic does not have (``KnownTopics``). A timestamp of exactly 0 means now: librdkafka has no other way to
    /// say so.
    func append(
        _ value: [UInt8]?, key: [UInt8]?, to partition: TopicPartition, timestamp: Int64?, token: UInt64
    ) throws(LogError) {
        guard topics.contains(partition) else { throw .unknownTopic(partition.topic) }
        try state.withLock { (state) throws(LogError) in
            guard let client = state.client else { throw .closed }
            if let failure = state.failure { throw failure }
            let topic = try client.topic(partition.topic)
            let code = withOptionalBytes(value) { value in
                withOptionalBytes(key) { key in
                    pledgeline_produce(
                        client.pointer, topic, partition.partition, value.baseAddress, value.count, key.baseAddress,
                        key.count, timestamp ?? 0, token)
                }
            }
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw LogError(code, about: partition.topic) }
            state.outstanding += 1
            state.lastTopic = partition.topic
        }
    }

    /// Once librdkafka has declared the producer unusable this throws `LogError.fatal`, within ``reasonMilliseconds`` and not after all
    /// acknowledgements that may still come: the fate of those records must be read from the log. If one of them reports a missing right,
    /// that is thrown instead.
    func nextAcknowledgements() async throws(LogError) -> [Acknowledgement] {
        while true {
            if Task.isCancelled { throw .closed }
            let (ready, awaited) = try state.withLock { (state) throws(LogError) -> ([Acknowledgement], DispatchTime?) in
                drain(&state)
                if state.ready.isEmpty {
                    if state.client == nil { throw .closed }
                    if let failure = state.failure {
                        guard case .fatal = failure, state.outstanding > 0, let awaited = state.reasonAwaited, .now() < awaited else {
                            throw failure
                        }
                        return ([], awaited)
                    }
                }
                defer { state.ready = [] }
                return (state.ready, nil)
            }
            if !ready.isEmpty { return ready }
            switch await wakeUp.wait(until: awaited) {
            case .signalled, .timedOut: continue
            case .cancelled, .closed: throw .closed
            }
        }
    }

    func flush(within milliseconds: Int) async -> Bool {
        let deadline = DispatchTime.now() + .milliseconds(milliseconds)
        while true {
            let (isDone, hasReady) = state.withLock { state in
                drain(&state)
                return (state.outstanding == 0, !state.ready.isEmpty)
            }
            // The reports just taken are for ``nextAcknowledgements()``: wake its caller.
            if hasReady { wakeUp.signal() }
            if isDone { return true }
            guard DispatchTime.now() < deadline else { return false }
            switch await wakeUp.wait(until: deadline) {
            case .signalled, .timedOut: continue
            case .cancelled, .closed: return state.withLock { $0.outstanding == 0 }
            }
        }
    }

    /// The producer is destroyed once nobody holds it any more; this only waits for that, in a cancelled task too.
    func abandon(within milliseconds: Int) async {
        state.withLock { state in
            state.client = nil
            state.ready = []
        }
        wakeUp.close()
        _ = await context.destroyed.wait(until: .now() + .milliseconds(milliseconds), cancellable: false)
    }

    /// Takes librdkafka's delivery reports and errors off the queue, in their order.
    private func drain(_ state: inout State) {
        guard let client = state.client else { return }
        client.drainMainQueue { event in
            switch rd_kafka_event_type(event) {
            case RD_KAFKA_EVENT_DR:
                var isAnswer = false
                while let message = rd_kafka_event_message_next(event) {
                    state.outstanding -= 1
                    let acknowledgement = acknowledgement(message.pointee)
                    state.ready.append(acknowledgement)
                    if case .failure(.notAuthorized) = acknowledgement.result, case .failure(let denied) = acknowledgement.result {
                        // Only the delivery report names the topic for certain.
                        state.failure = denied
                    }
                    if message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR { isAnswer = true }
                }
                if isAnswer { context.status.noteAnswer() }
            case RD_KAFKA_EVENT_ERROR where rd_kafka_event_error_is_fatal(event) != 0:
                state.failure = state.failure ?? fatal(client, event, state.lastTopic)
                state.reasonAwaited = state.reasonAwaited ?? .now() + .milliseconds(Self.reasonMilliseconds)
            default:
                break
            }
        }
    }

    /// Why librdkafka has declared the producer unusable; a missing right is reported as one.
    private func fatal(_ client: KafkaClient, _ event: OpaquePointer, _ topic: String) -> LogError {
        var reason = [CChar](repeating: 0, count: ClientSettings.errorCapacity)
        let code = rd_kafka_fatal_error(client.pointer, &reason, reason.count)
        if code.isDenial { return context.status.explain(LogError(code, about: topic, needing: .write, message: text(reason))) }
        return .fatal(rd_kafka_event_error_string(event).map { String(cString: $0) } ?? "unknown")
    }

    private func acknowledgement(_ message: rd_kafka_message_t) -> Acknowledgement {
        let token = UInt64(UInt(bitPattern: message._private))
        if message.err == RD_KAFKA_RESP_ERR_NO_ERROR {
            // librdkafka reports an unknown offset as a large negative number.
            return Acknowledgement(token: token, result: .success(max(-1, message.offset)))
        }
        let topic = rd_kafka_topic_name(message.rkt).map { String(cString: $0) } ?? "?"
        return Acknowledgement(token: token, result: .failure(context.status.explain(LogError(message.err, about: topic, needing: .write))))
    }
}

/// Gives empty arrays an address: an array without elements may have none, and to librdkafka no address means null.
private let emptyAnchor: [UInt8] = [0]

/// Lends an optional array to C: null for nil, an address and a length of 0 for an empty one.
private func withOptionalBytes<R>(_ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    guard let bytes else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    if bytes.isEmpty { return emptyAnchor.withUnsafeBytes { body(UnsafeRawBufferPointer(start: $0.baseAddress, count: 0)) } }
    return bytes.withUnsafeBytes(body)
}
