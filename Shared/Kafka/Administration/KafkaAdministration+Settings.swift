import CRdkafka
import Streaming

extension KafkaAdministration {
    /// Changes settings of a topic. The request (AlterConfigs) replaces everything ever set for the topic, so the unchanged settings are
    /// sent along: a change that somebody else makes at the same moment may be lost.
    func change(_ changes: [String: String], of topic: String) throws(LogError) {
        let patience = Patience(milliseconds: timeoutMilliseconds)
        let view = try view(within: patience.left)
        guard let entry = view.topics[topic], entry.error == RD_KAFKA_RESP_ERR_NO_ERROR else { throw .unknownTopic(topic) }
        let found = try settings(of: topic, by: view.answering, within: max(1, patience.left))
        if let reason = found.unknown { throw .other(code: "settings_unknown", message: reason) }
        guard let resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic) else { throw .unknownTopic(topic) }
        defer { rd_kafka_ConfigResource_destroy(resource) }
        for (name, value) in found.ofTopic.merging(changes, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
            rd_kafka_ConfigResource_set_config(resource, name, value)
        }
        try ask(about: topic, RD_KAFKA_ADMIN_OP_ALTERCONFIGS, within: max(1, patience.left)) { options, queue in
            if let broker = view.answering { rd_kafka_AdminOptions_set_broker(options, broker, nil, 0) }
            var resources: [OpaquePointer?] = [resource]
            rd_kafka_AlterConfigs(client.pointer, &resources, 1, options, queue)
        } read: { (event) throws(LogError) in
            let code = rd_kafka_event_error(event)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw failure(code, about: topic) }
            var count = 0
            guard let result = rd_kafka_event_AlterConfigs_result(event),
                let resources = rd_kafka_AlterConfigs_result_resources(result, &count), count > 0
            else { throw .other(code: "no_result", message: "the broker's answer names no topic") }
            let outcome = rd_kafka_ConfigResource_error(resources[0])
            guard outcome == RD_KAFKA_RESP_ERR_NO_ERROR else {
                let message = rd_kafka_ConfigResource_error_string(resources[0]).map { String(cString: $0) }
                throw LogError(outcome, about: "AlterConfigs of \(topic)", message: message)
            }
        }
    }
}
