import CRdkafka
import Streaming
import Synchronization

/// Administrative requests with one answer each. Each blocks its thread, so ``KafkaLog`` calls them through ``BlockingCalls``; each returns
/// within the configured operation timeout, or a second after it. Passing conditions (a leader is being elected, a new topic is still being
/// made known) are waited for within that time.
final class KafkaAdministration: Sendable {
    let client: KafkaClient
    let status: StatusBoard
    let timeoutMilliseconds: Int
    /// The partition counts of the topics in the last metadata answer.
    private let told = Mutex<[String: Int]>([:])

    /// The pause between two tries of a request that was not answered as it should be.
    static let pauseMilliseconds = 100

    init(client: KafkaClient, status: StatusBoard, timeoutMilliseconds: Int) {
        self.client = client
        self.status = status
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// The description of a topic; nil if it does not exist.
    ///
    /// - Throws: `LogError.notAuthorized` if this connection may not describe it.
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

    /// Finds out whether a topic that is missing from the list of all topics is hidden: brokers leave topics out of that list that the
    /// client may not describe. The topic is not named in a request that could create it: its settings are queried first, and only if the
    /// broker denies those, and so does enforce rights, are its metadata queried by name.
    ///
    /// - Throws: `LogError.notAuthorized` if it is hidden, whether or not it exists.
    func checkVisible(_ topic: String, by broker: Int32?, within milliseconds: Int) throws(LogError) {
        let patience = Patience(milliseconds: milliseconds)
        let settings: Settings
        // Without an answer to this the earlier answer stands.
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
            // The topic exists.
            reason = "the broker tells its settings, but does not list it"
        default: return
        }
        throw status.explain(.notAuthorized(Denial(.describe, .topic(topic), reason: reason)))
    }

    /// The ids of the brokers that one of them names.
    func brokers() throws(LogError) -> [Int32] { try view(within: timeoutMilliseconds).brokers.keys.sorted() }

    /// Queries all topics: naming one makes older brokers create it.
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

    /// The first of these topics that the last metadata answer does not contain, or not with that partition.
    func unknown(among partitions: [TopicPartition]) -> String? {
        told.withLock { told in partitions.first { Int($0.partition) >= told[$0.topic] ?? 0 }?.topic }
    }

    /// A topic's settings, or why the broker does not tell them.
    ///
    /// Asks a broker that has just answered: librdkafka would ask the controller, which not every cluster names, although any broker can
    /// answer.
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
                // Not a broker's answer but a connection that could not be made.
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
        /// Those of them that were set for this topic; the others are cluster defaults.
        var ofTopic: [String: String] = [:]
        /// Why the broker does not tell them; nil if it does.
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
            // The controller answers only once it has created the topic; the other brokers may learn of it later.
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

    /// One admin request: `send` issues it, `read` decodes its answer.
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
        // librdkafka always answers in time, if only with an error; the additional second is for its own bookkeeping.
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
