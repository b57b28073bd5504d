public import Foundation
public import PledgesCore
public import RegistryCore
public import Schema
public import SupervisionCore
internal import Streaming
internal import SwiftProtobuf

/// A small city in which the deciders are tried:
///
///     city ── county ──┬─ town ──┬─ village
///                      │         └─ hamlet
///                      └─ town-b
///
/// with one period (2026, closing until 31 March 2027), posts, and a key for each role.
public struct County: Sendable {
    public static let period = "2026"
    public static let units = ["city", "county", "town", "town-b", "village", "hamlet"]

    public var registry: DeciderSpec<RegistryCore>
    public var pledges: DeciderSpec<PledgesCore>
    public var supervision: DeciderSpec<SupervisionCore>

    /// - Parameter period: how its period differs.
    public init(period change: (inout PBOpenPeriod) -> Void = { _ in }) throws {
        guard let topics = Topics(namespace: "county") else { throw SpecFailure.noPartition(-1) }
        registry = DeciderSpec(topics: topics)
        pledges = DeciderSpec(topics: topics)
        supervision = DeciderSpec(topics: topics)
        try found(change)
        day("2026-01-05")
    }

    /// Its own period lies in 2025, with a closing phase in 2026: a test opens another one for 2026.
    public static func withFreeYear() throws -> County {
        try County {
            $0.starts = "2025-01-01"
            $0.ends = "2025-12-31"
            $0.closes = "2026-12-31"
        }
    }

    public mutating func day(_ text: String) {
        registry.day(text)
        pledges.day(text)
        supervision.day(text)
    }

    /// A key that is the same in every run.
    public static func key(_ name: String) -> PublicKey {
        guard let key = PublicKey(Digest.sha256(Data(name.utf8))) else { preconditionFailure("a digest has the size of a key") }
        return key
    }

    public static let root = key("root")
    public static let registrar = key("registrar of the county")
    public static let clerk = key("clerk of the village")
    public static let secondClerk = key("second clerk of the village")
    public static let townClerk = key("clerk of the town")
    public static let superior = key("superior in the town")
    public static let secondSuperior = key("second superior in the town")
    /// Role superior, enrolled at the village itself.
    public static let villageSuperior = key("superior in the village")
    public static let countySuperior = key("superior in the county")
    public static let strangeSuperior = key("superior in the other town")
    public static let inspector = key("inspector of the county")
    public static let strangeInspector = key("inspector of the other town")
    public static let timekeeper = key("timekeeper")
    public static let stranger = key("nobody")

    public static let everyRole: [(PBRole, String, PublicKey)] = [
        (.registrar, "county", registrar), (.clerk, "village", clerk), (.clerk, "village", secondClerk), (.clerk, "town", townClerk),
        (.superior, "town", superior), (.superior, "town", secondSuperior), (.superior, "village", villageSuperior),
        (.superior, "county", countySuperior), (.superior, "town-b", strangeSuperior), (.inspector, "county", inspector),
        (.inspector, "town-b", strangeInspector), (.timekeeper, "city", timekeeper),
    ]

    private mutating func found(_ change: (inout PBOpenPeriod) -> Void) throws {
        registry.day("2025-12-01")
        try registry.given(.genesis(Self.genesis(registry.topics)), for: "", by: Self.root)
        let tree: [(String, String, PBLevel)] = [
            ("city", "", .city), ("county", "city", .county), ("town", "county", .township), ("town-b", "county", .township),
            ("village", "town", .village), ("hamlet", "town", .village),
        ]
        for (unit, parent, level) in tree {
            try registry.given(.registerUnit(Self.unit(parent: parent, level)), for: unit, by: Self.root)
        }
        for (role, unit, key) in Self.everyRole { try registry.given(.enrolKey(Self.enrolment(of: key, role)), for: unit, by: Self.root) }
        let posts: [(unit: String, post: String, person: String, answersFor: String)] = [
            ("village", "secretary", "p-1", ""), ("hamlet", "secretary", "p-2", ""), ("town", "secretary", "p-3", ""),
            ("town", "contact", "p-4", "village"), ("county", "inspector-a", "p-5", ""), ("county", "inspector-b", "p-6", ""),
            ("county", "inspector-c", "p-6", ""), ("county", "vacant", "", ""),
        ]
        for post in posts {
            try registry.given(.appointPost(Self.post(post.post, post.person, answersFor: post.answersFor)), for: post.unit, by: Self.root)
        }
        let bundle = try Self.bundle.serializedData()
        try registry.given(.publishBundle(.with { $0.bundle = bundle }), for: "city", by: Self.root)
        var open = Self.openPeriod(digest: Digest.sha256(bundle))
        change(&open)
        try registry.given(.openPeriod(open), for: "city", by: Self.root)
        try followAll()
    }

    /// Brings every spec up to what those it follows have written.
    public mutating func followAll() throws {
        try pledges.follow(registry)
        try supervision.follow(registry)
        try supervision.follow(pledges)
    }

    // MARK: Registry

    public static func genesis(_ topics: Topics) -> PBGenesis {
        .with {
            $0.namespace = topics.namespace
            $0.rootKey = root.bytes
            $0.clock = .declared
            $0.topics = topics.genesisPartitions
            $0.wire = Wire.version
        }
    }

    public static func unit(parent: String, _ level: PBLevel) -> PBRegisterUnit {
        .with {
            $0.name.en = "A unit"
            $0.level = level
            $0.sector = "rural"
            $0.parent = parent
            $0.opened = "2000-01-01"
        }
    }

    public static func enrolment(of key: PublicKey, _ role: PBRole) -> PBEnrolKey {
        .with {
            $0.key = key.bytes
            $0.role = role
        }
    }

    public static func post(_ post: String, _ person: String, answersFor: String = "", from: String = "2025-01-01") -> PBAppointPost {
        .with {
            $0.post = post
            $0.title.en = "A post"
            $0.tier = .first
            $0.person = person
            $0.from = from
            $0.answersFor = answersFor
        }
    }

    /// Two sheets (letter: roads 60, schools 40; check: ledger 10), a round on each, two places in the taxonomy.
    public static var bundle: PBSchemeBundle {
        .with {
            $0.id = "rules"
            $0.sheets = [sheet("letter", [("roads", 60), ("schools", 40)]), sheet("check", [("ledger", 10)])]
            $0.rounds = [round("q1", "letter", "2026-03-01", "2026-03-15"), round("spot", "check", "2026-01-01", "2026-12-31")]
            $0.taxonomy = ["paper", "money"].map { id in .with { $0.id = id } }
        }
    }

    private static func sheet(_ id: String, _ items: [(String, Int64)]) -> PBSheet {
        .with { sheet in
            sheet.id = id
            sheet.heads = [
                .with { head in
                    head.id = "head"
                    head.items = items.map { name, points in
                        .with {
                            $0.id = name
                            $0.points = PBDecimal(points)
                        }
                    }
                }
            ]
        }
    }

    private static func round(_ id: String, _ sheet: String, _ from: String, _ until: String) -> PBRound {
        .with {
            $0.id = id
            $0.sheet = sheet
            $0.from = from
            $0.until = until
        }
    }

    public static func openPeriod(digest: Data) -> PBOpenPeriod {
        .with {
            $0.period = period
            $0.bundle = "rules"
            $0.bundleDigest = digest
            $0.starts = "2026-01-01"
            $0.ends = "2026-12-31"
            $0.closes = "2027-03-31"
        }
    }

    // MARK: Pledges

    public static func draft(_ pledge: String, quantity: Int64 = 100, due: String = "2026-06-30") -> PBDraftPledge {
        .with {
            $0.pledge = pledge
            $0.period = period
            $0.item = "roads"
            $0.title = "Mend the road"
            $0.quantity = quantity
            $0.measure = "m"
            $0.due = due
            $0.standard = "A cart passes in the rain"
            $0.giver = "secretary"
            $0.weight = 1
        }
    }

    /// Drafts, signs and countersigns a letter for the village.
    public mutating func letterInForce(_ drafts: PBDraftPledge...) throws {
        for draft in drafts { try pledges.given(.draftPledge(draft), for: "village", by: Self.clerk) }
        try pledges.given(.signLetter(.with { $0.period = Self.period }), for: "village", by: Self.clerk)
        try pledges.given(.countersignLetter(.with { $0.period = Self.period }), for: "village", by: Self.superior)
        try followAll()
    }

    // MARK: Supervision

    public static func inspection(round: String = "spot", visited: String = "2026-03-02") -> PBRecordInspection {
        .with {
            $0.period = period
            $0.round = round
            $0.visited = visited
            $0.items =
                round == "spot"
                ? [points("ledger", PBDecimal(8))] : [points("roads", PBDecimal(555, scale: 1)), points("schools", PBDecimal(40))]
            $0.inspectors = ["county/inspector-a", "county/inspector-b"]
        }
    }

    public static func points(_ item: String, _ points: PBDecimal) -> PBItemPoints {
        .with {
            $0.item = item
            $0.points = points
        }
    }

    public static func finding(_ finding: String, severity: UInt32 = 2, due: String = "2026-04-30") -> PBOpenFinding {
        .with {
            $0.finding = finding
            $0.period = period
            $0.taxonomy = "paper"
            $0.severity = severity
            $0.text = "The ledger was empty"
            $0.due = due
        }
    }
}

extension PBPayload.Body {
    /// For the service that a spec is of.
    public static func tick(_ partition: Int32) -> PBPayload.Body { .registry(.tick(.with { $0.partition = partition })) }
}
