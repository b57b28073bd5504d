import Domain
import FaultScenarios
import Foundation
import Kafka
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import Testing

@testable import Audit
@testable import Bundles
@testable import Client
@testable import Files
@testable import PledgelineCLI
@testable import Views

/// The command and its spool as processes that are killed, over a broker that goes away and comes back.
struct SpoolTests {
    private static let reports = 1_000
    private static let unit = "t01"

    @Test(
        "a thousand reports kept while the broker is down, the command killed while keeping and while sending: each is decided once, in order",
        .timeLimit(.minutes(10)))
    func killed() async throws {
        let broker = try await TrialBroker.start()
        let system = try await RunningSystem.start(brokers: broker.bootstrap, namespace: "spool")
        let folder = try Folder.temporary()
        let desk = try SpoolDesk(folder, broker, system)
        try await desk.preparePledge(of: Self.unit, quantity: Int64(Self.reports))
        let reports = try desk.write(Self.reports, of: Self.unit)
        try await broker.stop()

        // Killed while keeping: what is there are the first of them, whole. A machine may keep all before the signal comes: then once more.
        var wasKeeping = false
        for _ in 0..<20 where !wasKeeping {
            try desk.forget()
            let keeping = try desk.start(["submit", reports, "--offline"])
            try await eventually(.seconds(60), "some are kept") { desk.kept("waiting").count >= 20 || keeping.status != nil }
            let isKilled = keeping.send(SIGKILL)
            _ = await keeping.hasExited(within: .seconds(30))
            wasKeeping = isKilled && desk.kept("waiting").count < Self.reports
        }
        let first = try desk.spool.list()
        #expect(wasKeeping && first.damaged.isEmpty, "killed while it kept them")
        // None, if it was killed before the first files had their names: a file is there whole or not at all.
        #expect(first.entries.count < Self.reports)
        #expect(try first.entries.map { try $0.entry.quantity } == (0..<Int64(first.entries.count)).map { $0 + 1 })

        // Begun again with the broker down: all of them are kept, none twice, and the user is told.
        let (status, output) = try await desk.run(["submit", reports])
        #expect(status == ExitStatus.unavailable.rawValue && output.contains("\(Self.reports) signed and kept"), "\(output)")
        let all = try desk.spool.list()
        #expect(try all.entries.map { try $0.entry.quantity } == (1...Int64(Self.reports)).map { $0 })
        #expect(all.entries.allSatisfy { $0.entry.standing == .waiting })

        // Killed while sending, each time a little later.
        try await broker.restart()
        try await system.waitUntilReady()
        let before = try await desk.input(of: Self.unit)
        var kills = 0
        for reached in [0, 1, 400] as [Int64] {
            let sending = try desk.start(["spool", "send"])
            try await eventually(.seconds(60), "sending goes on") {
                if sending.status != nil { return true }
                let sent = (try? await desk.input(of: Self.unit)) ?? before
                return reached == 0 ? !desk.kept("claimed").isEmpty : sent >= before + reached
            }
            if sending.send(SIGKILL) { kills += 1 }
            _ = await sending.hasExited(within: .seconds(30))
        }
        #expect(kills >= 1, "it was killed while it sent")

        let (sent, told) = try await desk.run(["spool", "send"])
        #expect(sent == ExitStatus.accepted.rawValue, "\(told)")
        #expect(try desk.spool.list().entries.isEmpty)
        let (again, nothing) = try await desk.run(["spool", "send"])
        #expect(again == ExitStatus.accepted.rawValue && nothing.contains("0 accepted"), "\(nothing)")
        // The file itself knows, too.
        let (known, said) = try await desk.run(["submit", reports])
        #expect(known == ExitStatus.accepted.rawValue && said.contains("\(Self.reports) lines are decided"), "\(said)")

        // In the log: each accepted once, in the order of the file; whatever came twice is a repeat and changed nothing.
        let accepted = try await desk.acceptedQuantities(of: Self.unit)
        #expect(accepted == (1...Int64(Self.reports)).map { $0 })
        let audit = Audit.run(try await Archive.read(from: system.connection.log, topics: system.connection.topics))
        #expect(audit.findings.isEmpty && audit.refused == 0)
        let state = try await SystemState.read(system.connection, [.registry, .pledges])
        #expect(state.pledges.units[Self.unit]?.pledges["p1"]?.progress?.quantity == Int64(Self.reports))
        await system.stop()
        try await broker.discard()
    }

    @Test(
        "signed without a connection, each building on the one before in another service, and a document: one send, all accepted",
        .timeLimit(.minutes(5)))
    func offline() async throws {
        let system = try await RunningSystem.start(
            brokers: SharedBroker.bootstrap(), namespace: "spool-offline-\(UInt32.random(in: 0 ... .max))")
        let desk = try SpoolDesk(try Folder.temporary(), nil, system)
        try await desk.preparePledge(of: Self.unit, quantity: 300)
        let photo = desk.folder.appending(path: "路面.jpg")
        let content = Data((0..<900_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try content.write(to: photo)
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        let commands = [
            "unit register v09 --zh 九村 --level village --sector rural --parent t01 --opened 2001-01-01 --key ROOT",
            "post appoint v09 secretary --zh 书记 --tier first --person p-9 --from 2001-01-01 --key ROOT",
            "pledge draft v09 p1 --period \(year) --item roads --title 修路 --quantity 40 --measure 米 --due \(year)-12-31 --standard 通车"
                + " --giver secretary --key CLERK",
            "pledge report t01 p1 --quantity 5 --evidence \(photo.path) --upload --key CLERK",
            "unit rename v09 --zh 新九村 --key ROOT",
        ]
        for command in commands {
            let words = command.replacing("ROOT", with: desk.rootKey).replacing("CLERK", with: desk.key).split(separator: " ")
            let (status, output) = try await desk.run(words.map(String.init) + ["--offline"])
            #expect(status == 0, "\(command): \(output)")
        }
        let (status, output) = try await desk.run(["spool", "send"])
        #expect(status == 0 && output.contains("5 accepted"), "\(output)")
        #expect(desk.kept("documents").isEmpty)
        let state = try await SystemState.read(system.connection, [.registry, .pledges])
        #expect(state.registry.units["v09"]?.name.zh == "新九村")
        #expect(state.pledges.units["v09"]?.pledges["p1"]?.wording.quantity == 40)
        #expect(state.pledges.units[Self.unit]?.pledges["p1"]?.progress?.quantity == 5)
        let address = EvidenceStore.address(of: Digest.sha256(content), in: system.connection.topics)
        let copy = desk.folder.appending(path: "copy")
        let (got, told) = try await desk.run(["evidence", "get", address, "-o", copy.path])
        #expect(got == 0, "\(told)")
        #expect(try Data(contentsOf: copy) == content)
        // Both verifiers' rule: what was passed on with decisions was decided with them behind it.
        let audit = Audit.run(try await Archive.read(from: system.connection.log, topics: system.connection.topics))
        #expect(audit.findings.isEmpty && audit.refused == 0)
        await system.stop()
    }

    @Test("two processes that send at once: every report is decided once, in order", .timeLimit(.minutes(5)))
    func twoProcesses() async throws {
        let system = try await RunningSystem.start(
            brokers: SharedBroker.bootstrap(), namespace: "spool-two-\(UInt32.random(in: 0 ... .max))")
        let folder = try Folder.temporary()
        let desk = try SpoolDesk(folder, nil, system)
        try await desk.preparePledge(of: Self.unit, quantity: 300)
        let (status, output) = try await desk.run(["submit", try desk.write(300, of: Self.unit), "--offline"])
        #expect(status == 0, "\(output)")
        async let one = desk.run(["spool", "send"])
        async let other = desk.run(["spool", "send"])
        let results = try await [one, other]
        #expect(results.allSatisfy { $0.status == 0 }, "\(results)")
        #expect(try await desk.acceptedQuantities(of: Self.unit) == (1...300).map { Int64($0) })
        #expect(try desk.spool.list().entries.isEmpty)
        await system.stop()
    }
}

/// A clerk's desk: a folder for the state, a key, and the command.
private struct SpoolDesk: Sendable {
    let folder: URL
    let system: RunningSystem
    let county: SmallCounty
    let spool: Spool
    private let brokers: String

    init(_ folder: URL, _ broker: TrialBroker?, _ system: RunningSystem) throws {
        self.folder = folder
        self.system = system
        brokers = broker?.bootstrap ?? system.connection.brokers
        county = SmallCounty(system.connection)
        spool = try Spool(topics: system.connection.topics, environment: ["XDG_STATE_HOME": folder.path])
        try KeyFile.create(county.clerk, at: key)
        try KeyFile.create(county.root, at: rootKey)
    }

    var key: String { folder.appending(path: "clerk.key").path }
    var rootKey: String { folder.appending(path: "root.key").path }
    private var topics: Topics { system.connection.topics }

    private func arguments(_ command: [String]) -> [String] {
        command + ["-b", brokers, "--namespace", topics.namespace, "--lang", "en"] + (command[0] == "submit" ? ["--key", key] : [])
    }

    private var environment: [String: String] { ["XDG_STATE_HOME": folder.path, "XDG_CONFIG_HOME": folder.path] }

    func run(_ command: [String]) async throws -> (status: Int32, output: String) {
        try await Programs.run("pledgeline", arguments(command), environment: environment)
    }

    func start(_ command: [String]) throws -> ChildProcess {
        try ChildProcess(
            Programs.url("pledgeline"), arguments: arguments(command), environment: environment,
            output: folder.appending(path: "command.log"))
    }

    /// The names in a sub-folder of the spool.
    func kept(_ place: String) -> [String] { (try? Spool.names(in: spool.folder.appending(path: place))) ?? [] }

    /// As if nothing had been kept.
    func forget() throws {
        guard FileManager.default.fileExists(atPath: spool.folder.path) else { return }
        try FileManager.default.removeItem(at: spool.folder)
    }

    /// How many submissions stand in the unit's partition.
    func input(of unit: String) async throws -> Int64 {
        let topic = topics.submissions(.pledges)
        return try await system.connection.log.bounds(of: TopicPartition(topic: topic.name, partition: topic.partition(ofKey: unit))).high
    }

    /// Reports of progress in a file, each a little further than the one before: in another order they would be refused.
    func write(_ count: Int, of unit: String) throws -> String {
        let path = folder.appending(path: "reports.ndjson")
        let lines = (1...count).map {
            #"{"unit":"\#(unit)","pledges":{"reportProgress":{"pledge":"p1","quantity":"\#($0)"}}}"#
        }
        try lines.joined(separator: "\n").write(to: path, atomically: true, encoding: .utf8)
        return path.path
    }

    /// A pledge in force, from genesis on.
    func preparePledge(of unit: String, quantity: Int64) async throws {
        try await system.waitUntilReady()
        try await county.setUp()
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        let superior = SigningKey()
        try await county.accepted(county.enrol(superior, .superior), unit: "c01", by: county.root)
        var post = PBAppointPost()
        post.post = "secretary"
        post.title.zh = "书记"
        post.tier = .first
        post.person = "p-1"
        post.from = "2001-01-01"
        try await county.accepted(.appointPost(post), unit: unit, by: county.root)
        var publish = PBPublishBundle()
        publish.bundle = try BundleFile.read(Self.scheme).serializedData()
        try await county.accepted(.publishBundle(publish), unit: "c01", by: county.root)
        var open = PBOpenPeriod()
        open.period = "\(year)"
        open.bundle = "small"
        open.bundleDigest = Digest.sha256(publish.bundle)
        open.starts = "\(year)-01-01"
        open.ends = "\(year)-12-31"
        open.closes = "\(year + 1)-03-31"
        let opened = try await county.accepted(.openPeriod(open), unit: "c01", by: county.root)
        var seen = PBPosition()
        seen.service = opened.place.decidingService
        seen.partition = opened.place.partition
        seen.offset = opened.offset
        var draft = PBDraftPledge()
        draft.pledge = "p1"
        draft.period = open.period
        draft.item = "roads"
        draft.title = "修路"
        draft.quantity = quantity
        draft.measure = "米"
        draft.due = open.ends
        draft.standard = "通车"
        draft.giver = "secretary"
        draft.weight = 1
        try await county.accepted(.draftPledge(draft), unit: unit, by: county.clerk, after: [seen])
        var (sign, countersign) = (PBSignLetter(), PBCountersignLetter())
        sign.period = open.period
        countersign.period = open.period
        try await county.accepted(.signLetter(sign), unit: unit, by: county.clerk)
        try await county.accepted(.countersignLetter(countersign), unit: unit, by: superior)
    }

    private static let scheme = """
        id: small
        version: "1"
        name: { zh: 考核办法, en: Scheme }
        sheets:
          - id: letter
            name: { zh: 责任书, en: Letter }
            heads:
              - id: services
                name: { zh: 为民服务, en: Services }
                items:
                  - { id: roads, name: { zh: 村庄道路, en: Village roads }, points: 100 }
        """

    /// What was accepted of the unit's reports, in the order of the log.
    func acceptedQuantities(of unit: String) async throws -> [Int64] {
        let topic = topics.decisions(.pledges)
        let partition = TopicPartition(topic: topic.name, partition: topic.partition(ofKey: unit))
        var quantities: [Int64] = []
        var fold = AcceptanceFold<NoState>(namespace: topics.namespace, partition: partition)
        try await system.connection.log.readAll(of: partition) { record in
            guard case .decided(let decision) = try fold.fold(record), case .accepted(let accepted) = decision.outcome else { return }
            for fact in accepted.facts {
                if case .pledges(.progressReported(let report)) = fact.content { quantities.append(report.quantity) }
            }
        }
        return quantities
    }
}

extension SpoolEntry {
    /// Of a report of progress.
    fileprivate var quantity: Int64 {
        get throws { try submission.payload().pledges.reportProgress.quantity }
    }
}
