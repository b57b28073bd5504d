import Audit
package import Foundation
import Kafka
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import Client

/// The trial broker is killed under load and loses about a second of what it had acknowledged. Whoever had read what is gone must say so, by name:
/// the services that owned it, a reader that follows, and `pledgeline verify` with what was kept from before. Whoever had not goes on, on the log
/// as it is. A round is a broker killed.
package struct TruncationScenario: Scenario {
    package static let name = "truncation"

    private static let bound: Duration = .seconds(400)
    private static let patience: Duration = .seconds(90)

    package init() {}

    package func run(rounds: Int, dice: inout Dice, folder: URL, tell: @escaping @Sendable (String) -> Void) async throws -> Tally {
        var tally = Tally()
        for number in 0..<rounds {
            let round = Round(
                folder: folder, load: dice.milliseconds(800...4_000), outage: dice.milliseconds(0...2_000), goesOn: dice.chance(50),
                namespace: "truncation-\(dice.next() % 1_000_000)")
            let found = try await within(Self.bound) { try await round.play() }
            tell("round \(number + 1): \(found)")
            tally.add(found)
        }
        return tally
    }

    /// What the parties say in the end.
    private struct Verdicts {
        var reader: [TopicPartition: FoldViolation]
        var verifier: String
        /// By service, the names of its halts and the partitions halted.
        var halts: [(partition: TopicPartition, halt: Health.Halt)]
    }

    private struct Round: Sendable {
        let folder: URL
        let load, outage: Duration
        /// Whether submissions keep coming after the broker is back.
        let goesOn: Bool
        let namespace: String

        func play() async throws -> Tally {
            guard let topics = Topics(namespace: namespace) else { throw SampleLoad.NotSetUp(description: namespace) }
            let broker = try await TrialBroker.start()
            let log = try KafkaLog(configuration: KafkaConfiguration(brokers: broker.bootstrap))
            try await log.createMissing(topics)
            let services = try [PBService.registry, .pledges].map {
                try ServiceInstance($0, brokers: broker.bootstrap, namespace: namespace, folder: folder)
            }
            for service in services { try await service.start() }
            let county = SmallCounty(topics: topics, log: log)
            let token = try await county.setUp()
            for service in services { try await eventually(TruncationScenario.patience) { await service.readiness() == 200 } }
            let follower = LogFollower(log, topics, [.registry, .pledges])
            await follower.start()
            let feed = Feed(county, after: token, pause: .milliseconds(2))
            await feed.start()
            try await Task.sleep(for: load)

            let seen = await confirmed(services, topics)
            try await broker.kill()
            if !goesOn { await feed.drop() }
            try await Task.sleep(for: outage)
            let kept = try keep(await follower.standings)
            let acknowledged = await feed.acknowledged.count
            try await broker.restart()
            try await Task.sleep(for: .seconds(2))
            if goesOn { await feed.drop() }

            var tally = Tally()
            tally.count("kills")
            let verdicts = try await verdicts(log, topics, services, follower, broker, kept)
            try await judge(verdicts, seen: seen, acknowledged: acknowledged, feed, log, topics, follower, kept.standings, &tally)
            await follower.stop()
            for service in services { await service.stop() }
            try await broker.discard()
            return tally
        }

        /// Where the owners had read their own decisions back to, at least.
        private func confirmed(_ services: [ServiceInstance], _ topics: Topics) async -> [TopicPartition: Int64] {
            var seen: [TopicPartition: Int64] = [:]
            for service in services {
                for partition in await service.health()?.partitions ?? [] {
                    let place = TopicPartition(topic: topics.decisions(service.service).name, partition: partition.partition)
                    seen[place] = partition.nextOffset
                }
            }
            return seen
        }

        /// Keeps where a reader stood, as the table that `pledgeline verify` prints.
        private func keep(_ standings: [TopicPartition: Standing]) throws -> (path: String, standings: [TopicPartition: Standing]) {
            let lines = standings.sorted { $0.key < $1.key }.filter { $0.value.nextOffset > 0 }
                .map { "\($0.key)  \($0.value.nextOffset)  0  0  \($0.value.chain.prefix(8).hex)" }
            let path = folder.appending(path: "\(namespace)-kept.txt").path
            try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
            return (path, standings)
        }

        private func verdicts(
            _ log: KafkaLog, _ topics: Topics, _ services: [ServiceInstance], _ follower: LogFollower, _ broker: TrialBroker,
            _ kept: (path: String, standings: [TopicPartition: Standing])
        ) async throws -> Verdicts {
            // Each partition is either active or halted in the end.
            for service in services {
                try await eventually(TruncationScenario.patience) {
                    guard let health = await service.health(), health.stage == "running", !health.partitions.isEmpty else { return false }
                    return health.partitions.allSatisfy { $0.phase == "active" || $0.phase == "halted" }
                }
            }
            // Something for every reader to read: one whose position exists again finds out by what it reads there.
            try await Task.sleep(for: .seconds(2))
            let (_, output) = try await Programs.run(
                "pledgeline", ["verify", "-b", broker.bootstrap, "--namespace", namespace, "--lang", "en", "--kept", kept.path])
            var halts: [(partition: TopicPartition, halt: Health.Halt)] = []
            for service in services {
                for partition in await service.health()?.partitions ?? [] {
                    guard let halt = partition.halt else { continue }
                    halts.append(
                        (TopicPartition(topic: topics.decisions(service.service).name, partition: partition.partition), halt))
                }
            }
            return Verdicts(reader: await follower.violations, verifier: output, halts: halts)
        }

        private func judge(
            _ verdicts: Verdicts, seen: [TopicPartition: Int64], acknowledged: Int, _ feed: Feed, _ log: KafkaLog, _ topics: Topics,
            _ follower: LogFollower, _ standings: [TopicPartition: Standing], _ tally: inout Tally
        ) async throws {
            let archive = try await Archive.read(from: log, topics: topics)
            let ids = Set(await feed.acknowledged.prefix(acknowledged).map { String(describing: $0.submission.id) })
            let present = Set(topicsRecords(archive, topics))
            let lost = ids.subtracting(present)
            tally.count("acknowledged_submissions_lost", lost.count)
            for (place, standing) in standings.sorted(by: { $0.key < $1.key }) {
                let intact = await follower.common(with: archive.records[place] ?? [], of: place, in: topics.namespace)
                guard intact < standing.nextOffset else { continue }
                tally.count("partitions_cut")
                tally.count("decisions_lost", Int(standing.nextOffset - intact))
                let reader = verdicts.reader[place]
                tally.expect(reader != nil, "\(place) was cut at \(intact) below \(standing.nextOffset), and the reader did not notice")
                if let reader { tally.count("reader_\(reader.kind.rawValue)") }
                let named = verdicts.verifier.split(separator: "\n").first { $0.hasPrefix("WRONG \(place) ") }
                tally.expect(named != nil, "\(place) was cut at \(intact), and verify did not notice: \(verdicts.verifier.suffix(600))")
                if let named, let code = named.split(separator: "[").last?.split(separator: "]").first { tally.count("verifier_\(code)") }
                let owner = verdicts.halts.first { $0.partition == place }
                if let owner { tally.count("owner_\(owner.halt.name)") } else { tally.count("owner_had_not_read_it") }
                tally.expect(
                    owner != nil || (seen[place] ?? 0) <= intact,
                    "\(place) was cut at \(intact), its owner had read up to \(seen[place] ?? 0), and did not halt")
            }
            if verdicts.halts.isEmpty { tally.count("went_on") }
            tally.expect(
                verdicts.halts.isEmpty || !lost.isEmpty || tally["partitions_cut"] > 0,
                "nothing was lost, and yet: \(verdicts.halts.map { "\($0.partition) \($0.halt)" })")
            let ledger = Ledger(archive)
            tally.expect(ledger.violations.isEmpty, "the log that remains is not a log: \(ledger.violations)")
            tally.expect(ledger.doubled.isEmpty, "accepted twice: \(ledger.doubled.count)")
        }

        private func topicsRecords(_ archive: Archive, _ topics: Topics) -> [String] {
            [PBService.registry, .pledges].flatMap { service in
                Topics.partitionNumbers(of: service).flatMap { partition in
                    archive[topics.submissions(service).name, partition].compactMap { record in
                        record.value.flatMap { try? PBEnvelope(record: $0) }
                            .flatMap { try? PBPayload(signed: $0.payload) }?.id
                    }
                }
            }
        }
    }
}
