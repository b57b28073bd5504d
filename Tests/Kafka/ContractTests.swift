import Kafka
import LogContract
import MockKafka
import Streaming
import TestSupport
import Testing

@Suite("KafkaLog keeps the log's contract")
struct ContractTests {
    @Test("on a broker", arguments: LogContract.behaviours(for: broker))
    func onABroker(_ behaviour: LogContract.Behaviour) async throws {
        try await behaviour.check(Self.broker)
    }

    @Test("on the mock cluster, as far as that goes", arguments: LogContract.behaviours(for: mock))
    func onTheMockCluster(_ behaviour: LogContract.Behaviour) async throws {
        try await behaviour.check(Self.mock)
    }

    static let broker = LogContract.Subject(name: "broker") {
        try KafkaLog(configuration: KafkaConfiguration(brokers: try await SharedBroker.bootstrap()))
    }

    static let mock = LogContract.Subject(
        name: "mock cluster", lacks: [.administration],
        makeLog: { try KafkaLog(configuration: KafkaConfiguration(brokers: try cluster.get().bootstrap)) },
        makeTopic: { _, name, partitions in try cluster.get().createTopic(name, partitions: partitions) })

    private static let cluster = Result { try MockCluster(brokers: 2) }
}
