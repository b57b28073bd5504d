import FaultScenarios
import Foundation
import Kafka
import RegistryCore
import Schema
import ScoringCore
import Streaming
import TestSupport
import Testing
import Domain

@testable import Client
@testable import Views

/// Reading what is there from a broker that holds empty answers back, as Apache Kafka does.
struct SideBySideTests {
    @Test("all partitions are read without waiting at their ends", .timeLimit(.minutes(5)))
    func holdsNothingUp() async throws {
        let namespace = "side-by-side-\(UInt32.random(in: 0 ... .max))"
        let broker = try await TrialBroker.start()
        let system = try await RunningSystem.start(brokers: broker.bootstrap, namespace: namespace)
        let county = SmallCounty(system.connection)
        try await county.setUp()
        // Something in every partition.
        for service in [PBService.pledges, .supervision] {
            for partition in Topics.partitionNumbers(of: service) {
                try await county.accepted(county.tick(of: service, partition: partition), unit: "c01", by: county.timekeeper)
            }
        }
        await system.stop()
        var fault = BrokerProxy.Fault()
        fault.advertised = .proxy
        fault.holdsEmptyFetches = true
        let proxy = try BrokerProxy(to: broker.port, fault: fault)
        let log = try KafkaLog(configuration: KafkaConfiguration(brokers: proxy.bootstrap))
        let connection = Connection(topics: system.connection.topics, log: log, brokers: proxy.bootstrap, language: .en)
        let state = try await within { try await SystemState.read(connection) }
        #expect(state.registry.units.count == 3)
        let ends = state.references.partitions.compactMap { state.references.standing(of: $0)?.nextOffset }
        #expect(ends.count == 17 && ends.allSatisfy { $0 > 0 })
        // One partition after the other waited a tenth of a second at each of seventeen ends.
        #expect(proxy.held < .milliseconds(400), "held back for \(proxy.held)")
        proxy.stop()
        try await broker.discard()
    }
}
