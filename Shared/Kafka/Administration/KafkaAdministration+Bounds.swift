import CRdkafka
import Streaming

extension KafkaAdministration {
    /// How long a topic that this log has never been told of may be missing before it counts as not there: brokers learn of a new one within this.
    static let graceMilliseconds = 500
    /// The first try; each further one takes twice as long. A leader that is gone does not answer at all, and another one is known only when asked for.
    static let firstTryMilliseconds = 2_000

    /// The bounds of partitions, one question a leader. Unlike `rd_kafka_query_watermark_offsets`, which waits for a leader without end once its address
    /// is known, this one comes back.
    ///
    /// - Parameter isKnown: whether a topic was there before, so that it is waited for if a broker does not know it.
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
                // librdkafka takes the leaders from what it was told last, and would wait for topics that are not there.
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
        // The low one first, so that it is never beyond the high one.
        let low = try offsets(of: partitions, at: Int64(RD_KAFKA_OFFSET_BEGINNING), within: milliseconds)
        let high = try offsets(of: partitions, at: Int64(RD_KAFKA_OFFSET_END), within: max(1, patience.left))
        return low.reduce(into: [:]) { bounds, entry in
            if let end = high[entry.key] { bounds[entry.key] = LogBounds(low: min(entry.value, end), high: end) }
        }
    }

    /// - Returns: only what was answered.
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

    /// Waits until every broker that can be reached knows leaders of all partitions, and the leaders answer.
    ///
    /// - Parameter ask: asks one broker by the address it gives for itself.
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
    /// What a failed question for offsets means. Everything that is not a broker's final word may pass: librdkafka tells of an address that cannot be
    /// resolved, or a connection that breaks, by many names.
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
    /// Whether a broker said so; librdkafka's own errors are negative.
    var isAnswer: Bool { rawValue >= 0 }
}
