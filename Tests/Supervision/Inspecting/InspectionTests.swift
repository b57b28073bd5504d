import DeciderSupport
import Domain
import PledgesCore
import Schema
import Streaming
import SupervisionCore
import SwiftProtobuf
import Testing

@Suite("Recording an inspection")
struct InspectionTests {
    private func county() throws -> County {
        var county = try County()
        county.day("2026-03-05")
        return county
    }

    @Test("a record keeps the points of every item and the decision it stands in, and there is one a round")
    func recorded() throws {
        var county = try county()
        try county.supervision.given(.inspect(), for: "village", by: County.inspector)
        let state = county.supervision.state(of: "village")
        let inspection = try #require(state.inspection(unit: "village", round: "spot", period: "2026"))
        #expect(inspection.points == ["ledger": PBDecimal(8)])
        #expect(inspection.step.offset == 1)
        #expect(inspection.step.position.service == .supervision)
        #expect(inspection.step.key == County.inspector)
        #expect(county.supervision.refusal(.inspect(), for: "village", by: County.inspector) == "already_inspected")
        #expect(county.supervision.refusal(.inspect(), for: "hamlet", by: County.inspector) == nil)
        #expect(state.inspection(unit: "village", round: "q1", period: "2026") == nil)
        #expect(state.inspection(unit: "village", round: "spot", period: "2027") == nil)
    }

    @Test("a round on the letter's sheet needs a letter in force, and may be sent again when it is")
    func letter() throws {
        var county = try county()
        let record = PBPayload.Body.inspect(County.inspection(round: "q1"))
        guard case .refused(let refusal) = county.supervision.verdict(record, for: "village", by: County.inspector) else {
            Issue.record("accepted")
            return
        }
        #expect(refusal.code == "letter_not_in_force" && refusal.retriable)
        try county.letterInForce(County.draft("p1"))
        try county.supervision.given(record, for: "village", by: County.inspector)
        #expect(county.supervision.refusal(record, for: "hamlet", by: County.inspector) == "letter_not_in_force")
    }

    static let broken: [Record] = [
        Record("a period nobody opened", "unknown_period") { $0.period = "2030" },
        Record("a round not in the calendar", "unknown_round") { $0.round = "q9" },
        Record("no day", "invalid_field") { $0.visited = "" },
        Record("a day before the round", "visit_outside_round") { $0.visited = "2025-12-31" },
        Record("a day to come", "visit_outside_round") { $0.visited = "2026-03-06" },
        Record("an item missing", "items_incomplete") { $0.items = [] },
        Record("an item twice", "items_incomplete") { $0.items.append($0.items[0]) },
        Record("an item of another sheet", "items_incomplete") { $0.items.append(County.points("roads", PBDecimal(1))) },
        Record("points below nothing", "points_out_of_range") { $0.items[0].points = PBDecimal(-1) },
        Record("points above the item's", "points_out_of_range") { $0.items[0].points = PBDecimal(10_000_000_001, scale: 9) },
        Record("points with too many places", "points_out_of_range") { $0.items[0].points = PBDecimal(1, scale: 10) },
        Record("one inspector", "too_few_inspectors") { $0.inspectors.removeLast() },
        Record("no inspector", "too_few_inspectors") { $0.inspectors = [] },
        Record("the same post twice", "too_few_inspectors") { $0.inspectors = ["county/inspector-a", "county/inspector-a"] },
        Record("one person in two posts", "too_few_inspectors") { $0.inspectors = ["county/inspector-b", "county/inspector-c"] },
        Record("a post nobody holds", "unknown_inspector") { $0.inspectors[0] = "county/vacant" },
        Record("a post that does not exist", "unknown_inspector") { $0.inspectors[0] = "county/ghost" },
        Record("a post without its unit", "unknown_inspector") { $0.inspectors[0] = "inspector-a" },
        Record("a post of the inspected unit", "inspector_must_withdraw") { $0.inspectors[0] = "village/secretary" },
        Record("a contact post that answers for the unit", "inspector_must_withdraw") { $0.inspectors.append("town/contact") },
        Record("a crowd", "invalid_field") { $0.inspectors = (0..<21).map { "county/i\($0)" } },
    ]

    @Test("a record that breaks a rule is refused by name", arguments: broken)
    func refused(_ record: Record) throws {
        let county = try county()
        #expect(
            county.supervision.refusal(.inspect(County.inspection(), record.change), for: "village", by: County.inspector) == record.code)
    }

    @Test("points from nothing to the item's full points are taken exactly")
    func bounds() throws {
        let county = try county()
        for points in [PBDecimal(0), PBDecimal(10), PBDecimal(10_000_000_000, scale: 9), PBDecimal(1, scale: 9)] {
            let body = PBPayload.Body.inspect { $0.items[0].points = points }
            #expect(county.supervision.refusal(body, for: "village", by: County.inspector) == nil)
        }
    }

    @Test("a visit counts from the first to the last day of the round, even when it is entered later")
    func days() throws {
        var county = try county()
        try county.letterInForce(County.draft("p1"))
        county.day("2026-04-20")
        func refusal(_ day: String) -> String? {
            county.supervision.refusal(.inspect(County.inspection(round: "q1", visited: day)), for: "village", by: County.inspector)
        }
        #expect(refusal("2026-02-28") == "visit_outside_round")
        #expect(refusal("2026-03-01") == nil)
        #expect(refusal("2026-03-15") == nil)
        #expect(refusal("2026-03-16") == "visit_outside_round")
        county.day("2027-04-01")
        #expect(refusal("2026-03-15") == "period_closed")
    }

    @Test("an inspector's post must have been held on the day of the visit")
    func heldThatDay() throws {
        var county = try county()
        try county.registry.given(.appointPost(County.post("newcomer", "p-9", from: "2026-03-03")), for: "county", by: County.root)
        try county.followAll()
        func refusal(_ day: String) -> String? {
            county.supervision.refusal(
                .inspect(County.inspection(visited: day)) { $0.inspectors = ["county/inspector-a", "county/newcomer"] }, for: "village",
                by: County.inspector)
        }
        #expect(refusal("2026-03-02") == "unknown_inspector")
        #expect(refusal("2026-03-03") == nil)
    }

    @Test("only an inspector's key that reaches the unit records")
    func rights() throws {
        let county = try county()
        for key in [County.clerk, County.superior, County.strangeInspector, County.timekeeper, County.registrar] {
            #expect(county.supervision.refusal(.inspect(), for: "village", by: key) == "not_authorized")
        }
        #expect(county.supervision.refusal(.inspect(), for: "village", by: County.root) == "unknown_key")
        #expect(county.supervision.refusal(.draftPledge(County.draft("p1")), for: "village", by: County.clerk) == "wrong_service")
        let untold = DeciderSpec<SupervisionCore>(topics: county.supervision.topics)
        #expect(untold.refusal(.inspect(), for: "village", by: County.inspector) == "no_genesis")
    }
}

/// A change to a sound record, and the refusal it should meet.
struct Record: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var change: @Sendable (inout PBRecordInspection) -> Void

    init(_ what: String, _ code: String, _ change: @escaping @Sendable (inout PBRecordInspection) -> Void) {
        testDescription = what
        self.code = code
        self.change = change
    }
}
