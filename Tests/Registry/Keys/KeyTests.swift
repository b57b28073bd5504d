import DeciderSupport
import Foundation
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Enrolling and revoking keys")
struct KeyTests {
    @Test("a key is enrolled once, for one role and one sub-tree")
    func enrolled() throws {
        var county = try County()
        let key = County.key("new")
        try county.registry.given(.enrolKey(County.enrolment(of: key, .clerk)), for: "village", by: County.registrar)
        #expect(county.registry.refusal(.enrolKey(County.enrolment(of: key, .superior)), for: "town", by: County.root) == "key_exists")
        #expect(county.registry.refusal(.enrolKey(County.enrolment(of: County.root, .clerk)), for: "town", by: County.root) == "key_exists")
        let enrolled = try #require(county.registry.state(of: "").keys[key])
        #expect(enrolled.role == .clerk && enrolled.unit == "village")
    }

    @Test("what is missing or malformed is refused")
    func malformed() throws {
        let county = try County()
        let broken: [@Sendable (inout PBEnrolKey) -> Void] = [
            { $0.key = Data([1, 2, 3]) }, { $0.role = .unspecified }, { $0.role = .UNRECOGNIZED(99) },
            {
                $0.validFrom = 5; $0.validUntil = 5
            }, { $0.label = String(repeating: "x", count: 121) },
        ]
        for change in broken {
            var enrol = County.enrolment(of: County.key("new"), .clerk)
            change(&enrol)
            #expect(county.registry.refusal(.enrolKey(enrol), for: "village", by: County.root) == "invalid_field")
        }
        #expect(
            county.registry.refusal(.enrolKey(County.enrolment(of: County.key("new"), .clerk)), for: "moon", by: County.root)
                == "unknown_unit")
    }

    @Test("a key is valid from its first moment until just before its last")
    func validity() throws {
        var county = try County()
        var enrol = County.enrolment(of: County.key("new"), .clerk)
        enrol.validFrom = 1_000
        enrol.validUntil = 2_000
        try county.registry.given(.enrolKey(enrol), for: "village", by: County.root)
        let state = county.registry.state(of: "")
        func role(at time: Int64) -> PBRole? { try? state.role(of: County.key("new"), for: "village", time: time) }
        #expect(role(at: 999) == nil)
        #expect(role(at: 1_000) == .clerk)
        #expect(role(at: 1_999) == .clerk)
        #expect(role(at: 2_000) == nil)
    }

    @Test("a key is revoked once, from the time of the record on, at the unit it was enrolled for")
    func revoked() throws {
        var county = try County()
        let revoke = PBPayload.Body.revokeKey(.with { $0.key = County.clerk.bytes })
        #expect(county.registry.refusal(revoke, for: "town", by: County.registrar) == "key_not_found")
        #expect(
            county.registry.refusal(.revokeKey(.with { $0.key = County.stranger.bytes }), for: "village", by: County.root)
                == "key_not_found")
        try county.registry.given(revoke, for: "village", by: County.registrar)
        #expect(county.registry.refusal(revoke, for: "village", by: County.registrar) == "key_not_valid")
        let state = county.registry.state(of: "")
        let moment = county.registry.time
        #expect((try? state.role(of: County.clerk, for: "village", time: moment - 1)) == .clerk)
        #expect((try? state.role(of: County.clerk, for: "village", time: moment)) == nil)
    }

    @Test("a registrar's key enrols nobody outside its sub-tree, and the root key everybody")
    func rights() throws {
        let county = try County()
        let enrol = PBPayload.Body.enrolKey(County.enrolment(of: County.key("new"), .registrar))
        #expect(county.registry.refusal(enrol, for: "city", by: County.registrar) == "not_authorized")
        #expect(county.registry.refusal(enrol, for: "county", by: County.registrar) == nil)
        #expect(county.registry.refusal(enrol, for: "city", by: County.root) == nil)
        #expect(county.registry.refusal(enrol, for: "village", by: County.clerk) == "not_authorized")
    }
}
