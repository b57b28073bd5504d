import FaultScenarios
import Foundation
import Kafka
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import Testing

@testable import Bundles
@testable import Client
@testable import Files
@testable import PledgelineCLI
@testable import Samples

/// What concerns many units at once, at the command: closing a cohort, and excusing what was asked for by mistake.
struct ClosingTests {
    @Test(
        "a closing names what is missing and is asked about; reports are excused in one go, and kept while no broker answers",
        .timeLimit(.minutes(5)))
    func announced() async throws {
        let broker = try await TrialBroker.start()
        let system = try await RunningSystem.start(brokers: broker.bootstrap, namespace: "closing")
        let office = try Office(try Folder.temporary(), broker, system)
        try await office.openYear()

        // Nobody sits at a terminal: nothing is closed unless that is said to be meant.
        let close = ["score", "close", "--cohort", "towns", "--period", office.period, "--unit", "c01", "--key", office.path("scorer")]
        let unasked = try await office.run(close)
        #expect(unasked.status == ExitStatus.usage.rawValue && unasked.output.contains("--yes"), "\(unasked.output)")
        let looked = try await office.run(close + ["--dry-run"])
        #expect(looked.status == 0 && looked.output.contains("not inspected"), "\(looked.output)")
        #expect(looked.output.contains("t01 Dongling") && looked.output.contains("t02 Xiling"), "\(looked.output)")
        let keyless = try await office.run(close.dropLast(2) + ["--dry-run"])
        #expect(keyless.status == 0, "\(keyless.output)")
        let forbidden = try await office.run(close.dropLast() + [office.path("superior"), "--dry-run"])
        #expect(forbidden.status == ExitStatus.refused.rawValue && forbidden.output.contains("not_authorized"), "\(forbidden.output)")
        let closed = try await office.run(close + ["--yes"])
        #expect(closed.status == 0 && closed.output.contains("accepted"), "\(closed.output)")

        // The first three months of both townships, excused at once.
        let excuse = [
            "report", "excuse", "c01", "monthly", "--period", office.period, "--reason", "begun late", "--key", office.path("superior"),
        ]
        let wave = ["--below", "--before", "\(office.year)-04-10"]
        let listed = try await office.run(excuse + wave + ["--dry-run", "--output", "json"])
        #expect(listed.output.components(separatedBy: "to_excuse").count - 1 == 6, "\(listed.output)")
        let excused = try await office.run(excuse + wave)
        #expect(excused.status == 0 && excused.output.contains("6 to be excused, 3 left out"), "\(excused.output)")
        let again = try await office.run(excuse + wave)
        #expect(again.status == 0 && again.output.contains("0 to be excused, 9 left out"), "\(again.output)")

        // Without a broker what is named in full is kept, and sent later.
        try await broker.stop()
        let named = ["report", "excuse", "t01", "monthly", "\(office.year)-04", "\(office.year)-05", "--also", "t02"]
        let kept = try await office.run(named + excuse.dropFirst(4))
        #expect(kept.status == ExitStatus.unavailable.rawValue && kept.output.contains("4 signed and kept"), "\(kept.output)")
        let unknown = try await office.run(excuse + wave)
        #expect(unknown.status == ExitStatus.unavailable.rawValue && !unknown.output.contains("kept"), "\(unknown.output)")
        try await broker.restart()
        try await system.waitUntilReady()
        let sent = try await office.run(["spool", "send"])
        #expect(sent.status == 0 && sent.output.contains("4 accepted"), "\(sent.output)")
        let done = try await office.run(named + excuse.dropFirst(4))
        #expect(done.status == 0 && done.output.contains("0 to be excused, 4 left out"), "\(done.output)")

        // A unit of the next century is refused until it is said to be meant.
        let register = ["unit", "register", "t03", "--zh", "新镇", "--level", "township", "--sector", "rural", "--parent", "c01"]
        let late = register + ["--opened", "2106-01-01", "--key", office.path("root")]
        let refused = try await office.run(late)
        #expect(refused.status == ExitStatus.refused.rawValue && refused.output.contains("implausible"), "\(refused.output)")
        let meant = try await office.run(late + ["--meant"])
        #expect(meant.status == 0, "\(meant.output)")
        await system.stop()
    }
}

/// The county's office: a folder for its state, its keys, and the command.
private struct Office: Sendable {
    private let folder: URL
    private let county: SmallCounty
    private let brokers: String
    private let superior = SigningKey()
    /// Last year: over, and in its closing phase.
    let year: Int

    var period: String { "\(year)" }

    init(_ folder: URL, _ broker: TrialBroker, _ system: RunningSystem) throws {
        self.folder = folder
        county = SmallCounty(system.connection)
        brokers = broker.bootstrap
        year = Calendar(identifier: .gregorian).component(.year, from: Date()) - 1
        for (name, key) in [("root", county.root), ("scorer", county.scorer), ("superior", superior)] {
            try KeyFile.create(key, at: path(name))
        }
    }

    func path(_ name: String) -> String { folder.appending(path: "\(name).key").path }

    func run(_ command: some Sequence<String>) async throws -> (status: Int32, output: String) {
        try await Programs.run(
            "pledgeline", Array(command) + ["-b", brokers, "--namespace", county.topics.namespace, "--lang", "en"],
            environment: ["XDG_STATE_HOME": folder.path, "XDG_CONFIG_HOME": folder.path])
    }

    /// Two townships that report monthly and are inspected once, and were not.
    func openYear() async throws {
        try await county.setUp()
        try await county.accepted(county.enrol(superior, .superior), unit: "c01", by: county.root)
        var cohort = PBDefineCohort()
        (cohort.cohort, cohort.name.en, cohort.level, cohort.minimumSize) = ("towns", "Townships", .township, 2)
        try await county.accepted(.defineCohort(cohort), unit: "c01", by: county.root)
        let bundle = try BundleFile.read(scheme)
        var publish = PBPublishBundle()
        publish.bundle = try bundle.serializedData()
        try await county.accepted(.publishBundle(publish), unit: "c01", by: county.root)
        var open = PBOpenPeriod()
        (open.period, open.bundle, open.bundleDigest) = (period, bundle.id, Digest.sha256(publish.bundle))
        (open.starts, open.ends, open.closes) = ("\(year)-01-01", "\(year)-12-31", "\(year + 1)-12-31")
        try await county.accepted(.openPeriod(open), unit: "c01", by: county.root)
    }

    private var scheme: String {
        """
        id: towns-\(year)
        version: "1"
        name: { zh: 办法, en: Scheme }
        sheets:
          - id: visit
            name: { zh: 走访表, en: Visit }
            heads:
              - id: order
                name: { zh: 规范, en: Order }
                items:
                  - { id: files, name: { zh: 台账, en: Files }, points: 10 }
        rounds:
          - { id: q1, name: { zh: 第一季度, en: First quarter }, sheet: visit, from: \(year)-03-01, until: \(year)-03-31 }
        schemes:
          - id: towns
            cohort: towns
            name: { zh: 乡镇, en: Townships }
            components:
              - { id: checks, name: { zh: 督查, en: Checks }, weight: 100, rounds: [q1] }
            rounding: half-even
            places: 2
            rankStyle: standard
            minimumPresent: 60
        reportDuties:
          - { id: monthly, name: { zh: 月报, en: Monthly }, frequency: monthly, levels: [township], opensBefore: 5, dueAfter: 3 }
        """
    }
}
