import CRdkafka
import Streaming
import Synchronization

/// Questions and orders to the brokers that have one answer. Each blocks its thread, so ``KafkaLog`` calls them through ``BlockingCalls``; each
/// returns within the configured operation timeout, or a second after it. What passes within that time (a new leader is chosen, a topic is still
/// being made known) is waited out.
final class KafkaAdministration: Sendable {
    let client: KafkaClient
    let status: StatusBoard
    let timeoutMilliseconds: Int
    /// Of the topics a broker told of last, how many partitions each has.
    private let told = Mutex<[String: Int]>([:])

    /// Between two tries of what was not answered as it should be.
    static let pauseMilliseconds = 100

    init(client: KafkaClient, status: StatusBoard, timeoutMilliseconds: Int) {
        self.client = client
        self.status = status
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// A topic as it is, nil if it does not exist.
    ///
    /// - Throws: `LogError.notAuthorized` if it may not be seen.
    func describe(_ topic: String) throws(LogError) -> TopicDescription? {
        let patience = Patience(milliseconds: timeoutMilliseconds)
        while true {
            let view = try view(within: patience.left)
            guard let entry = view.topics[topic], entry.error != RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART else {
                try checkVisible(topic, by: view.answering, within: max(1, patience.left))
                return nil
            }
            if entry.error == RD_KAFKA_RESP_ERR_NO_ERROR {
                let settings = try settings(of: topic, by: view.answering, within: max(1, patience.left))
                return TopicDescription(
                    partitionCount: entry.hasLeader.count, settings: settings.values, settingsUnknown: settings.unknown,
                    copies: entry.copies)
            }
            guard entry.isSettling, patience.pause(Self.pauseMilliseconds) else { throw failure(entry.error, about: topic) }
        }
    }

    /// A list of all topics leaves out those that may not be described, as if they were not there. Whether this one is such a topic is found out without
    /// naming it to anybody who would create it: by its settings first, and only a broker that refuses those, and so knows of rights, is asked for it by
    /// name.
    ///
    /// - Throws: `LogError.notAuthorized` if it is, whether or not it exists.
    func checkVisible(_ topic: String, by broker: Int32?, within milliseconds: Int) throws(LogError) {
        let patience = Patience(milliseconds: milliseconds)
        let settings: Settings
        // Whoever does not answer that takes nothing back of what was answered before.
        do throws(LogError) { settings = try self.settings(of: topic, by: broker, within: milliseconds) } catch { return }
        let reason: String
        switch settings.failure {
        case .notAuthorized?:
            var answer: UnsafePointer<rd_kafka_metadata>?
            let code = rd_kafka_metadata(client.pointer, 0, try client.topic(topic), &answer, Int32(clamping: max(1, patience.left)))
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let answer else { throw failure(code, about: topic) }
            defer { rd_kafka_metadata_destroy(answer) }
            guard ClusterView(answer.pointee).topics[topic]?.error == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED else { return }
            reason = String(cString: rd_kafka_err2str(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED))
        case .unknownTopic?: return
        case nil where !settings.values.isEmpty:
            // It exists.
            reason = "the broker tells its settings, but does not list it"
        default: return
        }
        throw status.explain(.notAuthorized(Denial(.describe, .topic(topic), reason: reason)))
    }

    /// The brokers there are, as one of them sees it.
    func brokers() throws(LogError) -> [Int32] { try view(within: timeoutMilliseconds).brokers.keys.sorted() }

    /// Asks for all topics: naming one makes older brokers create it.
    func view(within milliseconds: Int) throws(LogError) -> ClusterView {
        var answer: UnsafePointer<rd_kafka_metadata>?
        let code = rd_kafka_metadata(client.pointer, 1, nil, &answer, Int32(clamping: milliseconds))
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let answer else { throw failure(code, about: "cluster") }
        defer { rd_kafka_metadata_destroy(answer) }
        status.noteAnswer()
        let view = ClusterView(answer.pointee)
        told.withLock { $0 = view.partitionCounts }
        return view
    }

    func isTold(_ topic: String) -> Bool { told.withLock { $0[topic] != nil } }

    /// The first of these topics that no broker has told of, as far as was asked.
    func unknown(among partitions: [TopicPartition]) -> String? {
        told.withLock { told in partitions.first { Int($0.partition) >= told[$0.topic] ?? 0 }?.topic }
    }

    /// A topic's settings; or why the broker does not tell them.
    ///
    /// Asks a broker that has just answered: librdkafka would ask the controller, which any broker can stand in for and not every cluster names.
    func settings(of topic: String, by broker: Int32?, within milliseconds: Int) throws(LogError) -> Settings {
        guard let resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic) else { throw .unknownTopic(topic) }
        defer { rd_kafka_ConfigResource_destroy(resource) }
        return try ask(about: topic, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, within: milliseconds) { options, queue in
            if let broker { rd_kafka_AdminOptions_set_broker(options, broker, nil, 0) }
            var resources: [OpaquePointer?] = [resource]
            rd_kafka_DescribeConfigs(client.pointer, &resources, 1, options, queue)
        } read: { (event) throws(LogError) in
            let code = rd_kafka_event_error(event)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
                let error = status.explain(LogError(code, about: topic, needing: .describeConfigs))
                // Not the broker's word but that of a connection that could not be made.
                if case .unavailable = error { throw error }
                if case .misconnected = error { throw error }
                if !code.isAnswer, code != RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE {
                    throw status.explain(.unavailable(Unavailability(String(cString: rd_kafka_err2str(code)))))
                }
                return Settings(failure: error)
            }
            var count = 0
            guard let result = rd_kafka_event_DescribeConfigs_result(event),
                let resources = rd_kafka_DescribeConfigs_result_resources(result, &count), count > 0
            else { return Settings(failure: .other(code: "no_result", message: "the broker's answer names no topic")) }
            let outcome = rd_kafka_ConfigResource_error(resources[0])
            guard outcome == RD_KAFKA_RESP_ERR_NO_ERROR, let entries = rd_kafka_ConfigResource_configs(resources[0], &count) else {
                return Settings(failure: status.explain(LogError(outcome, about: topic, needing: .describeConfigs)))
            }
            var settings = Settings()
            for index in 0..<count {
                guard let name = rd_kafka_ConfigEntry_name(entries[index]), let value = rd_kafka_ConfigEntry_value(entries[index])
                else { continue }
                settings.values[String(cString: name)] = String(cString: value)
                if rd_kafka_ConfigEntry_source(entries[index]) == RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG {
                    settings.ofTopic[String(cString: name)] = String(cString: value)
                }
            }
            return settings
        }
    }

    struct Settings {
        var values: [String: String] = [:]
        /// Those of them that were set for this topic; the others are the cluster's.
        var ofTopic: [String: String] = [:]
        /// Why the broker does not tell them.
        var failure: LogError?
        var unknown: String? { failure?.description }
    }

    func create(_ topic: TopicSpecification) throws(LogError) {
        var reason = [CChar](repeating: 0, count: ClientSettings.errorCapacity)
        guard
            let order = rd_kafka_NewTopic_new(
                topic.name, Int32(clamping: topic.partitionCount), Int32(clamping: topic.replicationFactor), &reason, reason.count)
        else { throw .other(code: "INVALID_TOPIC", message: text(reason)) }
        defer { rd_kafka_NewTopic_destroy(order) }
        for (name, value) in topic.settings.sorted(by: { $0.key < $1.key }) {
            rd_kafka_NewTopic_set_config(order, name, value)
        }
        try ask(about: topic.name, RD_KAFKA_ADMIN_OP_CREATETOPICS, within: timeoutMilliseconds) { options, queue in
            // The controller answers only when it has made the topic; the other brokers may learn of it later.
            rd_kafka_AdminOptions_set_operation_timeout(options, Int32(clamping: timeoutMilliseconds), nil, 0)
            var orders: [OpaquePointer?] = [order]
            rd_kafka_CreateTopics(client.pointer, &orders, 1, options, queue)
        } read: { (event) throws(LogError) in
            let code = rd_kafka_event_error(event)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
                throw status.explain(LogError(code, about: topic.name, needing: .create))
            }
            var count = 0
            guard let result = rd_kafka_event_CreateTopics_result(event),
                let topics = rd_kafka_CreateTopics_result_topics(result, &count), count > 0
            else { throw .other(code: "no_result", message: "the broker's answer names no topic") }
            let outcome = rd_kafka_topic_result_error(topics[0])
            guard outcome == RD_KAFKA_RESP_ERR_NO_ERROR else {
                let message = rd_kafka_topic_result_error_string(topics[0]).map { String(cString: $0) }
                throw status.explain(LogError(outcome, about: topic.name, needing: .create, message: message))
            }
        }
    }

    /// One admin request: `send` it, wait for its answer, `read` it.
    func ask<R>(
        about subject: String, _ operation: rd_kafka_admin_op_t, within milliseconds: Int,
        send: (_ options: OpaquePointer, _ queue: OpaquePointer) -> Void,
        read: (_ event: OpaquePointer) throws(LogError) -> R
    ) throws(LogError) -> R {
        guard let options = rd_kafka_AdminOptions_new(client.pointer, operation), let queue = rd_kafka_queue_new(client.pointer)
        else { throw .other(code: "memory", message: "no admin options") }
        defer {
            rd_kafka_queue_destroy(queue)
            rd_kafka_AdminOptions_destroy(options)
        }
        rd_kafka_AdminOptions_set_request_timeout(options, Int32(clamping: milliseconds), nil, 0)
        send(options, queue)
        // librdkafka answers in time by itself, if only with an error; the second is for its own bookkeeping.
        guard let event = rd_kafka_queue_poll(queue, Int32(clamping: milliseconds + 1_000)) else {
            throw failure(RD_KAFKA_RESP_ERR__TIMED_OUT, about: subject)
        }
        defer { rd_kafka_event_destroy(event) }
        let answer = try read(event)
        status.noteAnswer()
        return answer
    }

    func failure(_ code: rd_kafka_resp_err_t, about subject: String) -> LogError {
        status.explain(LogError(code, about: subject))
    }
}
