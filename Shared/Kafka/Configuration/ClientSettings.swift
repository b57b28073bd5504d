import CRdkafka

/// The purpose of a librdkafka client. Each role has connections of its own: a broker answers the requests of one connection in order, so a
/// request on a reader's connection would wait behind its long fetch.
enum ClientRole: Sendable, Hashable {
    /// Descriptions, bounds, creation, and the view of the brokers' health.
    case control
    case reader
    /// Reads existing records and stops: it never waits for new ones.
    case scanner
    case appender
    case member(group: String)

    var type: rd_kafka_type_t { self == .appender ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER }
    var isReading: Bool { self == .reader || self == .scanner }
}

/// The librdkafka properties of one role: Pledgeline's own, then the configuration's, which may change any but the ``reserved`` ones.
struct ClientSettings {
    let role: ClientRole
    let configuration: KafkaConfiguration

    /// The size of the buffer for librdkafka's error text, which is one line.
    static let errorCapacity = 512

    /// The properties on which the log's guarantees rest: setting one is refused with ``KafkaConfigurationError/reserved(property:)``, in
    /// every role.
    static let reserved: Set<String> = [
        "acks", "request.required.acks", "enable.idempotence", "enable.gapless.guarantee", "message.timeout.ms",
        "delivery.timeout.ms", "transactional.id", "auto.offset.reset", "enable.auto.commit", "auto.commit.enable",
        "enable.auto.offset.store", "enable.partition.eof", "allow.auto.create.topics", "check.crcs", "group.id",
        "partition.assignment.strategy", "statistics.interval.ms", "enabled_events", "plugin.library.paths",
    ]

    private var common: [(String, String)] {
        [
            ("bootstrap.servers", configuration.brokers),
            ("client.id", "pledgeline"),
            // Small requests that must not wait for one another.
            ("socket.nagle.disable", "true"),
            ("socket.keepalive.enable", "true"),
            // The default grows to ten seconds; a restarted broker should be found again within one.
            ("reconnect.backoff.max.ms", "1000"),
        ]
    }

    private var own: [(String, String)] {
        switch role {
        case .control:
            [
                ("allow.auto.create.topics", "false"),
                // Reports once a second whether any broker is connected (``KafkaStatus``). With two brokers a report is about 4 kB.
                ("statistics.interval.ms", "1000"),
            ]
        case .reader: reading(waitMilliseconds: 100)
        // As long as records remain every fetch returns some; only one that meets the end waits, and it delays only readers that start
        // meanwhile. An answer is usable only when it is complete, and it must be so within a minute: that takes 150 kbit/s for one
        // megabyte, but much more for a megabyte from each of many partitions.
        case .scanner: reading(waitMilliseconds: 10) + [("fetch.max.bytes", "1048576")]
        case .appender:
            [
                ("enable.idempotence", "true"),
                ("acks", "all"),
                // A record fails only if the broker refuses it; there is no limit on waiting for a broker (the caller abandons instead).
                ("message.timeout.ms", "0"),
                // A record that cannot be written must not be overtaken by its successors.
                ("enable.gapless.guarantee", "true"),
                ("compression.codec", "lz4"),
                // Lingering would gather nothing that a burst does not gather by itself while requests are under way, and it is half of the
                // time from an acknowledged submission to its readable decision.
                ("linger.ms", "0"),
                // The most that one appender holds unacknowledged; the default is 1 GiB.
                ("queue.buffering.max.kbytes", "65536"),
            ]
        case .member(let group):
            [
                ("group.id", group),
                ("allow.auto.create.topics", "false"),
                ("enable.auto.commit", "false"),
                ("enable.auto.offset.store", "false"),
                ("partition.assignment.strategy", "range"),
                // Only suggestions of ownership depend on these times, never safety: they are short, for a quick take-over.
                ("session.timeout.ms", "10000"),
                ("heartbeat.interval.ms", "1000"),
                ("max.poll.interval.ms", "60000"),
            ]
        }
    }

    private func reading(waitMilliseconds: Int) -> [(String, String)] {
        [
            ("allow.auto.create.topics", "false"),
            ("auto.offset.reset", "error"),
            ("enable.partition.eof", "true"),
            ("enable.auto.commit", "false"),
            ("enable.auto.offset.store", "false"),
            ("check.crcs", "true"),
            // A fetch answers as soon as there is one byte, so this is not the latency of records. It is how late the end of a partition is
            // noticed, and how long a partition started later waits for the fetch under way.
            ("fetch.wait.max.ms", String(waitMilliseconds)),
            // librdkafka 2.0 also backs off this long when its own queue is full: the default of half a second starves a replay.
            ("fetch.error.backoff.ms", "10"),
            // How much is fetched ahead of the reader, per partition; librdkafka's default is 64 MiB.
            ("queued.max.messages.kbytes", "16384"),
            // Some brokers ignore the limits that a fetch names; librdkafka treats a larger answer as a broken connection.
            ("receive.message.max.bytes", "1000000000"),
        ]
    }

    /// The events that librdkafka puts on the main queue instead of calling back.
    private var events: Int32 {
        switch role {
        case .control: RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_STATS
        case .reader, .scanner: RD_KAFKA_EVENT_ERROR
        case .appender: RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_DR
        case .member: RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_REBALANCE
        }
    }

    /// Builds librdkafka's configuration object, lends it to `body` and destroys it afterwards. Duplicate it to keep it.
    func withConfiguration<R>(_ body: (OpaquePointer) throws(KafkaConfigurationError) -> R) throws(KafkaConfigurationError) -> R {
        guard let conf = rd_kafka_conf_new() else { throw .refused(reason: "out of memory") }
        defer { rd_kafka_conf_destroy(conf) }
        for (name, value) in common + own { try set(name, to: value, in: conf) }
        for property in configuration.properties {
            guard !Self.reserved.contains(property.name) else { throw .reserved(property: property.name) }
            try set(property.name, to: property.value, in: conf)
        }
        rd_kafka_conf_set_events(conf, events)
        return try body(conf)
    }

    private func set(_ name: String, to value: String, in conf: OpaquePointer) throws(KafkaConfigurationError) {
        var reason = [CChar](repeating: 0, count: Self.errorCapacity)
        switch rd_kafka_conf_set(conf, name, value, &reason, reason.count) {
        case RD_KAFKA_CONF_OK: return
        case RD_KAFKA_CONF_UNKNOWN: throw .unknownProperty(name)
        default:
            // librdkafka's reason quotes the value.
            throw .invalidValue(property: name, reason: SecretProperties.isSecret(name) ? "not accepted" : text(reason))
        }
    }
}

/// The text in a zero-terminated buffer that C filled.
func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
