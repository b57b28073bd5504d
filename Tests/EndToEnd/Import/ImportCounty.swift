import FaultScenarios
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import Testing

@testable import Bundles
@testable import Client
@testable import Files
@testable import Samples

/// A county whose units, posts and pledges stand in spreadsheets, and a system that knows nothing of them yet.
struct ImportCounty {
    let system: RunningSystem
    let folder: URL
    let root = SigningKey()
    let clerk = SigningKey()
    private let small: SmallCounty

    /// The year of the test's own day, for what is decided today must lie in an open period.
    static let year = CivilDate(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).parts.year
    static let period = "year"

    /// The services run, and there is a genesis.
    static func start() async throws -> ImportCounty {
        let system = try await RunningSystem.start(
            brokers: try await SharedBroker.bootstrap(), namespace: "import-\(UInt32.random(in: 0...UInt32.max))")
        let county = ImportCounty(system: system, folder: try Folder.temporary())
        try KeyFile.create(county.root, at: county.path("root.key"))
        try KeyFile.create(county.clerk, at: county.path("clerk.key"))
        var genesis = PBGenesis()
        genesis.wire = Wire.version
        genesis.namespace = system.connection.topics.namespace
        genesis.rootKey = county.root.publicKey.bytes
        genesis.clock = .declared
        genesis.topics = system.connection.topics.genesisPartitions
        try await county.small.accepted(.genesis(genesis), unit: "", by: county.root)
        return county
    }

    private init(system: RunningSystem, folder: URL) {
        (self.system, self.folder) = (system, folder)
        small = SmallCounty(system.connection)
    }

    /// Enrols the clerk for everything below a unit, and opens a period with the sample's letter.
    ///
    /// - Returns: how many submissions that were.
    func openPeriod(below unit: String) async throws -> Int {
        try await small.accepted(small.enrol(clerk, .clerk), unit: unit, by: root)
        var bundle = PBSchemeBundle()
        bundle.id = "letter"
        bundle.version = "1"
        bundle.sheets = try BundleFile.read(ZhanhuaSample.bundleText).sheets
        var publish = PBPublishBundle()
        publish.bundle = try bundle.serializedData()
        try await small.accepted(.publishBundle(publish), unit: unit, by: root)
        var open = PBOpenPeriod()
        open.period = Self.period
        open.bundle = bundle.id
        open.bundleDigest = Digest.sha256(publish.bundle)
        open.starts = "\(Self.year)-01-01"
        open.ends = "\(Self.year)-12-31"
        open.closes = "\(Self.year + 1)-03-31"
        try await small.accepted(.openPeriod(open), unit: unit, by: root)
        return 3
    }

    // MARK: The command

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func arguments(_ command: [String], key: String) -> [String] {
        command + [
            "-b", system.connection.brokers, "--namespace", system.connection.topics.namespace, "--key", path("\(key).key"), "--lang", "en",
        ]
    }

    var environment: [String: String] { ["XDG_STATE_HOME": path("state"), "XDG_CONFIG_HOME": path("config")] }

    func run(_ command: [String], key: String) async throws -> (status: Int32, output: String) {
        try await Programs.run("pledgeline", arguments(command, key: key), environment: environment)
    }

    /// A command that needs no key.
    func read(_ command: [String]) async throws -> (status: Int32, output: String) {
        try await Programs.run(
            "pledgeline", Array(arguments(command, key: "root").filter { $0 != "--key" && $0 != path("root.key") }),
            environment: environment)
    }

    func write(_ rows: [[String]], to name: String, as encoding: TextEncoding = .utf8) throws {
        var writer = CSVWriter()
        for row in rows { writer.add(row) }
        try writer.data(as: encoding, named: name).write(to: URL(filePath: path(name)))
    }

    // MARK: The logs

    /// Records in the decisions (or submissions) of a service.
    func records(_ topic: Topic) async throws -> Int64 {
        var sum: Int64 = 0
        for partition in topic.partitionNumbers {
            sum += try await system.connection.log.bounds(of: TopicPartition(topic: topic.name, partition: partition)).high
        }
        return sum
    }

    func end() async throws {
        await system.stop()
        try FileManager.default.removeItem(at: folder)
    }
}
