import DeciderSupport
import Foundation
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SupervisionCore
import SwiftProtobuf

@testable import PledgelineCLI
@testable import Views

/// A year of a small county, decided by the Cores themselves and told until a day:
///
///     county ──┬─ town ──┬─ village
///              │         └─ hamlet
///              └─ office
struct SmallYear {
    static let registrar = County.key("registrar")
    static let clerk = County.key("clerk of the village")
    static let hamletClerk = County.key("clerk of the hamlet")
    static let officeClerk = County.key("clerk of the office")
    static let superior = County.key("superior in the town")
    static let countySuperior = County.key("superior in the county")
    static let inspector = County.key("inspector of the county")
    static let timekeeper = County.key("timekeeper of the county")

    var registry: DeciderSpec<RegistryCore>
    var pledges: DeciderSpec<PledgesCore>
    var supervision: DeciderSpec<SupervisionCore>
    /// Looks on while the year is told.
    var onlooker: (any Onlooker)?

    /// Is told what passes.
    protocol Onlooker {
        /// Days on which nothing is done: from the last decision until the next one.
        func passed(until day: CivilDate, in year: SmallYear)
        func decided(_ body: PBPayload.Body, for unit: String, by key: PublicKey, before: SmallYear, after: SmallYear)
    }

    init() throws {
        guard let topics = Topics(namespace: "year") else { throw SpecFailure.noPartition(-1) }
        registry = DeciderSpec(topics: topics)
        pledges = DeciderSpec(topics: topics)
        supervision = DeciderSpec(topics: topics)
        try found()
    }

    mutating func day(_ text: String) {
        if let day = CivilDate(text) { onlooker?.passed(until: day, in: self) }
        registry.day(text)
        pledges.day(text)
        supervision.day(text)
    }

    // MARK: What a list says

    /// Each item in one line: everything there is of it but its title.
    func list(of who: Who, on day: String, all: Bool = false) throws -> [String] {
        let date = try CivilDate(day).unwrapped()
        let items = items(for: who, on: date, all: all)
        return items.map { Self.line($0, on: date) }
    }

    /// The day of what was decided last.
    var today: CivilDate { CivilDate(milliseconds: max(registry.time, pledges.time, supervision.time)) }

    func items(for who: Who, on date: CivilDate, ahead: Int = WorkView.usualAhead, all: Bool = false) -> [WorkItem] {
        WorkList.items(
            for: who, on: date, ahead: ahead, all: all, registry: registry.own.folds[0].state, pledges: pledges.own.folds.map(\.state),
            supervision: supervision.own.folds.map(\.state))
    }

    func list(of key: PublicKey, on day: String) throws -> [String] {
        try list(of: Who(key, in: registry.own.folds[0].state).unwrapped(), on: day)
    }

    static func line(_ item: WorkItem, on date: CivilDate) -> String {
        var parts = [item.kind.rawValue, item.unit, item.reference].filter { !$0.isEmpty }
        if item.count > 1 { parts.append("×\(item.count)") }
        if let since = item.since { parts.append("since \(since)") }
        if let due = item.due { parts.append("due \(due)") }
        if item.isOverdue(on: date) { parts.append("OVERDUE") }
        return parts.joined(separator: " ") + " > " + item.command
    }

    // MARK: Telling

    mutating func toRegistry(_ body: PBPayload.Body, for unit: String, by key: PublicKey = SmallYear.registrar) throws {
        let before = self
        try registry.given(body, for: unit, by: key)
        try pledges.follow(registry)
        try supervision.follow(registry)
        onlooker?.decided(body, for: unit, by: key, before: before, after: self)
    }

    mutating func toPledges(_ body: PBPayload.Body, for unit: String, by key: PublicKey) throws {
        let before = self
        try pledges.given(body, for: unit, by: key)
        try supervision.follow(pledges)
        onlooker?.decided(body, for: unit, by: key, before: before, after: self)
    }

    mutating func toSupervision(_ body: PBPayload.Body, for unit: String, by key: PublicKey) throws {
        let before = self
        try supervision.given(body, for: unit, by: key)
        onlooker?.decided(body, for: unit, by: key, before: before, after: self)
    }

    /// To every partition, as once a day.
    mutating func tick() throws {
        try toRegistry(.tick(0), for: "county", by: Self.timekeeper)
        for partition in Topics.partitionNumbers(of: .pledges) { try toPledges(.tick(partition), for: "county", by: Self.timekeeper) }
        for partition in Topics.partitionNumbers(of: .supervision) {
            try toSupervision(.tick(partition), for: "county", by: Self.timekeeper)
        }
    }

    // MARK: The county

    private mutating func found() throws {
        day("2025-12-01")
        try toRegistry(.genesis(Self.genesis(registry.topics)), for: "")
        let tree: [(String, String, PBLevel, String)] = [
            ("county", "", .county, "organ"), ("town", "county", .township, "rural"), ("village", "town", .village, "rural"),
            ("hamlet", "town", .village, "rural"), ("office", "county", .office, "county-department"),
        ]
        for (unit, parent, level, sector) in tree {
            try toRegistry(
                .registerUnit(
                    .with {
                        $0.name = .both(unit, unit)
                        $0.level = level
                        $0.sector = sector
                        $0.parent = parent
                        $0.opened = "2000-01-01"
                    }), for: unit)
        }
        let keys: [(PBRole, String, PublicKey)] = [
            (.clerk, "village", Self.clerk), (.clerk, "hamlet", Self.hamletClerk), (.clerk, "office", Self.officeClerk),
            (.superior, "town", Self.superior), (.superior, "county", Self.countySuperior), (.inspector, "county", Self.inspector),
            (.timekeeper, "county", Self.timekeeper),
        ]
        for (role, unit, key) in keys { try toRegistry(.enrolKey(County.enrolment(of: key, role)), for: unit) }
        let posts: [(String, String, String)] = [
            ("county", "inspector-a", "p-1"), ("county", "inspector-b", "p-2"), ("town", "secretary", "p-3"),
            ("village", "secretary", "p-4"), ("village", "deputy", ""), ("hamlet", "secretary", "p-5"),
        ]
        for (unit, post, person) in posts { try toRegistry(.appointPost(County.post(post, person)), for: unit) }
        let bundle = try SmallYearBundle.bundle.serializedData()
        try toRegistry(.publishBundle(.with { $0.bundle = bundle }), for: "county")
        try toRegistry(.openPeriod(Self.period("2026", "", "2027-03-31", digest: Digest.sha256(bundle))), for: "county")
    }

    private static func genesis(_ topics: Topics) -> PBGenesis {
        .with {
            $0.namespace = topics.namespace
            $0.rootKey = registrar.bytes
            $0.wire = Wire.version
            $0.clock = .declared
            $0.topics = topics.genesisPartitions
        }
    }

    static func period(_ id: String, _ previous: String, _ closes: String, digest: Data) -> PBOpenPeriod {
        .with {
            $0.period = id
            $0.bundle = "rules"
            $0.bundleDigest = digest
            $0.starts = "\(id)-01-01"
            $0.ends = "\(id)-12-31"
            $0.closes = closes
            $0.previousPeriod = previous
        }
    }
}

extension Optional {
    struct Absent: Error {}

    func unwrapped() throws -> Wrapped {
        guard let self else { throw Absent() }
        return self
    }
}
