import Foundation
import RegistryCore
import Schema
import SwiftProtobuf

@testable import Bundles
@testable import PledgelineCLI
@testable import Samples

/// The year of a county of five townships, wave by wave: what is accepted, what is refused, what is sent twice.
struct SmallStory {
    static let period = "2025"
    static let townships = ["t01", "t02", "t03", "t04", "t05"]
    static let villages = ["v01", "v02", "v03", "v04", "v05"]
    static let offices = ["o01", "o02", "o03"]

    var serial: UInt64 = 0
    var day = CivilDate(days: 0)

    /// A step at the next minute of the day.
    mutating func step(
        _ unit: String, by signer: String, _ body: PBPayload.Body, meant: Bool = false
    ) -> SampleStep {
        serial += 1
        let time = day.startMilliseconds + Int64(serial) * 1_000
        var step = SampleStep(
            id: SubmissionID(milliseconds: time, random: (serial, serial)), unit: unit, body: body, signer: signer,
            time: time)
        step.meant = meant
        return step
    }

    mutating func begin(_ year: Int, _ month: Int, _ date: Int) { day = CivilDate(year: year, month: month, day: date) }

    static func wave(_ steps: [SampleStep]) -> SampleWave { SampleWave(title: PBText(), showsFigures: false, steps: steps) }

    // MARK: December: who there is

    mutating func registry(_ topics: Topics) throws -> [SampleStep] {
        begin(2024, 12, 16)
        var steps = [
            step(
                "c01", by: "root",
                .genesis(
                    try .with {
                        $0.namespace = topics.namespace
                        $0.rootKey = try key("root")
                        $0.wire = Wire.version
                        $0.clock = .declared
                        $0.topics = topics.genesisPartitions
                    })),
            step("c01", by: "root", register("c01", .county, "organ", parent: "")),
            step("c01", by: "root", try enrol("registrar", .registrar)),
        ]
        func add(_ unit: String, _ body: PBPayload.Body, by signer: String = "registrar") {
            steps.append(step(unit, by: signer, body))
        }
        for unit in Self.townships { add(unit, register(unit, .township, "rural", parent: "c01")) }
        for (unit, parent) in zip(Self.villages, Self.townships) { add(unit, register(unit, .village, "rural", parent: parent)) }
        for unit in Self.offices { add(unit, register(unit, .office, "station", parent: "c01")) }
        for unit in Self.townships { add(unit, try enrol("clerk-\(unit)", .clerk)) }
        for (name, role) in [
            ("superior", PBRole.superior), ("inspector", .inspector), ("teller-1", .teller), ("teller-2", .teller), ("scorer", .scorer),
            ("timekeeper", .timekeeper), ("former", .scorer),
        ] { add("c01", try enrol(name, role)) }
        for (post, person) in [("inspector-a", "p-1"), ("inspector-b", "p-2")] { add("c01", appoint(post, person)) }
        for unit in Self.townships + Self.villages { add(unit, appoint("secretary", "p-\(unit)")) }
        add("c01", cohort("townships", .township, "rural", minimum: 3))
        add("c01", cohort("offices", .office, "station", minimum: 2))
        let bundle = try BundleFile.read(SmallScheme.yaml)
        let bytes = try bundle.serializedData()
        add("c01", .publishBundle(.with { $0.bundle = bytes }))
        add(
            "c01",
            .openPeriod(
                .with {
                    $0.period = Self.period
                    $0.bundle = bundle.id
                    $0.bundleDigest = Digest.sha256(bytes)
                    $0.starts = "2025-01-01"
                    $0.ends = "2025-12-31"
                    $0.closes = "2026-03-31"
                }))
        // Refused: a unit that exists, a right somebody does not have, a key twice.
        add("t01", register("t01", .township, "rural", parent: "c01"))
        add("t09", register("t09", .township, "rural", parent: "c01"), by: "clerk-t01")
        add("t02", try enrol("clerk-t01", .clerk))
        add("c01", .revokeKey(try .with { $0.key = try key("former") }))
        return steps
    }

    // MARK: January to June: pledges, a round, findings

    mutating func letters() -> [SampleStep] {
        begin(2025, 1, 10)
        var steps: [SampleStep] = []
        for (index, unit) in (Self.townships + Self.villages).enumerated() {
            let clerk = "clerk-\(Self.townships[index % 5])"
            for pledge in ["p1", "p2"] { steps.append(step(unit, by: clerk, draft(unit, pledge, quantity: Int64(index + 2)))) }
            steps.append(step(unit, by: clerk, draft(unit, "p1", quantity: 9)))  // refused: pledge_exists
            steps.append(step(unit, by: clerk, .signLetter(.with { $0.period = Self.period })))
            steps.append(step(unit, by: clerk, .countersignLetter(.with { $0.period = Self.period })))  // refused
            if unit == "v03" {
                steps.append(
                    step(
                        unit, by: "superior",
                        .returnLetter(
                            .with {
                                $0.period = Self.period
                                $0.reason = "too little"
                            })))
                steps.append(step(unit, by: clerk, draft(unit, "p1", quantity: 40)))
                steps.append(step(unit, by: clerk, .signLetter(.with { $0.period = Self.period })))
            }
            // v05 stays without a letter in force.
            guard unit != "v05" else { continue }
            steps.append(step(unit, by: "superior", .countersignLetter(.with { $0.period = Self.period })))
        }
        return steps
    }

    mutating func firstRound() -> [SampleStep] {
        begin(2025, 3, 12)
        var steps: [SampleStep] = []
        // The fifth township and the last office are not visited.
        for (index, unit) in (Self.townships.prefix(4) + Self.offices.prefix(2)).enumerated() {
            let files = Int64(Self.offices.contains(unit) ? 85 : 90 - 7 * index)
            steps.append(
                step(unit, by: "inspector", inspect("q1", [("files", files, 1), ("rooms", 525, 2), ("talks", 3, 0)])))
        }
        steps.append(step("t01", by: "inspector", inspect("q1", [("files", 1, 0)])))  // refused: already_inspected
        for (unit, severity) in [("t02", 2), ("t03", 3), ("t04", 1)] {
            steps.append(step(unit, by: "inspector", finding("f1", severity: UInt32(severity), due: "2025-05-01")))
        }
        steps.append(step("t02", by: "inspector", finding("f2", severity: 1, due: "2025-04-01", pledge: "p1")))
        steps.append(step("t02", by: "inspector", finding("f2", severity: 1, due: "2025-04-01")))  // refused: finding_exists
        steps.append(step("t03", by: "clerk-t03", .acknowledgeFinding(.with { $0.finding = "f1" })))
        steps.append(step("t03", by: "clerk-t03", rectify("f1")))
        steps.append(step("t03", by: "clerk-t03", .acceptRectification(.with { $0.finding = "f1" })))  // refused
        steps.append(step("t03", by: "inspector", .acceptRectification(.with { $0.finding = "f1" })))
        return steps
    }

    mutating func spring() -> [SampleStep] {
        begin(2025, 5, 20)
        var steps: [SampleStep] = []
        func pledge(_ unit: String, _ body: PBPayload.Body, by signer: String? = nil, meant: Bool = false) {
            let index = Self.townships.firstIndex(of: unit) ?? Self.villages.firstIndex(of: unit) ?? 0
            steps.append(step(unit, by: signer ?? "clerk-\(Self.townships[index])", body, meant: meant))
        }
        for unit in ["t01", "t02", "t03", "v01", "v02", "v04"] {
            pledge(unit, .reportProgress(.with { ($0.pledge, $0.quantity) = ("p1", 1) }))
            // t01 promised 2, so that 20 are ten times as many; no other promised so few.
            pledge(unit, done("p1", 20))  // t01: refused: implausible
            if unit == "t01" { pledge(unit, done("p1", 20), meant: true) }
            pledge(unit, verify("p1", 21), by: "superior")  // refused: implausible
            pledge(unit, verify("p1", unit == "t02" ? 21 : 20), by: "superior", meant: unit == "t01" || unit == "t02")
        }
        pledge("t01", .closeOutPledge(.with { $0.pledge = "p1" }), by: "superior")
        pledge("t02", done("p2", 3))
        pledge("t02", .returnPledge(.with { ($0.pledge, $0.reason) = ("p2", "not open") }), by: "superior")
        pledge("t04", verify("p1", 3), by: "superior")  // refused: not_reported_done
        pledge("v01", done("p1", 3))  // refused: pledge_not_in_force
        pledge("t01", .closeOutPledge(.with { $0.pledge = "p9" }), by: "superior")  // refused: unknown_pledge
        pledge("t01", done("p2", 3), by: "clerk-t02")  // refused: not_authorized
        // Sent twice: the second is a repeat.
        pledge("t03", done("p2", 4))
        steps.append(steps[steps.count - 1])
        return steps
    }

    mutating func secondRound() -> [SampleStep] {
        begin(2025, 6, 18)
        var steps: [SampleStep] = []
        for (index, unit) in Self.townships.enumerated() {
            steps.append(
                step(unit, by: "inspector", inspect("q2", [("roads", Int64(59 - 3 * index), 0), ("offices", 375, 1)])))
        }
        return steps
    }

    mutating func midYear() -> [SampleStep] {
        begin(2025, 6, 30)
        return [
            step(
                "c01", by: "scorer", .closeRecognition(.with { ($0.recognition, $0.period) = ("good-towns", Self.period) })),
            step("c01", by: "scorer", close("townships")),  // refused: period_not_ended
        ]
    }

    // MARK: The closing phase

    mutating func ticks() -> [SampleStep] {
        begin(2025, 12, 31)
        return [(PBService.registry, 1), (.pledges, 8), (.supervision, 8)]
            .flatMap { service, partitions in
                (0..<Int32(partitions)).compactMap { partition in
                    PBPayload.Body.tick(.with { $0.partition = partition }, of: service).map { step("c01", by: "timekeeper", $0) }
                }
            }
    }

    mutating func ballots() throws -> [SampleStep] {
        begin(2026, 1, 20)
        var steps: [SampleStep] = []
        for (index, unit) in Self.townships.enumerated() {
            // Too few of the people of t05 voted.
            let people: [UInt32] = unit == "t05" ? [2, 1, 1] : [12 - UInt32(index), 7, 1]
            steps.append(step(unit, by: "teller-1", try tally(unit, "leaders", [5, 2, UInt32(index % 2)], issued: 9)))
            steps.append(step(unit, by: "teller-2", try tally(unit, "people", people, issued: 25, second: "teller-1")))
        }
        // Refused: a second tally of the group, more ballots than issued, one teller alone, a second who is none, a signature of another system.
        let refused = [
            try tally("t01", "people", [30, 0, 0], issued: 40), try tally("t01", "leaders", [3, 0, 0], issued: 2),
            try tally("t01", "leaders", [3, 0, 0], issued: 9, second: "teller-1"),
            try tally("t01", "leaders", [3, 0, 0], issued: 9, second: "clerk-t01"),
            try tally("t01", "people", [3, 0, 0], issued: 9, forged: true),
        ]
        for body in refused { steps.append(step("t01", by: "teller-1", body)) }
        // The city did not mark t04.
        for (unit, value) in [("t01", 1_085), ("t02", 1_111), ("t03", 1_200), ("t05", 1_000)] {
            steps.append(step(unit, by: "scorer", mark(unit, Int64(value))))
        }
        steps.append(step("t05", by: "scorer", mark("t05", 1_201)))  // refused: out of range, and there already
        steps.append(step("t04", by: "former", mark("t04", 1_199)))  // refused: key_not_valid
        return steps
    }

    mutating func closings() throws -> [SampleStep] {
        begin(2026, 3, 20)
        return [
            step("c01", by: "scorer", close("townships")),
            step("c01", by: "scorer", close("offices")),
            step("c01", by: "scorer", close("townships")),  // refused: cohort_closed
            step("t04", by: "teller-1", try tally("t04", "people", [25, 0, 0], issued: 25)),  // refused: cohort_closed
        ]
    }
}

// MARK: Bodies

extension SmallStory {
    func key(_ name: String) throws -> Data { try ZhanhuaSample.signingKey(named: name).publicKey.bytes }

    func register(_ unit: String, _ level: PBLevel, _ sector: String, parent: String) -> PBPayload.Body {
        .registerUnit(
            .with {
                $0.name.en = unit
                $0.level = level
                $0.sector = sector
                $0.parent = parent
                $0.opened = "2000-01-01"
            })
    }

    func enrol(_ name: String, _ role: PBRole) throws -> PBPayload.Body {
        .enrolKey(
            try .with {
                $0.key = try key(name)
                $0.role = role
                $0.label = name
            })
    }

    func appoint(_ post: String, _ person: String) -> PBPayload.Body {
        .appointPost(
            .with {
                $0.post = post
                $0.title.en = post
                $0.tier = .first
                $0.person = person
                $0.from = "2024-01-01"
            })
    }

    fileprivate func cohort(_ id: String, _ level: PBLevel, _ sector: String, minimum: UInt32) -> PBPayload.Body {
        .defineCohort(
            .with {
                $0.cohort = id
                $0.name.en = id
                $0.level = level
                $0.sector = sector
                $0.minimumSize = minimum
            })
    }

    func draft(_ unit: String, _ pledge: String, quantity: Int64) -> PBPayload.Body {
        .draftPledge(
            .with {
                $0.pledge = pledge
                $0.period = Self.period
                $0.item = "roads"
                $0.title = "村路 of \(unit)"
                $0.quantity = quantity
                $0.measure = "米"
                $0.due = "2025-11-30"
                $0.standard = "open to traffic"
                $0.giver = "secretary"
                $0.weight = 1
            })
    }

    func done(_ pledge: String, _ quantity: Int64) -> PBPayload.Body {
        .reportDone(.with { ($0.pledge, $0.quantity) = (pledge, quantity) })
    }

    func verify(_ pledge: String, _ quantity: Int64) -> PBPayload.Body {
        .verifyPledge(.with { ($0.pledge, $0.quantity, $0.standardMet) = (pledge, quantity, true) })
    }

    fileprivate func inspect(_ round: String, _ points: [(String, Int64, UInt32)]) -> PBPayload.Body {
        .recordInspection(
            .with {
                $0.period = Self.period
                $0.round = round
                $0.visited = day.description
                $0.items = points.map { item, value, scale in .with { ($0.item, $0.points) = (item, PBDecimal(value, scale: scale)) } }
                $0.inspectors = ["c01/inspector-a", "c01/inspector-b"]
            })
    }

    func finding(_ id: String, severity: UInt32, due: String, pledge: String = "") -> PBPayload.Body {
        .openFinding(
            .with {
                $0.finding = id
                $0.period = Self.period
                $0.taxonomy = "late"
                $0.severity = severity
                $0.text = "没有按时完成"
                $0.due = due
                $0.pledge = pledge
            })
    }

    func rectify(_ finding: String) -> PBPayload.Body {
        .reportRectification(.with { ($0.finding, $0.note) = (finding, "done") })
    }

    fileprivate func tally(
        _ unit: String, _ group: String, _ ballots: [UInt32], issued: UInt32, second: String = "teller-2", forged: Bool = false
    ) throws -> PBPayload.Body {
        let tally = PBTally.with {
            $0.cohort = "townships"
            $0.period = Self.period
            $0.unit = unit
            $0.group = group
            $0.counts = zip(["good", "fair", "poor"], ballots).map { grade, ballots in .with { ($0.grade, $0.ballots) = (grade, ballots) } }
            $0.issued = issued
        }
        let bytes = try tally.serializedData()
        let teller = try ZhanhuaSample.signingKey(named: second)
        let message = TallySignature.message(tally: bytes, namespace: forged ? "elsewhere" : ZhanhuaSample.namespace)
        return .submitTally(
            try .with {
                $0.tally = bytes
                $0.secondKey = teller.publicKey.bytes
                $0.secondSignature = try teller.sign(message)
            })
    }

    fileprivate func mark(_ unit: String, _ tenths: Int64) -> PBPayload.Body {
        .recordExternalMark(
            .with {
                $0.cohort = "townships"
                $0.period = Self.period
                $0.unit = unit
                $0.source = "city"
                $0.mark = PBDecimal(tenths, scale: 1)
            })
    }

    fileprivate func close(_ cohort: String) -> PBPayload.Body {
        .closeCohort(.with { ($0.cohort, $0.period) = (cohort, Self.period) })
    }
}
