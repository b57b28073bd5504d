import Audit
import Client
import Files
package import Foundation
import Kafka
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import TestSupport

/// A broker that gives a wrong address for itself, answers late, or goes away at any moment of a command. A round is one command and the sending of what it
/// kept, over a connection on which nothing is wrong.
package struct LyingBrokerScenario: Scenario {
    package static let name = "lies"

    /// Clerks at work at the same time, each with a spool and a pledge of its own: most of a round is waiting.
    private static let clerks = 4
    /// What a command may take at the very most: every question to the brokers ten seconds, and few of them follow each other.
    private static let patience: Duration = .seconds(75)
    private static let bound: Duration = .seconds(120)
    private static let unit = "t01"

    package init() {}

    package func run(rounds: Int, dice: inout Dice, folder: URL, tell: @escaping @Sendable (String) -> Void) async throws -> Tally {
        let broker = try await TrialBroker.start()
        guard let topics = Topics(namespace: "lies") else { throw SampleLoad.NotSetUp(description: "no topics") }
        let log = try KafkaLog(configuration: KafkaConfiguration(brokers: broker.bootstrap))
        try await log.createMissing(topics)
        let services = try [PBService.registry, .pledges].map {
            try ServiceInstance($0, brokers: broker.bootstrap, namespace: topics.namespace, folder: folder)
        }
        for service in services { try await service.start() }
        let county = SmallCounty(topics: topics, log: log)
        try await county.preparePledges(Self.clerks, of: Self.unit)

        let faults = (0..<rounds).map { _ in BrokerFault(&dice) }
        var tally = Tally()
        try await withThrowingTaskGroup(of: Tally.self) { group in
            for clerk in 1...Self.clerks {
                let own = faults.enumerated().filter { $0.offset % Self.clerks == clerk - 1 }.map(\.element)
                let desk = try Desk(clerk, broker, county, folder)
                group.addTask {
                    var tally = Tally()
                    for (index, fault) in own.enumerated() {
                        let round = try await desk.round(quantity: index + 1, fault)
                        tell("clerk \(clerk), \(fault.name): \(round)")
                        tally.add(round)
                    }
                    return tally
                }
            }
            for try await found in group { tally.add(found) }
        }
        tally.expect(try await log.settled(topics), "some submissions are never decided")
        try await check(rounds, county, &tally)
        for service in services { await service.stop() }
        try await broker.discard()
        return tally
    }

    /// Every report that was to be made was accepted once, and nothing else.
    private func check(_ rounds: Int, _ county: SmallCounty, _ tally: inout Tally) async throws {
        let archive = try await Archive.read(from: county.log, topics: county.topics)
        let ledger = Ledger(archive)
        var accepted: [String: Set<String>] = [:]
        for record in archive.records.filter({ $0.key.topic == county.topics.submissions(.pledges).name }).flatMap(\.value) {
            let payload = try PBPayload(signed: PBEnvelope(record: Data(record.value ?? [])).payload)
            guard case .pledges(.reportProgress(let report)) = payload.body, ledger.acceptedIDs.contains(payload.id) else { continue }
            accepted["\(report.pledge) \(report.quantity)", default: []].insert(payload.id)
        }
        let twice = accepted.filter { $0.value.count > 1 }.keys.sorted()
        tally.expect(accepted.count == rounds, "\(accepted.count) of \(rounds) reports were accepted")
        tally.expect(twice.isEmpty, "accepted twice, as different submissions: \(twice)")
        tally.expect(archive, accepts: Set(accepted.values.flatMap(\.self)))
    }

    /// A clerk's state folder, keys and pledge.
    private struct Desk: Sendable {
        let clerk: Int
        let broker: TrialBroker
        let county: SmallCounty
        let folder: URL

        init(_ clerk: Int, _ broker: TrialBroker, _ county: SmallCounty, _ place: URL) throws {
            self.clerk = clerk
            self.broker = broker
            self.county = county
            folder = place.appending(path: "clerk-\(clerk)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try KeyFile.create(county.clerk, at: key)
        }

        private var key: String { folder.appending(path: "clerk.key").path }

        private func command(_ words: [String], over bootstrap: String) async throws -> (status: Int32, output: String) {
            let arguments = words + ["-b", bootstrap, "--namespace", county.topics.namespace, "--lang", "en"]
            let environment = ["XDG_STATE_HOME": folder.path, "XDG_CONFIG_HOME": folder.path]
            return try await within(LyingBrokerScenario.bound) {
                try await Programs.run("pledgeline", arguments, environment: environment)
            }
        }

        func round(quantity: Int, _ fault: BrokerFault) async throws -> Tally {
            var tally = Tally()
            let (proxy, silent) = try fault.proxy(before: broker)
            let start = ContinuousClock.now
            let (status, output) = try await command(
                ["pledge", "report", LyingBrokerScenario.unit, "p\(clerk)", "--quantity", "\(quantity)", "--key", key, "--timeout", "10"],
                over: proxy.bootstrap)
            let elapsed = start.duration(to: .now)
            proxy.stop()
            withExtendedLifetime(silent) {}
            tally.count("runs")
            tally.count(fault.name)
            tally.count("status_\(status)")
            let documented: [ExitStatus] = [.accepted, .unavailable, .notAnswered]
            tally.expect(
                documented.contains { $0.rawValue == status }, "\(fault): ended with \(status): \(output.suffix(600))")
            tally.expect(elapsed < LyingBrokerScenario.patience, "\(fault): took \(elapsed)")
            tally.expect(!output.isEmpty, "\(fault): ended without a word")
            if fault.isAddress, status == ExitStatus.unavailable.rawValue {
                tally.expect(output.contains("advertised.listeners"), "\(fault): does not say what to change: \(output.suffix(600))")
            }
            // On a connection on which nothing is wrong.
            let (sent, told) = try await command(["spool", "send", "--timeout", "60"], over: broker.bootstrap)
            tally.expect(sent == ExitStatus.accepted.rawValue, "\(fault): what was kept ended with \(sent): \(told.suffix(600))")
            let (_, left) = try await command(["spool", "list", "--output", "json"], over: broker.bootstrap)
            tally.expect(!left.contains("\"id\""), "\(fault): still in the spool: \(left.suffix(600))")
            return tally
        }
    }
}

/// What is wrong with a broker during one command.
struct BrokerFault: Sendable, CustomStringConvertible {
    enum Kind: Sendable, Hashable {
        case unresolvable, silent, refusing
        case late(milliseconds: Int)
        case away(BrokerProxy.Cut.Measure, forGood: Bool)
    }

    let kind: Kind

    init(_ dice: inout Dice) {
        switch dice.number(0...9) {
        case 0: kind = .unresolvable
        case 1: kind = .silent
        case 2: kind = .refusing
        case 3...4: kind = .late(milliseconds: dice.number(100...3_000))
        default:
            let isForGood = dice.chance(50)
            switch dice.number(0...3) {
            case 0: kind = .away(.requests(dice.number(0...25)), forGood: isForGood)
            case 1: kind = .away(.answers(dice.number(0...25)), forGood: isForGood)
            case 2: kind = .away(.bytesToBroker(dice.number(1...3_000)), forGood: isForGood)
            default: kind = .away(.bytesToClient(dice.number(1...20_000)), forGood: isForGood)
            }
        }
    }

    var name: String {
        switch kind {
        case .unresolvable, .silent, .refusing: "wrong_address"
        case .late: "late"
        case .away: "away"
        }
    }

    var isAddress: Bool { name == "wrong_address" }
    var description: String { "\(kind)" }

    /// A proxy with this fault, and whatever must live as long.
    func proxy(before broker: TrialBroker) throws -> (BrokerProxy, SilentPort?) {
        var fault = BrokerProxy.Fault()
        // Else every further connection would go past it.
        fault.advertised = .proxy
        var silent: SilentPort?
        switch kind {
        // No name below it ever resolves (RFC 6761).
        case .unresolvable: fault.advertised = .address("kafka.invalid", 9092)
        case .silent:
            let port = try SilentPort()
            silent = port
            fault.advertised = .address("127.0.0.1", port.port)
        case .refusing: fault.advertised = .address("127.0.0.1", 1)
        case .late(let milliseconds): fault.delay = .milliseconds(milliseconds)
        case .away(let measure, let isForGood): fault.cut = BrokerProxy.Cut(after: measure, staysAway: isForGood)
        }
        return (try BrokerProxy(to: broker.port, fault: fault), silent)
    }
}

extension SmallCounty {
    /// From genesis on: so many pledges (`p1`, `p2`, …) of a unit in force, for a year that is now.
    func preparePledges(_ count: Int, of unit: String) async throws {
        try await setUp()
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        let superior = SigningKey()
        try await accepted(enrol(superior, .superior), unit: "c01", by: root)
        let post = PBAppointPost.with {
            $0.post = "secretary"
            $0.title.zh = "书记"
            $0.title.en = "Secretary"
            $0.tier = .first
            $0.person = "p-1"
            $0.from = "2001-01-01"
        }
        try await accepted(.appointPost(post), unit: unit, by: root)
        let bundle = try Self.bundle.serializedData()
        try await accepted(.publishBundle(.with { $0.bundle = bundle }), unit: "c01", by: root)
        let open = PBOpenPeriod.with {
            $0.period = "\(year)"
            $0.bundle = "lies"
            $0.bundleDigest = Digest.sha256(bundle)
            $0.starts = "\(year)-01-01"
            $0.ends = "\(year)-12-31"
            $0.closes = "\(year + 1)-03-31"
        }
        let opened = try await accepted(.openPeriod(open), unit: "c01", by: root)
        let seen = PBPosition.with {
            $0.service = opened.place.decidingService
            $0.partition = opened.place.partition
            $0.offset = opened.offset
        }
        for number in 1...count {
            let draft = PBDraftPledge.with {
                $0.pledge = "p\(number)"
                $0.period = open.period
                $0.item = "roads"
                $0.title = "修路"
                $0.quantity = 1_000
                $0.measure = "米"
                $0.due = open.ends
                $0.standard = "通车"
                $0.giver = "secretary"
                $0.weight = 1
            }
            try await accepted(.draftPledge(draft), unit: unit, by: clerk, after: [seen])
        }
        try await accepted(.signLetter(.with { $0.period = open.period }), unit: unit, by: clerk)
        try await accepted(.countersignLetter(.with { $0.period = open.period }), unit: unit, by: superior)
    }

    private static var bundle: PBSchemeBundle {
        .with { bundle in
            bundle.id = "lies"
            bundle.sheets = [
                .with { sheet in
                    sheet.id = "letter"
                    sheet.heads = [
                        .with {
                            $0.id = "work"
                            $0.items = [
                                .with {
                                    $0.id = "roads"
                                    $0.points = PBDecimal(10)
                                }
                            ]
                        }
                    ]
                }
            ]
        }
    }
}
