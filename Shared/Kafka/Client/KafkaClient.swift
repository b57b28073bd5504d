import CRdkafka
import Streaming
import Synchronization

/// Owns one librdkafka client and everything that must be gone before it may be destroyed.
///
/// Whoever uses the pointer keeps this object alive: readers, batches and appenders hold it, and the last to let go destroys it, on one
/// of Dispatch's threads because destroying blocks.
///
/// Unchecked: librdkafka's functions are safe to call from any thread, the pointers never change, and the topic table has its mutex.
final class KafkaClient: @unchecked Sendable {
    let pointer: OpaquePointer
    let context: ClientContext
    private let role: ClientRole
    private let mainQueue: OpaquePointer
    /// librdkafka's topic objects by name. Never more than the topics used; they live as long as the client.
    private let topics = Mutex<TopicTable>(TopicTable())

    /// Unchecked: only ever reached through the mutex above.
    private struct TopicTable: @unchecked Sendable {
        var pointers: [String: OpaquePointer] = [:]
    }

    init(_ settings: ClientSettings, context: ClientContext) throws(KafkaConfigurationError) {
        let opaque = Unmanaged.passRetained(context).toOpaque()
        do throws(KafkaConfigurationError) {
            pointer = try settings.withConfiguration { (template) throws(KafkaConfigurationError) in
                // librdkafka takes over the object it is given, if and only if it succeeds.
                guard let conf = rd_kafka_conf_dup(template) else { throw .refused(reason: "out of memory") }
                rd_kafka_conf_set_opaque(conf, opaque)
                rd_kafka_conf_set_log_cb(conf, forwardLog)
                if settings.role.isReading { context.pacing.install(in: conf) }
                var reason = [CChar](repeating: 0, count: ClientSettings.errorCapacity)
                guard let client = rd_kafka_new(settings.role.type, conf, &reason, reason.count) else {
                    rd_kafka_conf_destroy(conf)
                    throw .refused(reason: text(reason))
                }
                return client
            }
        } catch {
            Unmanaged<ClientContext>.fromOpaque(opaque).release()
            throw error
        }
        self.context = context
        role = settings.role
        mainQueue = rd_kafka_queue_get_main(pointer)
        rd_kafka_queue_cb_event_enable(
            mainQueue, { _, opaque in opaque.map { ClientContext.behind($0).onMainQueue() } }, opaque)
    }

    /// The client's object for a topic; asking for it makes librdkafka ask the brokers where the topic's partitions are.
    func topic(_ name: String) throws(LogError) -> OpaquePointer {
        try topics.withLock { (table) throws(LogError) in
            if let known = table.pointers[name] { return Topic(pointer: known) }
            guard let new = rd_kafka_topic_new(pointer, name, nil) else {
                throw LogError(rd_kafka_last_error(), about: name)
            }
            table.pointers[name] = new
            return Topic(pointer: new)
        }.pointer
    }

    /// Carries a pointer out of the mutex. Unchecked: see the class.
    private struct Topic: @unchecked Sendable { var pointer: OpaquePointer }

    /// Takes everything off the main queue. Not to be called by two at a time.
    func drainMainQueue(_ handle: (OpaquePointer) -> Void = { _ in }) {
        while let event = rd_kafka_queue_poll(mainQueue, 0) {
            context.noteCommon(event)
            handle(event)
            rd_kafka_event_destroy(event)
        }
    }

    deinit {
        // After this returns no callback is running, nor will one come: librdkafka calls it under the queue's lock.
        rd_kafka_queue_cb_event_enable(mainQueue, nil, nil)
        let remains = Remains(
            client: pointer, mainQueue: mainQueue, topics: topics.withLock { Array($0.pointers.values) }, role: role,
            context: context)
        BlockingCalls.detach { remains.destroy() }
    }

    /// What a client leaves behind. Unchecked: nobody else has these pointers any more.
    private struct Remains: @unchecked Sendable {
        var client: OpaquePointer
        var mainQueue: OpaquePointer
        var topics: [OpaquePointer]
        var role: ClientRole
        var context: ClientContext

        func destroy() {
            if role == .appender {
                // Nobody is left to hear what became of these records, so do not wait for them.
                rd_kafka_purge(client, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT | RD_KAFKA_PURGE_F_NON_BLOCKING)
            }
            rd_kafka_queue_destroy(mainQueue)
            for topic in topics { rd_kafka_topic_destroy(topic) }
            // A member that has not left politely must not block here trying to: its session expires.
            rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
            Unmanaged.passUnretained(context).release()
            context.destroyed.close()
        }
    }
}

/// librdkafka's log callback; the client's opaque pointer is set before its first line.
///
/// Leaves out `CONFWARN`: every client repeats there which of the properties are meant for the other kind of client, and that a property
/// Pledgeline chose is called experimental. What is wrong with a configuration is thrown, not logged.
private let forwardLog: @convention(c) (OpaquePointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Void = {
    client, level, facility, line in
    guard let client, let opaque = rd_kafka_opaque(client), let facility, let line else { return }
    let context = ClientContext.behind(opaque)
    let (facilityName, text) = (String(cString: facility), String(cString: line))
    // Why a connection fails is told here only.
    if facilityName == "FAIL" { context.status.note(failure: text) }
    guard let logger = context.logger, facilityName != "CONFWARN" else { return }
    logger(KafkaLogLevel(rawValue: level) ?? .info, facilityName, text)
}
