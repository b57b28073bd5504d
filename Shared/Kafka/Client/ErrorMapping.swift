import CRdkafka
import Streaming

extension LogError {
    /// librdkafka's error as a ``LogError``. One without a counterpart keeps librdkafka's own name.
    ///
    /// - Parameters:
    ///   - subject: the topic or group that the call was about.
    ///   - operation: the right that the call needs, for the error that it is missing.
    init(_ code: rd_kafka_resp_err_t, about subject: String, needing operation: Denial.Operation? = nil, message: String? = nil) {
        let text = message ?? String(cString: rd_kafka_err2str(code))
        switch code {
        case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__TIMED_OUT,
            RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, RD_KAFKA_RESP_ERR__RESOLVE,
            RD_KAFKA_RESP_ERR__WAIT_COORD, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT,
            RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION,
            RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION, RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS,
            RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_NOT_COORDINATOR, RD_KAFKA_RESP_ERR_NOT_CONTROLLER,
            RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND,
            RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR, RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE:
            self = .unavailable(Unavailability(text))
        case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
            self = .unknownTopic(subject)
        case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS:
            self = .topicExists(subject)
        case RD_KAFKA_RESP_ERR__QUEUE_FULL:
            self = .queueFull
        case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE:
            self = .recordTooLarge
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
            self = .notAuthorized(Denial(operation, .topic(subject), reason: text))
        case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
            self = .notAuthorized(Denial(.read, .group(subject), reason: text))
        case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
            // With the right to write to the topic, or to create it, no right on the cluster is needed.
            let resource: Denial.Resource = operation == .write || operation == .create ? .topic(subject) : .cluster
            self = .notAuthorized(Denial(operation, resource, reason: text))
        case RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED:
            self = .notAuthorized(Denial(nil, .cluster, reason: text))
        case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED, RD_KAFKA_RESP_ERR__AUTHENTICATION:
            self = .misconnected(ConnectionProblem(.credentialsRefused, reason: text))
        case RD_KAFKA_RESP_ERR__PURGE_QUEUE, RD_KAFKA_RESP_ERR__PURGE_INFLIGHT, RD_KAFKA_RESP_ERR__DESTROY:
            self = .closed
        case RD_KAFKA_RESP_ERR__FATAL, RD_KAFKA_RESP_ERR__GAPLESS_GUARANTEE, RD_KAFKA_RESP_ERR__FENCED:
            self = .fatal(text)
        default:
            self = .other(code: String(cString: rd_kafka_err2name(code)), message: text)
        }
    }
}

extension rd_kafka_resp_err_t {
    /// Whether a right is missing.
    var isDenial: Bool {
        switch self {
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
            RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
            true
        default: false
        }
    }
}
