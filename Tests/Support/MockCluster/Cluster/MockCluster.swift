import CRdkafkaMock
import Dispatch
public import Streaming

/// librdkafka's in-process mock brokers on 127.0.0.1, the same bytes on a socket, with faults on request.
///
/// It has no administration, no append time, forgets beyond 5 MiB a partition and does not deduplicate: good for trying the client's
/// plumbing, useless as proof of anything about the log.
///
/// Unchecked: librdkafka runs every one of these calls on the cluster's own thread, and the pointers never change.
public final class MockCluster: @unchecked Sendable {
    /// Kafka's request types, by the numbers of its protocol.
    public enum Request: Int16, Sendable, CaseIterable {
        case produce = 0, fetch, listOffsets, metadata
        case findCoordinator = 10, joinGroup, heartbeat, leaveGroup, syncGroup
        case initProducerID = 22
    }

    /// Errors a broker can answer with, by the numbers of Kafka's protocol.
    public enum BrokerError: Int32, Sendable, CaseIterable {
        case offsetOutOfRange = 1
        case leaderNotAvailable = 5, notLeader
        case requestTimedOut = 7
        case messageTooLarge = 10
        case notEnoughReplicas = 19
        case topicAuthorizationFailed = 29
        case outOfOrderSequence = 45
    }

    public let bootstrap: String
    public let brokerCount: Int
    private let host: OpaquePointer
    private let cluster: OpaquePointer

    /// librdkafka does not do what it was asked.
    public struct Refused: Error, CustomStringConvertible {
        /// What it was asked about: a topic's name, a broker's number.
        public var subject: String
        public var reason: String
        public var description: String { "\(subject): \(reason)" }
    }

    /// Room for librdkafka's reason; it writes one line.
    private static let reasonCapacity = 512

    public init(brokers: Int = 1) throws(Refused) {
        let subject = "mock cluster of \(brokers) brokers"
        var reason = [CChar](repeating: 0, count: Self.reasonCapacity)
        guard let conf = rd_kafka_conf_new() else { throw Refused(subject: subject, reason: "out of memory") }
        // The host exists only to lend the cluster a thread; it has nothing to say.
        rd_kafka_conf_set_log_cb(conf, { _, _, _, _ in })
        guard let host = rd_kafka_new(RD_KAFKA_PRODUCER, conf, &reason, reason.count) else {
            rd_kafka_conf_destroy(conf)
            throw Refused(subject: subject, reason: reason.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" })
        }
        guard let cluster = rd_kafka_mock_cluster_new(host, Int32(clamping: brokers)) else {
            rd_kafka_destroy(host)
            throw Refused(subject: subject, reason: "not made")
        }
        self.host = host
        self.cluster = cluster
        brokerCount = brokers
        bootstrap = String(cString: rd_kafka_mock_cluster_bootstraps(cluster))
    }

    deinit {
        let remains = Remains(host: host, cluster: cluster)
        // Destroying blocks, and neither Swift's threads nor Dispatch's shared ones must be held up.
        DispatchQueue(label: "mock cluster's end").async {
            rd_kafka_mock_cluster_destroy(remains.cluster)
            rd_kafka_destroy(remains.host)
        }
    }

    /// Unchecked: nobody else has these pointers any more.
    private struct Remains: @unchecked Sendable {
        var host: OpaquePointer
        var cluster: OpaquePointer
    }

    public func createTopic(_ name: String, partitions: Int = 1) throws(Refused) {
        try check(
            rd_kafka_mock_topic_create(cluster, name, Int32(clamping: partitions), Int32(clamping: brokerCount)), about: name)
    }

    /// Takes a broker (numbered from 1) down or up again. Down, it accepts no connection and drops the ones it has.
    public func setBroker(_ broker: Int32, isUp: Bool) throws(Refused) {
        try check(
            isUp ? rd_kafka_mock_broker_set_up(cluster, broker) : rd_kafka_mock_broker_set_down(cluster, broker),
            about: "broker \(broker)")
    }

    /// Makes all answers of a broker late by this much.
    public func setRoundTrip(_ milliseconds: Int, ofBroker broker: Int32) throws(Refused) {
        try check(rd_kafka_mock_broker_set_rtt(cluster, broker, Int32(clamping: milliseconds)), about: "broker \(broker)")
    }

    public func setLeader(_ broker: Int32, of partition: TopicPartition) throws(Refused) {
        try check(
            rd_kafka_mock_partition_set_leader(cluster, partition.topic, partition.partition, broker), about: partition.topic)
    }

    /// The next requests of this kind, whichever broker they reach, fail with these errors in order.
    public func failNext(_ request: Request, with errors: [BrokerError]) {
        let codes = errors.map { rd_kafka_resp_err_t(rawValue: $0.rawValue) }
        rd_kafka_mock_push_request_errors_array(cluster, request.rawValue, codes.count, codes)
    }

    /// Forgets errors announced for this kind of request and not used up.
    public func stopFailing(_ request: Request) {
        rd_kafka_mock_clear_request_errors(cluster, request.rawValue)
    }

    /// The broker's next answer to this kind of request comes so much later; with an error, if one is given.
    public func delayNext(
        _ request: Request, ofBroker broker: Int32, by milliseconds: Int, with error: BrokerError? = nil
    ) throws(Refused) {
        let code = error.map { rd_kafka_resp_err_t(rawValue: $0.rawValue) } ?? RD_KAFKA_RESP_ERR_NO_ERROR
        try check(
            pledgeline_mock_delay_answer(cluster, broker, request.rawValue, code, Int32(clamping: milliseconds)),
            about: "broker \(broker)")
    }

    private func check(_ code: rd_kafka_resp_err_t, about subject: String) throws(Refused) {
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw Refused(subject: subject, reason: String(cString: rd_kafka_err2str(code))) }
    }
}
