import CRdkafka

/// What a librdkafka client is for. Each is a connection of its own: a broker answers the requests of one connection in order, so a
/// question asked on a reader's connection would wait behind its long fetch.
enum ClientRole: Sendable, Hashable {
    /// Descriptions, bounds, creation, and the view of the brokers' health.
    case control
    case reader
    /// Reads what is there and stops: it never waits for records to come.
    case scanner
    case appender
    case member(group: String)

    var type: rd_kafka_type_t { self == .appender ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER }
    var isReading: Bool { self == .reader || self == .scanner }
}

/// The librdkafka properties of one role: Pledgeline's own, then the configuration's, which may change anything but ``required``.
struct ClientSettings {
    let role: ClientRole
    let configuration: KafkaConfiguration

    /// Room for librdkafka's reason; it writes one line.
    static let errorCapacity = 512

    /// On these the log's guarantees rest: each is refused with ``KafkaConfigurationError/reserved(property:)``, in every role.
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
                // Tells once a second whether any broker is connected (``KafkaStatus``). Two brokers make about 4 kB of it.
                ("statistics.interval.ms", "1000"),
            ]
        case .reader: reading(waitMilliseconds: 100)
        // Every fetch brings something as long as anything is wanted; only one that meets the end waits, and nobody waits for it but those that begin
        // meanwhile.
        // An answer must have come whole before anything of it is seen, and within a minute: a megabyte does over 150 kbit/s, a megabyte from each of many
        // partitions would not.
        case .scanner: reading(waitMilliseconds: 10) + [("fetch.max.bytes", "1048576")]
        case .appender:
            [
                ("enable.idempotence", "true"),
                ("acks", "all"),
                // A record fails only if the broker refuses it; waiting for a broker has no end (the caller abandons instead).
                ("message.timeout.ms", "0"),
                // A record that cannot be written must not be overtaken by its successors.
                ("enable.gapless.guarantee", "true"),
                ("compression.codec", "lz4"),
                // Waiting gathers nothing that a burst does not gather by itself while requests are under way, and is half of all the time from an
                // acknowledged submission to its readable decision.
                ("linger.ms", "0"),
                // What one appender may hold unacknowledged; the default is 1 GiB.
                ("queue.buffering.max.kbytes", "65536"),
            ]
        case .member(let group):
            [
                ("group.id", group),
                ("allow.auto.create.topics", "false"),
                ("enable.auto.commit", "false"),
                ("enable.auto.offset.store", "false"),
                ("partition.assignment.strategy", "range"),
                // Only a suggestion of ownership hangs on these, never safety: short, for a quick take-over.
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
            // A fetch answers as soon as there is one byte, so this is not the latency of records. It is how late the end of a
            // partition is noticed and how long a partition started later waits for the fetch under way.
            ("fetch.wait.max.ms", String(waitMilliseconds)),
            // librdkafka 2.0 also backs off this long when its own queue is full: the default of half a second starves a replay.
            ("fetch.error.backoff.ms", "10"),
            // How much is fetched ahead of the reader, per partition; the default is 64 MiB.
            ("queued.max.messages.kbytes", "16384"),
            // Some brokers ignore the limits a fetch names; librdkafka treats a larger answer as a broken connection.
            ("receive.message.max.bytes", "1000000000"),
        ]
    }

    /// Events librdkafka puts on the main queue instead of calling back from inside.
    private var events: Int32 {
        switch role {
        case .control: RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_STATS
        case .reader, .scanner: RD_KAFKA_EVENT_ERROR
        case .appender: RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_DR
        case .member: RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_REBALANCE
        }
    }

    /// Builds librdkafka's configuration object, lends it to `body` and destroys it. To keep it, duplicate it.
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

/// The text in a buffer that C filled and ended with a zero.
func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
