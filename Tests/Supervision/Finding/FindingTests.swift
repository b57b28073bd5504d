import DeciderSupport
import PledgesCore
import Schema
import SupervisionCore
import SwiftProtobuf
import Testing

@Suite("Opening a finding")
struct FindingTests {
    @Test("a finding counts how often its place in the taxonomy was found at the unit before")
    func repeats() throws {
        var county = try countyWithFinding()
        #expect(
            try county.supervision.given(.find("f2"), for: "village", by: County.inspector).first?.supervision.findingOpened.repeats == 1)
        #expect(
            try county.supervision.given(.find("f3"), for: "village", by: County.inspector).first?.supervision.findingOpened.repeats == 2)
        #expect(
            try county.supervision.given(.find("f4") { $0.taxonomy = "money" }, for: "village", by: County.inspector)
                .first?.supervision.findingOpened.repeats == 0)
        #expect(
            try county.supervision.given(.find("f1"), for: "hamlet", by: County.inspector).first?.supervision.findingOpened.repeats == 0)
        #expect(county.supervision.state(of: "village").finding("f3", of: "village")?.repeats == 2)
    }

    static let broken: [Opening] = [
        Opening("an id with capitals", "invalid_field") { $0.finding = "F" },
        Opening("a period nobody opened", "unknown_period") { $0.period = "2030" },
        Opening("a place not in the taxonomy", "unknown_taxonomy") { $0.taxonomy = "moon" },
        Opening("severity 0", "invalid_field") { $0.severity = 0 },
        Opening("severity 4", "invalid_field") { $0.severity = 4 },
        Opening("no text", "invalid_field") { $0.text = "" },
        Opening("no day", "invalid_field") { $0.due = "2026-02-30" },
        Opening("due on the very day", "invalid_field") { $0.due = "2026-03-05" },
        Opening("a round not in the calendar", "unknown_round") { $0.round = "q9" },
        Opening("a pledge the unit does not have", "unknown_pledge") { $0.pledge = "p1" },
        Opening("an id that is taken", "finding_exists") { $0.finding = "f1" },
    ]

    @Test("a finding that breaks a rule is refused by name", arguments: broken)
    func refused(_ opening: Opening) throws {
        let county = try countyWithFinding()
        #expect(county.supervision.refusal(.find("f2", opening.change), for: "village", by: County.inspector) == opening.code)
    }

    @Test("a finding may name a round and a pledge of the unit, wherever the pledge's partition stands")
    func named() throws {
        var county = try countyWithFinding()
        try county.letterInForce(County.draft("p1"))
        let body = PBPayload.Body.find("f2") {
            $0.pledge = "p1"
            $0.round = "q1"
            $0.due = "2026-03-06"
        }
        #expect(county.supervision.refusal(body, for: "village", by: County.inspector) == nil)
        #expect(county.supervision.refusal(body, for: "hamlet", by: County.inspector) == "unknown_pledge")
    }

    @Test("open findings of a unit are told by severity, until their rectification is accepted")
    func severity() throws {
        var county = try countyWithFinding()
        try county.supervision.given(.find("a") { $0.severity = 3 }, for: "village", by: County.inspector)
        try county.supervision.given(.find("b") { $0.severity = 1 }, for: "village", by: County.inspector)
        func open(_ severity: Int) -> [String] {
            county.supervision.state(of: "village").openFindings(unit: "village", severityAtLeast: severity).map(\.id)
        }
        #expect(open(1) == ["a", "b", "f1"])
        #expect(open(2) == ["a", "f1"])
        #expect(open(3) == ["a"])
        try county.supervision.given(.rectify("a"), for: "village", by: County.clerk)
        #expect(open(3) == ["a"])
        try county.supervision.given(.accept("a"), for: "village", by: County.inspector)
        #expect(open(3).isEmpty)
        #expect(county.supervision.state(of: "hamlet").openFindings(unit: "hamlet").isEmpty)
    }

    @Test("only an inspector's key that reaches the unit opens one")
    func rights() throws {
        let county = try countyWithFinding()
        for key in [County.clerk, County.superior, County.strangeInspector, County.registrar] {
            #expect(county.supervision.refusal(.find("f2"), for: "village", by: key) == "not_authorized")
        }
    }
}

/// A change to a sound finding, and the refusal it should meet.
struct Opening: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var change: @Sendable (inout PBOpenFinding) -> Void

    init(_ what: String, _ code: String, _ change: @escaping @Sendable (inout PBOpenFinding) -> Void) {
        testDescription = what
        self.code = code
        self.change = change
    }
}
