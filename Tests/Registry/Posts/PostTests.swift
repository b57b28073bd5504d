import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Appointing posts")
struct PostTests {
    @Test("whoever asks gets the holder of that date")
    func holder() throws {
        var county = try County()
        try county.registry.given(.appointPost(County.post("secretary", "p-2", from: "2026-02-01")), for: "village", by: County.registrar)
        let state = county.registry.state(of: "")
        func holder(_ date: String) -> String? {
            CivilDate(date).flatMap { state.appointment(unit: "village", post: "secretary", on: $0) }?.person
        }
        #expect(holder("2024-12-31") == nil)
        #expect(holder("2025-01-01") == "p-1")
        #expect(holder("2026-01-31") == "p-1")
        #expect(holder("2026-02-01") == "p-2")
    }

    @Test("a post changes hands only forwards in time")
    func forwards() throws {
        let county = try County()
        for from in ["2025-01-01", "2024-12-31", "someday"] {
            #expect(
                county.registry.refusal(.appointPost(County.post("secretary", "p-2", from: from)), for: "village", by: County.root)
                    == "invalid_field")
        }
    }

    @Test("what is missing or malformed is refused")
    func malformed() throws {
        let county = try County()
        let broken: [@Sendable (inout PBAppointPost) -> Void] = [{ $0.post = "Boss" }, { $0.clearTitle() }, { $0.tier = .unspecified }]
        for change in broken {
            var post = County.post("deputy", "p-9")
            change(&post)
            #expect(county.registry.refusal(.appointPost(post), for: "village", by: County.root) == "invalid_field")
        }
        #expect(
            county.registry.refusal(.appointPost(County.post("deputy", "p", answersFor: "moon")), for: "village", by: County.root)
                == "unknown_unit")
        #expect(county.registry.refusal(.appointPost(County.post("deputy", "p")), for: "moon", by: County.root) == "unknown_unit")
    }
}
