import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Admission of tasks")
struct AdmissionTests {
    private func asked(_ change: (inout PBRequestAdmission) -> Void = { _ in }) throws -> County {
        var county = try County.working()
        try county.pledges.given(.ask(change), for: "village", by: County.clerk)
        return county
    }

    @Test("a task is asked for by the department's clerk or by the unit's")
    func parties() throws {
        let county = try County.working()
        for key in [County.otherClerk, County.clerk, County.townClerk] {
            #expect(county.pledges.refusal(.ask(), for: "village", by: key) == nil)
        }
        for key in [County.hamletClerk, County.superior, County.strangeSuperior, County.inspector] {
            #expect(county.pledges.refusal(.ask(), for: "village", by: key) == "not_authorized")
        }
        #expect(county.pledges.refusal(.ask(), for: "nowhere", by: County.otherClerk) == "unknown_unit")
    }

    @Test("what is wrong in a request is told with its field")
    func wrong() throws {
        let county = try County.working()
        let wrong: [(String, (inout PBRequestAdmission) -> Void)] = [
            ("task", { $0.task = "Survey" }), ("title", { $0.title = "" }), ("department", { $0.department = "nowhere" }),
            ("department", { $0.department = "village" }), ("funds", { $0.funds = PBDecimal(0) }),
            ("funds", { $0.funds = PBDecimal(1, scale: 10) }), ("from", { $0.from = "soon" }), ("until", { $0.until = "2026-02-28" }),
            ("authority", { $0.authority = String(repeating: "x", count: 601) }),
        ]
        for (field, change) in wrong {
            let refusal = county.refused(.ask(change), by: County.clerk)
            #expect(refusal?.field == field)
        }
    }

    @Test("the gatekeeper decides once, with a reason for refusing")
    func decided() throws {
        var county = try asked()
        #expect(county.pledges.refusal(.ask(), for: "village", by: County.clerk) == "admission_exists")
        #expect(county.pledges.refusal(.admit(task: "moon"), for: "village", by: County.superior) == "unknown_admission")
        #expect(county.pledges.refusal(.admit(false, ""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.admit(true, ""), for: "village", by: County.superior)
        let task = try #require(county.pledges.state(of: "village").admission("survey", of: "village"))
        #expect(task.stage == .admitted)
        #expect(task.decision?.step.key == County.superior)
        #expect(county.pledges.refusal(.admit(false), for: "village", by: County.superior) == "admission_decided")
    }

    @Test("without authority or without funds a task can only be refused")
    func basis() throws {
        for change: (inout PBRequestAdmission) -> Void in [{ $0.authority = "" }, { $0.clearFunds() }] {
            var county = try asked(change)
            #expect(county.pledges.refusal(.admit(), for: "village", by: County.superior) == "admission_without_basis")
            try county.pledges.given(.admit(false, "No funds come with it"), for: "village", by: County.superior)
            #expect(county.pledges.state(of: "village").admission("survey", of: "village")?.stage == .refused)
        }
    }

    @Test("the gatekeeper stands above the unit and does not belong to the department that asks")
    func gatekeeper() throws {
        var county = try asked { $0.department = "county" }
        #expect(county.pledges.refusal(.admit(), for: "village", by: County.countySuperior) == "department_admits_itself")
        for key in [County.superior, County.citySuperior] { #expect(county.pledges.refusal(.admit(), for: "village", by: key) == nil) }
        #expect(county.pledges.refusal(.admit(), for: "village", by: County.villageSuperior) == "not_above_unit")
        for key in [County.clerk, County.otherClerk, County.strangeSuperior, County.inspector] {
            #expect(county.pledges.refusal(.admit(), for: "village", by: key) == "not_authorized")
        }
        try county.pledges.forged(
            [PBFact(about: "village", .admissionRequested(County.task("own")))], for: "village", by: County.superior)
        #expect(county.pledges.refusal(.admit(task: "own"), for: "village", by: County.superior) == "same_key")
    }

    @Test("requests, admissions and refusals are counted by month, and what waits is found below the gatekeeper")
    func counted() throws {
        var county = try asked()
        try county.pledges.given(.ask { $0.task = "form-2" }, for: "village", by: County.clerk)
        try county.pledges.given(.ask { $0.task = "form-3" }, for: "village", by: County.clerk)
        let registry = county.registry.state(of: "")
        func reader() -> AdmissionReader { AdmissionReader(county.pledges.own.folds.map(\.state)) }
        #expect(reader().toDecide(below: "town", in: registry, on: county.pledges.date).map(\.id) == ["survey", "form-2", "form-3"])
        #expect(reader().toDecide(below: "village", in: registry, on: county.pledges.date).isEmpty)
        #expect(reader().asked(by: "town-b", in: registry, on: county.pledges.date).map(\.id) == ["form-2", "form-3", "survey"])
        county.day("2026-02-10")
        try county.pledges.given(.admit(), for: "village", by: County.superior)
        try county.pledges.given(.admit(false, "Asked twice", task: "form-2"), for: "village", by: County.superior)
        let january = CivilMonth(CivilDate(year: 2026, month: 1, day: 1))
        let february = CivilMonth(CivilDate(year: 2026, month: 2, day: 1))
        let first = reader().counts(atAndBelow: "county", in: registry, on: county.pledges.date, month: january)
        #expect(first.requested == 3 && first.waiting == 1 && first.admitted == 0 && first.refused == 0)
        let second = reader().counts(atAndBelow: "county", in: registry, on: county.pledges.date, month: february)
        #expect(second.requested == 0 && second.admitted == 1 && second.refused == 1)
        let all = reader().counts(atAndBelow: "county", in: registry, on: county.pledges.date)
        #expect(all.requested == 3 && all.waiting + all.admitted + all.refused == all.requested)
    }

    @Test("a department that stands above the unit does not find its own requests to decide")
    func ownRequests() throws {
        let county = try asked { $0.department = "county" }
        let registry = county.registry.state(of: "")
        let reader = AdmissionReader(county.pledges.own.folds.map(\.state))
        #expect(reader.toDecide(below: "county", in: registry, on: county.pledges.date).isEmpty)
        #expect(reader.toDecide(below: "town", in: registry, on: county.pledges.date).map(\.id) == ["survey"])
    }
}
