import DeciderSupport
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Attendance of meetings")
struct AttendanceTests {
    @Test("the host or somebody above records it; the unit itself never does")
    func recorders() throws {
        let county = try County.working()
        for key in [County.otherClerk, County.strangeSuperior, County.superior, County.townClerk, County.countySuperior] {
            #expect(county.pledges.refusal(.attended(), for: "village", by: key) == nil)
        }
        for key in [County.clerk, County.villageSuperior] {
            #expect(county.pledges.refusal(.attended(), for: "village", by: key) == "own_attendance")
        }
        for key in [County.hamletClerk, County.inspector, County.timekeeper] {
            #expect(county.pledges.refusal(.attended(), for: "village", by: key) == "not_authorized")
        }
        #expect(county.pledges.refusal(.attended(), for: "village", by: County.stranger) == "unknown_key")
        #expect(county.pledges.refusal(.attended(host: "village"), for: "village", by: County.superior) == "own_attendance")
        // A host below the unit would be the unit itself by another name.
        #expect(county.pledges.refusal(.attended(host: "hamlet"), for: "town", by: County.hamletClerk) == "own_attendance")
        #expect(county.pledges.refusal(.attended(host: "hamlet"), for: "town", by: County.superior) == "own_attendance")
    }

    @Test("what is wrong is told with its field, and a meeting is recorded once")
    func wrong() throws {
        var county = try County.working()
        let wrong: [(String, (inout PBRecordAttendance) -> Void)] = [
            ("meeting", { $0.meeting = "First" }), ("title", { $0.title = "" }), ("date", { $0.date = "2026-01-06" }),
            ("date", { $0.date = "2025-12-31" }), ("attendance", { $0.attendance = .unspecified }),
            ("attendance", { $0.attendance = .UNRECOGNIZED(9) }), ("host", { $0.host = "nowhere" }), ("period", { $0.period = "2030" }),
        ]
        for (field, change) in wrong {
            let refusal = county.refused(.attended("m1", .head, change), by: County.superior)
            #expect(refusal?.field == field)
        }
        #expect(county.pledges.refusal(.attended(), for: "nowhere", by: County.superior) == "unknown_unit")
        try county.pledges.given(.attended(), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.attended("m1", .absent), for: "village", by: County.otherClerk) == "meeting_exists")
    }

    @Test("head, deputy, others and absent are counted apart, by unit and period")
    func counts() throws {
        var county = try County.working()
        let came: [PBAttendance] = [.head, .head, .deputy, .other, .absent, .absent, .absent]
        for (index, attendance) in came.enumerated() {
            try county.pledges.given(.attended("m\(index)", attendance), for: "village", by: County.superior)
        }
        try county.pledges.given(.attended("m9") { $0.period = County.period }, for: "village", by: County.superior)
        let attendance = try #require(county.pledges.state(of: "village").attendance["village"])
        let counts = attendance.counts(period: County.year)
        #expect(counts.meetings == 7 && counts.head == 2 && counts.deputy == 1 && counts.other == 1 && counts.absent == 3)
        #expect(attendance.counts(period: nil).meetings == 8)
        #expect((counts + attendance.counts(period: County.period)).head == 3)
    }
}
