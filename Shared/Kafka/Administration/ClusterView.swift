import CRdkafka
import Streaming

/// What one broker says of the cluster: its brokers, topics and their leaders. Brokers may differ for a while after a change.
struct ClusterView {
    struct Topic {
        var error: rd_kafka_resp_err_t
        /// For each partition whether it has a leader.
        var hasLeader: [Bool]
        /// For each partition how many copies there are to be, and how many are up to date.
        var copies: [TopicDescription.Copies]

        /// There, but not for use yet: the cluster has only just learnt of it, or chooses a leader.
        var isSettling: Bool { error == RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE || error == RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE }
    }

    /// The addresses brokers give for themselves, by their numbers.
    let brokers: [Int32: String]
    /// A broker that can be asked for more; nil if none is named.
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

    /// A topic that is not for use yet may come to have any number.
    var partitionCounts: [String: Int] {
        topics.compactMapValues { topic in
            if topic.isSettling { return .max }
            return topic.error == RD_KAFKA_RESP_ERR_NO_ERROR ? topic.hasLeader.count : nil
        }
    }

    /// Whether all partitions of these topics have leaders here.
    func hasLeaders(of wanted: [String: Int]) -> Bool {
        wanted.allSatisfy { name, count in
            guard let topic = topics[name], topic.error == RD_KAFKA_RESP_ERR_NO_ERROR else { return false }
            return topic.hasLeader.count == count && topic.hasLeader.allSatisfy(\.self)
        }
    }
}
