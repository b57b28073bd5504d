import CRdkafka
import Streaming

/// The cluster metadata as one broker knows it: brokers, topics and leaders. Brokers may differ for a while after a change.
struct ClusterView {
    struct Topic {
        var error: rd_kafka_resp_err_t
        /// For each partition whether it has a leader, in order of the partitions.
        var hasLeader: [Bool]
        /// For each partition how many replicas there are to be, and how many are in sync.
        var copies: [TopicDescription.Copies]

        /// The topic exists but cannot be used yet: the cluster has only just learnt of it, or is electing a leader.
        var isSettling: Bool { error == RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE || error == RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE }
    }

    /// The addresses that brokers advertise, by broker id.
    let brokers: [Int32: String]
    /// The id of a broker to address further requests to: the one that answered if it names itself, otherwise the lowest id; nil if no
    /// broker is named.
    let answering: Int32?
    let topics: [String: Topic]

    init(_ metadata: rd_kafka_metadata) {
        var brokers: [Int32: String] = [:]
        for index in 0..<Int(metadata.broker_cnt) {
            let broker = metadata.brokers[index]
            brokers[broker.id] = "\(String(cString: broker.host)):\(broker.port)"
        }
        var topics: [String: Topic] = [:]
        for index in 0..<Int(metadata.topic_cnt) {
            let topic = metadata.topics[index]
            let leaders = (0..<Int(topic.partition_cnt)).map { topic.partitions[$0].leader >= 0 }
            let copies = (0..<Int(topic.partition_cnt)).map {
                TopicDescription.Copies(
                    assigned: Int(topic.partitions[$0].replica_cnt), inSync: Int(topic.partitions[$0].isr_cnt), hasLeader: leaders[$0])
            }
            topics[String(cString: topic.topic)] = Topic(error: topic.err, hasLeader: leaders, copies: copies)
        }
        self.brokers = brokers
        self.topics = topics
        answering = brokers[metadata.orig_broker_id] == nil ? brokers.keys.min() : metadata.orig_broker_id
    }

    /// The partition count of each usable topic; `Int.max` for a topic that is still settling, because its count is not known yet.
    var partitionCounts: [String: Int] {
        topics.compactMapValues { topic in
            if topic.isSettling { return .max }
            return topic.error == RD_KAFKA_RESP_ERR_NO_ERROR ? topic.hasLeader.count : nil
        }
    }

    /// Whether, in this broker's view, every partition of these topics has a leader.
    func hasLeaders(of wanted: [String: Int]) -> Bool {
        wanted.allSatisfy { name, count in
            guard let topic = topics[name], topic.error == RD_KAFKA_RESP_ERR_NO_ERROR else { return false }
            return topic.hasLeader.count == count && topic.hasLeader.allSatisfy(\.self)
        }
    }
}
