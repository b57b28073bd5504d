import FaultScenarios
import Foundation
import Kafka
import RegistryCore
import Schema
import Streaming
import TestSupport
import Testing

@testable import Audit
@testable import Client
@testable import Files
@testable import Views

struct BrokerOutageTests {
    @Test(
        "a broker that is down at start or goes away: services wait and say so, the command says so, nothing is lost",
        .timeLimit(.minutes(5)))
    func outage() async throws {
        let broker = try await TrialBroker.start()
        let namespace = "outage"
        let system = try RunningSystem(brokers: broker.bootstrap, namespace: namespace)
        _ = try await TopicSetUp(connection: system.connection).apply(clock: .declared)
        try await broker.stop()

        // Down at start: alive, not ready.
        for service in system.services { try await service.start() }
        for service in system.services { try await eventually(.seconds(30)) { await service.status("livez") == 200 } }
        for service in system.services { #expect(await service.readiness() == 503) }
        let key = FileManager.default.temporaryDirectory.appending(path: "outage-\(UUID().uuidString).key").path
        try KeyFile.create(SigningKey(), at: key)
        let flags = ["-b", broker.bootstrap, "--namespace", namespace, "--key", key, "--lang", "en"]
        let state = ["XDG_STATE_HOME": try Folder.temporary().path]
        let refused = try await Programs.run("pledgeline", ["genesis", "--clock", "declared"] + flags, environment: state)
        #expect(refused.status == ExitStatus.unavailable.rawValue, "\(refused)")
        #expect(refused.output.contains("No Kafka broker answers") && refused.output.contains("pledgeline spool send"))

        try await broker.restart()
        try await system.waitUntilReady()
        let county = SmallCounty(system.connection)
        try await county.setUp()

        // Away for a while: what was accepted stays, what comes after goes on.
        try await broker.stop()
        for service in system.services { try await eventually(.seconds(30)) { await service.readiness() == 503 } }
        for service in system.services { #expect(await service.status("livez") == 200) }
        try await broker.restart()
        try await system.waitUntilReady()
        try await county.accepted(county.unit("Nanling", .township, parent: "c01"), unit: "t03", by: county.root)
        let read = try await SystemState.read(system.connection, [.registry])
        #expect(Set(read.registry.units.keys) == ["c01", "t01", "t02", "t03"])
        let audit = Audit.run(try await Archive.read(from: system.connection.log, topics: system.connection.topics))
        #expect(audit.findings.isEmpty && audit.accepted == audit.decisions)
        await system.stop()
        try await broker.discard()
    }
}
