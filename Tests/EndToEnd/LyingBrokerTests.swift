import Domain
import FaultScenarios
import Foundation
import Kafka
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import Testing

@testable import Client
@testable import Files

/// Commands before a broker that gives a wrong address for itself, answers late, or goes away.
struct LyingBrokerTests {
    /// The same faults in every run.
    private static let seed: UInt64 = 20_261_129

    @Test(
        "ten commands whose broker lies, is late or goes away: each ends in time with a documented status, and what it was to submit is decided once",
        .timeLimit(.minutes(12)))
    func faults() async throws {
        var dice = Dice(seed: Self.seed, for: LyingBrokerScenario.name)
        let folder = try Folder.temporary()
        let tally = try await LyingBrokerScenario().run(rounds: 10, dice: &dice, folder: folder) { _ in }
        #expect(tally.problems == [], "\(tally)")
        #expect(tally["runs"] == 10 && tally["lost"] == 0 && tally["doubled"] == 0)
        try FileManager.default.removeItem(at: folder)
    }

    @Test(
        "an address that brokers give for themselves and that cannot be reached is named with what to change, and what was to be submitted is kept",
        .timeLimit(.minutes(5)), arguments: [WrongAddress.unresolvable, .silent])
    func advertisedAddress(_ wrong: WrongAddress) async throws {
        let broker = try await TrialBroker.start()
        let system = try RunningSystem(brokers: broker.bootstrap, namespace: "lying")
        _ = try await TopicSetUp(connection: system.connection).apply(clock: .declared)
        let silent = try SilentPort()
        var fault = BrokerProxy.Fault()
        let (host, port): (String, UInt16) = wrong == .silent ? ("127.0.0.1", silent.port) : ("kafka.invalid", 9092)
        fault.advertised = .address(host, port)
        let proxy = try BrokerProxy(to: broker.port, fault: fault)
        let desk = try Desk(proxy.bootstrap, "lying")
        for (command, isKept) in [
            (["unit", "rename", "t01", "--zh", "新名", "--en", "New name"], true), (["unit", "show", "t01"], false), (["verify"], false),
        ] {
            let start = ContinuousClock.now
            let (status, output) = try await within { try await desk.run(command) }
            #expect(status == ExitStatus.unavailable.rawValue, "\(command): \(output)")
            // One question takes ten seconds; a second one is not asked.
            #expect(start.duration(to: .now) < .seconds(18), "\(command)")
            #expect(output.contains("\(host):\(port)") && output.contains("advertised.listeners"), "\(command): \(output)")
            #expect(output.contains("pledgeline spool send") == isKept, "\(command): \(output)")
        }
        #expect(try desk.kept() == 1)
        proxy.stop()
        withExtendedLifetime(silent) {}
        try await broker.discard()
    }

    enum WrongAddress: Sendable { case unresolvable, silent }

    @Test(
        "the period seen last stands for --period while no broker answers, and the output says so; without one nothing is kept, and that is said",
        .timeLimit(.minutes(5)))
    func periods() async throws {
        let broker = try await TrialBroker.start()
        let desk = try Desk(broker.bootstrap, "periods")
        let log = try KafkaLog(configuration: KafkaConfiguration(brokers: broker.bootstrap))
        let topics = try #require(Topics(namespace: "periods"))
        let connection = Connection(topics: topics, log: log, brokers: broker.bootstrap, language: .en)
        _ = try await TopicSetUp(connection: connection).apply(clock: .declared)
        let report = ["report", "submit", "t01", "monthly", "2026-03", "--text", "done"]
        try await broker.stop()
        let (unknown, said) = try await desk.run(report)
        #expect(unknown == ExitStatus.unavailable.rawValue && said.contains("--period") && said.contains("nothing was kept"), "\(said)")
        #expect(try desk.kept() == 0)

        let registry = try Self.registry(topics)
        SeenPeriods(namespace: "periods", environment: desk.environment).note(registry, on: try #require(CivilDate("2026-04-02")))
        let (status, output) = try await within(.seconds(40)) { try await desk.run(report) }
        #expect(status == ExitStatus.unavailable.rawValue, "\(output)")
        #expect(output.contains("“2026”") && output.contains("2026-04-02") && output.contains("pledgeline spool send"), "\(output)")
        let (offline, told) = try await desk.run(report + ["--offline"])
        #expect(offline == 0 && told.contains("“2026”"), "\(told)")
        let kept = try Spool(topics: topics, environment: desk.environment).list().entries
        #expect(kept.count == 2)
        for entry in kept {
            guard case .pledges(.submitReport(let body)) = try entry.entry.submission.payload().body else { throw Unexpected() }
            #expect(body.period == "2026")
        }

        // What would be looked up and can do without is kept as well; what cannot says so.
        let (judged, judgement) = try await desk.run(["report", "accept", "t01", "monthly", "2026-03", "--period", "2026"])
        #expect(judged == ExitStatus.unavailable.rawValue && judgement.contains("1 signed and kept"), "\(judgement)")
        #expect(try desk.kept() == 3)
        let (vacated, vacancy) = try await desk.run(["post", "vacate", "t01", "secretary"])
        #expect(vacated == ExitStatus.unavailable.rawValue && vacancy.contains("Nothing was kept"), "\(vacancy)")
        #expect(try desk.kept() == 3)
        try await broker.discard()
    }

    struct Unexpected: Error {}

    /// A registry with a declared clock and one period.
    private static func registry(_ topics: Topics) throws -> RegistryState {
        var decision = PBDecision()
        decision.accepted.facts = [
            .with { $0.registry.genesisDeclared.clock = .declared },
            .with {
                $0.registry.periodOpened.period = "2026"
                $0.registry.periodOpened.starts = "2026-01-01"
                $0.registry.periodOpened.ends = "2026-12-31"
                $0.registry.periodOpened.closes = "2027-03-31"
            },
        ]
        var state = RegistryState()
        state.apply(decision, at: 0, of: TopicPartition(topic: topics.decisions(.registry).name, partition: 0))
        return state
    }

    @Test("a command that ends in the middle of a TLS handshake says so and does not crash", .timeLimit(.minutes(5)))
    func handshake() async throws {
        // Takes connections and never goes on: the handshake lasts as long as the command does.
        let silent = try SilentPort()
        let desk = try Desk("127.0.0.1:\(silent.port)", "handshake")
        let results = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<8 { group.addTask { try await desk.run(["unit", "show", "t01", "-X", "security.protocol=SSL"]).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results == [Int32](repeating: ExitStatus.unavailable.rawValue, count: 8))
        withExtendedLifetime(silent) {}
    }

    @Test("a file that a property names and that cannot be read is named", .timeLimit(.minutes(2)))
    func missingFile() async throws {
        let desk = try Desk("127.0.0.1:1", "files")
        let (status, output) = try await desk.run([
            "unit", "show", "t01", "-X", "security.protocol=SSL", "-X", "ssl.ca.location=/nowhere/ca.pem",
        ])
        #expect(
            status == ExitStatus.usage.rawValue && output.contains("/nowhere/ca.pem") && output.contains("ssl.ca.location"), "\(output)")
    }
}

/// Somebody with a key and a state folder.
private struct Desk: Sendable {
    let bootstrap: String
    let namespace: String
    let folder: URL

    init(_ bootstrap: String, _ namespace: String) throws {
        self.bootstrap = bootstrap
        self.namespace = namespace
        folder = try Folder.temporary()
        try KeyFile.create(SigningKey(), at: key)
    }

    private var key: String { folder.appending(path: "own.key").path }
    var environment: [String: String] { ["XDG_STATE_HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "PLEDGELINE_KEY": key] }

    func run(_ command: [String]) async throws -> (status: Int32, output: String) {
        try await Programs.run(
            "pledgeline", command + ["-b", bootstrap, "--namespace", namespace, "--lang", "en"], environment: environment)
    }

    func kept() throws -> Int {
        guard let topics = Topics(namespace: namespace) else { return 0 }
        return try Spool(topics: topics, environment: environment).list().entries.count
    }
}
