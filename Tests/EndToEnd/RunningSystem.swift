import FaultScenarios
import Foundation
import Kafka
import Schema
import Streaming
import TestSupport
import Domain

@testable import Client

/// The four services as processes of their own over a real broker.
final class RunningSystem: Sendable {
    let connection: Connection
    let services: [ServiceInstance]

    /// Creates the topics and starts the services.
    static func start(brokers: String, namespace: String, clock: PBClockMode = .declared) async throws -> RunningSystem {
        let system = try RunningSystem(brokers: brokers, namespace: namespace)
        _ = try await TopicSetUp(connection: system.connection).apply(clock: clock)
        for service in system.services { try await service.start() }
        return system
    }

    init(brokers: String, namespace: String) throws {
        guard let topics = Topics(namespace: namespace) else { throw Malformed() }
        let log = try KafkaLog(configuration: KafkaConfiguration(brokers: brokers))
        connection = Connection(topics: topics, log: log, brokers: brokers, language: .en)
        services = try Topics.services.map { try ServiceInstance($0, brokers: brokers, namespace: namespace) }
    }

    struct Malformed: Error {}

    func stop() async {
        for service in services { await service.stop() }
    }

    func waitUntilReady() async throws {
        for service in services { try await eventually(.seconds(60)) { await service.readiness() == 200 } }
    }
}

extension SmallCounty {
    init(_ connection: Connection) { self.init(topics: connection.topics, log: connection.log) }
}
