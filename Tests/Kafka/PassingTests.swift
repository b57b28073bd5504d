import Kafka
import MockKafka
import Streaming
import TestSupport
import Testing

@Suite("What passes is waited out")
struct PassingTests {
    private let cluster: MockCluster
    private let log: KafkaLog
    private let partition = TopicPartition(topic: "t", partition: 0)

    init() async throws {
        cluster = try MockCluster(brokers: 2)
        try cluster.createTopic("t", partitions: 3)
        log = try KafkaLog(configuration: KafkaConfiguration(brokers: cluster.bootstrap))
        _ = try await log.describe(topic: "t")
    }

    @Test("a change of leader while the ends are asked for", arguments: [MockCluster.BrokerError.notLeader, .leaderNotAvailable])
    func leader(_ error: MockCluster.BrokerError) async throws {
        cluster.failNext(.listOffsets, with: [error, error, error])
        #expect(try await within { try await log.bounds(of: partition) } == LogBounds(low: 0, high: 0))
    }

    @Test("another broker becomes the leader: ends are asked of it, and what is there is read from it")
    func moved() async throws {
        let appender = try await log.appender()
        try appender.append([1], key: nil, to: partition, timestamp: nil, token: 0)
        _ = try await within { try await appender.nextAcknowledgements() }
        for leader in [1, 2, 1] as [Int32] {
            try cluster.setLeader(leader, of: partition)
            let bounds = try await within { try await log.bounds(of: partition) }
            #expect(bounds == LogBounds(low: 0, high: 1))
            let reader = try await log.reader(of: partition, within: bounds)
            #expect(try await within { try await reader.next().count } == 1)
            await reader.close()
        }
        await appender.abandon(within: 5_000)
    }

    @Test("a topic that was just created: it is usable when that is said, and a topic that is not there is said not to be")
    func created() async throws {
        try cluster.createTopic("new", partitions: 3)
        try await within { try await log.waitUntilUsable(["new": 3]) }
        let partitions = (0..<3).map { TopicPartition(topic: "new", partition: $0) }
        #expect(try await log.bounds(of: partitions).count == 3)
        await #expect(throws: LogError.unknownTopic("nowhere")) {
            try await within { try await log.bounds(of: TopicPartition(topic: "nowhere", partition: 0)) }
        }
    }

    @Test("topics that never come to have leaders end the waiting in time")
    func neverUsable() async throws {
        let short = try KafkaLog(configuration: KafkaConfiguration(brokers: cluster.bootstrap, operationTimeoutMilliseconds: 700))
        let error = await #expect(throws: LogError.self) { try await within { try await short.waitUntilUsable(["nowhere": 1]) } }
        guard case .unavailable = error else {
            Issue.record("expected unavailable, got \(String(describing: error))")
            return
        }
    }

    @Test("an address brokers give for themselves and that cannot be reached is named; one that answers, or that nobody asked, is not")
    func namesAddresses() async throws {
        let broker = try await TrialBroker.start()
        let direct = try KafkaLog(configuration: KafkaConfiguration(brokers: broker.bootstrap))
        try await direct.create(TopicSpecification(name: "t", partitionCount: 1))
        // A name that does not resolve, an address that refuses: between two attempts librdkafka's state tells neither.
        for (host, port) in [("kafka.invalid", 9092), ("127.0.0.1", 1)] as [(String, UInt16)] {
            var fault = BrokerProxy.Fault()
            fault.advertised = .address(host, port)
            let proxy = try BrokerProxy(to: broker.port, fault: fault)
            let lied = try KafkaLog(configuration: KafkaConfiguration(brokers: proxy.bootstrap, operationTimeoutMilliseconds: 3_000))
            let error = await #expect(throws: LogError.self) { try await within { try await lied.bounds(of: partition) } }
            guard case .unavailable(let why) = error else {
                Issue.record("expected unavailable, got \(String(describing: error))")
                return
            }
            #expect(why.unreachableAddresses == ["\(host):\(port)"], "\(why)")
            proxy.stop()
        }
        try await broker.stop()
        // An ordinary outage: the address asked first does not answer either.
        let gone = await #expect(throws: LogError.self) {
            try await within {
                try await KafkaLog(configuration: KafkaConfiguration(brokers: broker.bootstrap, operationTimeoutMilliseconds: 1_500))
                    .bounds(of: partition)
            }
        }
        guard case .unavailable(let plain) = gone else {
            Issue.record("expected unavailable, got \(String(describing: gone))")
            return
        }
        #expect(plain.unreachableAddresses == [], "\(plain)")
        try await broker.discard()
    }

    @Test("a file that a property names is looked for, and named if it cannot be read")
    func namesFiles() {
        let configuration = KafkaConfiguration(brokers: "a:1", properties: ["ssl.ca.location": "/nowhere/ca.pem"])
        #expect(
            throws: KafkaConfigurationError.unreadableFile(
                property: "ssl.ca.location", path: "/nowhere/ca.pem", reason: "No such file or directory")
        ) {
            try configuration.validate()
        }
        #expect(throws: Never.self) {
            try KafkaConfiguration(brokers: "a:1", properties: ["ssl.ca.location": "probe", "ssl.cipher.suites": "x"]).validate()
        }
    }
}
