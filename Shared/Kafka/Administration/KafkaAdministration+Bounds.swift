import CRdkafka
import Streaming

extension KafkaAdministration {
    /// How long a topic that this log does not know may be missing before it counts as nonexistent: brokers learn of a new topic within
    /// this time.
    static let graceMilliseconds = 500
    /// The time-out of the first try; each further one takes twice as long. A dead leader does not answer at all, and its successor is
    /// known only after asking again.
    static let firstTryMilliseconds = 2_000

    /// Queries the bounds of partitions, with one request per leader. Unlike `rd_kafka_query_watermark_offsets`, which waits without end
    /// for a leader once its address is known, it returns in time.
    ///
    /// - Parameter isKnown: whether a topic existed before; if so, a broker that does not know it is asked again.
    func bounds(of partitions: [TopicPartition], isKnown: (String) -> Bool) throws(LogError) -> [TopicPartition: LogBounds] {
        let patience = Patience(milliseconds: timeoutMilliseconds)
        let grace = Patience(milliseconds: min(Self.graceMilliseconds, timeoutMilliseconds))
        var found: [TopicPartition: LogBounds] = [:]
        var tryFor = Self.firstTryMilliseconds
        var isFirst = true
        while true {
            let missing = partitions.filter { found[$0] == nil }
            guard !missing.isEmpty else { return found }
            let problem: LogError
            do throws(LogError) {
                // librdkafka uses the leaders of the last metadata, and would wait for topics that do not exist.
                if !isFirst || unknown(among: missing) != nil { _ = try view(within: max(1, min(tryFor, patience.left))) }
                if let topic = unknown(among: missing) { throw .unknownTopic(topic) }
                let answered = try ask(missing, within: max(1, min(tryFor, patience.left)))
                status.noteAnswer()
                found.merge(answered) { $1 }
                problem = .unavailable("no leader")
                if !answered.isEmpty, found.count == partitions.count { continue }
            } catch {
                problem = error
            }
            isFirst = false
            tryFor = min(tryFor * 2, max(tryFor, timeoutMilliseconds))
            let mayPass: Bool
            switch problem {
            case .unavailable: mayPass = true
            case .unknownTopic(let topic): mayPass = grace.left > 0 || (isKnown(topic) && !isTold(topic))
            case .topicExists, .offsetOutOfRange, .queueFull, .recordTooLarge, .closed, .notAuthorized, .misconnected, .fatal, .other:
                mayPass = false
            }
            guard mayPass, patience.pause(Self.pauseMilliseconds) else {
                if case .unknownTopic(let topic) = problem { try checkVisible(topic, by: nil, within: max(1, patience.left)) }
                throw status.explain(problem)
            }
        }
    }

    private func ask(_ partitions: [TopicPartition], within milliseconds: Int) throws(LogError) -> [TopicPartition: LogBounds] {
        let patience = Patience(milliseconds: milliseconds)
        // The low offset is queried first, so that it is never beyond the high one.
        let low = try offsets(of: partitions, at: Int64(RD_KAFKA_OFFSET_BEGINNING), within: milliseconds)
        let high = try offsets(of: partitions, at: Int64(RD_KAFKA_OFFSET_END), within: max(1, patience.left))
        return low.reduce(into: [:]) { bounds, entry in
            if let end = high[entry.key] { bounds[entry.key] = LogBounds(low: min(entry.value, end), high: end) }
        }
    }

    /// - Returns: the offsets that were answered; partitions without an answer are left out.
    private func offsets(
        of partitions: [TopicPartition], at end: Int64, within milliseconds: Int
    ) throws(LogError) -> [TopicPartition: Int64] {
        guard let list = rd_kafka_topic_partition_list_new(Int32(clamping: partitions.count)) else {
            throw .other(code: "memory", message: "no list of partitions")
        }
        defer { rd_kafka_topic_partition_list_destroy(list) }
        for partition in partitions {
            rd_kafka_topic_partition_list_add(list, partition.topic, partition.partition)?.pointee.offset = end
        }
        let code = rd_kafka_offsets_for_times(client.pointer, list, Int32(clamping: milliseconds))
        let entries = (0..<Int(list.pointee.cnt)).map { list.pointee.elems[$0] }
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
            let about = entries.first { $0.err == code }.map { String(cString: $0.topic) } ?? partitions.first?.topic ?? ""
            throw LogError(listing: code, about: about)
        }
        var offsets: [TopicPartition: Int64] = [:]
        for entry in entries {
            let topic = String(cString: entry.topic)
            if entry.err != RD_KAFKA_RESP_ERR_NO_ERROR { throw LogError(listing: entry.err, about: topic) }
            if entry.offset >= 0 { offsets[TopicPartition(topic: topic, partition: entry.partition)] = entry.offset }
        }
        return offsets
    }

    /// Waits until every reachable broker knows the leaders of all partitions, and the leaders answer.
    ///
    /// - Parameter ask: queries the metadata of one broker, given the address it advertises.
    func waitUntilUsable(
        _ topics: [String: Int], asking ask: (_ address: String, _ milliseconds: Int) throws(LogError) -> ClusterView
    ) throws(LogError) {
        let patience = Patience(milliseconds: timeoutMilliseconds)
        while true {
            let view = try view(within: max(1, patience.left))
            var isKnown = view.hasLeaders(of: topics)
            for (_, address) in view.brokers.sorted(by: { $0.key < $1.key }) where isKnown && view.brokers.count > 1 {
                isKnown = try ask(address, max(1, patience.left)).hasLeaders(of: topics)
            }
            if isKnown {
                let partitions = topics.flatMap { name, count in
                    (0..<Int32(count)).map { TopicPartition(topic: name, partition: $0) }
                }
                _ = try bounds(of: partitions) { _ in true }
                return
            }
            guard patience.pause(Self.pauseMilliseconds) else {
                throw status.explain(.unavailable("the new topics have no leaders yet"))
            }
        }
    }
}

extension LogError {
    /// The meaning of a failed offset query. Only a broker's own answer is final; everything else may pass, because librdkafka has many
    /// error codes for an address that cannot be resolved or a connection that breaks.
    fileprivate init(listing code: rd_kafka_resp_err_t, about topic: String) {
        let error = LogError(code, about: topic, needing: .describe)
        switch error {
        case .other where !code.isAnswer: self = .unavailable(Unavailability(String(cString: rd_kafka_err2str(code))))
        case .unavailable, .unknownTopic, .topicExists, .offsetOutOfRange, .queueFull, .recordTooLarge, .closed, .notAuthorized,
            .misconnected, .fatal, .other:
            self = error
        }
    }
}

extension rd_kafka_resp_err_t {
    /// Whether a broker sent this error; librdkafka's own errors are negative.
    var isAnswer: Bool { rawValue >= 0 }
}
