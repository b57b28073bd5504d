import CRdkafka
import Streaming
import Synchronization

/// Owns one librdkafka client and the objects that must be destroyed before it.
///
/// Users of the pointer keep this object alive: readers, batches and appenders hold it. When the last reference goes, the client is
/// destroyed on one of Dispatch's threads, because destroying blocks.
///
/// Unchecked: librdkafka's functions are safe to call from any thread, the pointers never change, and a mutex protects the topic table.
final class KafkaClient: @unchecked Sendable {
    let pointer: OpaquePointer
    let context: ClientContext
    private let role: ClientRole
    private let mainQueue: OpaquePointer
    /// librdkafka's topic objects by name: only those of topics used. They live as long as the client.
    private let topics = Mutex<TopicTable>(TopicTable())

    /// Unchecked: used only through the mutex above.
    private struct TopicTable: @unchecked Sendable {
        var pointers: [String: OpaquePointer] = [:]
    }

    init(_ settings: ClientSettings, context: ClientContext) throws(KafkaConfigurationError) {
        let opaque = Unmanaged.passRetained(context).toOpaque()
        do throws(KafkaConfigurationError) {
            pointer = try settings.withConfiguration { (template) throws(KafkaConfigurationError) in
                // librdkafka takes ownership of the configuration object if and only if it succeeds.
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

    /// The client's object for a topic; creating it makes librdkafka look up the leaders of the topic's partitions.
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

    /// Carries a pointer out of the mutex. Unchecked: see ``KafkaClient``.
    private struct Topic: @unchecked Sendable { var pointer: OpaquePointer }

    /// Takes every event off the main queue. Not to be called concurrently.
    func drainMainQueue(_ handle: (OpaquePointer) -> Void = { _ in }) {
        while let event = rd_kafka_queue_poll(mainQueue, 0) {
            context.noteCommon(event)
            handle(event)
            rd_kafka_event_destroy(event)
        }
    }

    deinit {
        // After this returns no callback is running, and none will be called: librdkafka calls it under the queue's lock.
        rd_kafka_queue_cb_event_enable(mainQueue, nil, nil)
        let remains = Remains(
            client: pointer, mainQueue: mainQueue, topics: topics.withLock { Array($0.pointers.values) }, role: role,
            context: context)
        BlockingCalls.detach { remains.destroy() }
    }

    /// What is to be destroyed after the client's last use. Unchecked: nobody else has these pointers any more.
    private struct Remains: @unchecked Sendable {
        var client: OpaquePointer
        var mainQueue: OpaquePointer
        var topics: [OpaquePointer]
        var role: ClientRole
        var context: ClientContext

        func destroy() {
            if role == .appender {
                // Nobody is left to receive the delivery reports of these records, so do not wait for them.
                rd_kafka_purge(client, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT | RD_KAFKA_PURGE_F_NON_BLOCKING)
            }
            rd_kafka_queue_destroy(mainQueue)
            for topic in topics { rd_kafka_topic_destroy(topic) }
            // A member that has not left its group must not block here to do so: its session expires.
            rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
            Unmanaged.passUnretained(context).release()
            context.destroyed.close()
        }
    }
}

/// librdkafka's log callback; the client's opaque pointer is set before it is first called.
///
/// Leaves out `CONFWARN`: each client would repeat which properties are meant for the other kind of client, and that a property Pledgeline
/// chose is experimental. Errors in a configuration are thrown, not logged.
private let forwardLog: @convention(c) (OpaquePointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Void = {
    client, level, facility, line in
    guard let client, let opaque = rd_kafka_opaque(client), let facility, let line else { return }
    let context = ClientContext.behind(opaque)
    let (facilityName, text) = (String(cString: facility), String(cString: line))
    // Only this line tells why a connection fails.
    if facilityName == "FAIL" { context.status.note(failure: text) }
    guard let logger = context.logger, facilityName != "CONFWARN" else { return }
    logger(KafkaLogLevel(rawValue: level) ?? .info, facilityName, text)
}
