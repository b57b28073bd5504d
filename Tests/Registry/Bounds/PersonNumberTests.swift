import DeciderSupport
import Domain
import RegistryCore
import Schema
import Testing

struct PersonNumberTests {
    @Test(
        "numbers by which people are known are no references to them",
        arguments: [
            "330000199001011234", "33000019900101123X", "330000900101123", "13900001111", "+8613900001111", "139-0000-1111", "010-88888888",
            "8888888",
            "1.23E+17", "3e17", "p-13900001111", "id330000199001011234",
        ])
    func numbers(person: String) throws {
        #expect(PersonNumber.isIn(person))
        let county = try County()
        #expect(
            county.registry.refusal(.appointPost(County.post("deputy", person)), for: "village", by: County.registrar) == "invalid_field")
    }

    @Test(
        "references are",
        arguments: ["p-000123", "p-2026000123", "000123", "x9", "550e8400-e29b-41d4-a716-446655440000", "zhang-3", "e5", "p-1e5"])
    func references(person: String) throws {
        #expect(!PersonNumber.isIn(person))
        let county = try County()
        #expect(county.registry.refusal(.appointPost(County.post("deputy", person)), for: "village", by: County.registrar) == nil)
    }

    @Test("a name or a title is one line; a standard or a reason may have several")
    func lines() throws {
        let county = try County()
        var unit = County.unit(parent: "town", .village)
        unit.name.zh = "甲村\n    z99  伪造村"
        #expect(county.registry.refusal(.registerUnit(unit), for: "z01", by: County.registrar) == "invalid_field")
        var draft = County.draft("p1")
        draft.standard = "一\n二"
        #expect(county.pledges.refusal(.draftPledge(draft), for: "village", by: County.clerk) == nil)
        draft.title = "一\n二"
        #expect(county.pledges.refusal(.draftPledge(draft), for: "village", by: County.clerk) == "invalid_field")
    }
}
