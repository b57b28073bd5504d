import DeciderSupport
import Domain
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import Views
@testable import Client
@testable import Files

@Suite("A key without a list is told why; “nothing is waiting” is said of a valid key only")
struct KeyStandingTests {
    private static let day = CivilDate(year: 2026, month: 5, day: 5)

    private func standing(_ key: PublicKey, in year: SmallYear, on day: CivilDate = day) -> KeyStanding? {
        KeyStanding(key, in: year.registry.own.folds[0].state, on: day)
    }

    private func enrol(_ name: String, from: CivilDate? = nil, until: CivilDate? = nil, in year: inout SmallYear) throws -> PublicKey {
        let key = County.key(name)
        var enrolment = County.enrolment(of: key, .clerk)
        enrolment.validFrom = from?.startMilliseconds ?? 0
        enrolment.validUntil = until?.startMilliseconds ?? 0
        try year.toRegistry(.enrolKey(enrolment), for: "village")
        return key
    }

    @Test("revoked, expired, not valid yet, not enrolled; a valid key and the root key have a list")
    func standings() throws {
        var year = try SmallYear()
        let late = try enrol("late", from: CivilDate(year: 2026, month: 6, day: 1), in: &year)
        let old = try enrol("old", until: CivilDate(year: 2026, month: 3, day: 1), in: &year)
        let lost = try enrol("lost", in: &year)
        year.day("2026-05-05")
        try year.toRegistry(.revokeKey(.with { $0.key = lost.bytes }), for: "village")
        #expect(standing(SmallYear.clerk, in: year) == nil)
        #expect(standing(SmallYear.registrar, in: year) == nil)
        #expect(standing(late, in: year) == .notYet(from: CivilDate(year: 2026, month: 6, day: 1)))
        #expect(standing(late, in: year, on: CivilDate(year: 2026, month: 6, day: 1)) == nil)
        #expect(standing(old, in: year) == .expired(CivilDate(year: 2026, month: 3, day: 1)))
        #expect(standing(old, in: year, on: CivilDate(year: 2026, month: 2, day: 28)) == nil)
        #expect(standing(lost, in: year) == .revoked(Self.day))
        #expect(standing(lost, in: year, on: Self.day.adding(days: -1)) == nil)
        #expect(standing(County.key("nobody"), in: year) == .notEnrolled)
    }

    @Test("a key that was replaced names the one that took its place, also after that was replaced in turn")
    func rotated() throws {
        var year = try SmallYear()
        let (second, third) = (SigningKey(), SigningKey())
        func rotate(_ old: PublicKey, to new: SigningKey) throws {
            let proof = try new.sign(RotationProof.message(namespace: "year", old: old))
            let body = PBPayload.Body.rotateKey(
                .with {
                    $0.key = new.publicKey.bytes
                    $0.proof = proof
                })
            try year.toRegistry(body, for: "village", by: old)
        }
        year.day("2026-05-04")
        try rotate(SmallYear.clerk, to: second)
        year.day("2026-05-05")
        try rotate(second.publicKey, to: third)
        let day = Self.day.adding(days: -1)
        #expect(standing(SmallYear.clerk, in: year) == .rotated(day, into: second.publicKey.fingerprint))
        #expect(standing(second.publicKey, in: year) == .rotated(Self.day, into: third.publicKey.fingerprint))
        #expect(standing(third.publicKey, in: year) == nil)
        try year.toRegistry(.revokeKey(.with { $0.key = third.publicKey.bytes }), for: "village")
        #expect(standing(third.publicKey, in: year) == .revoked(Self.day))
    }

    @Test("a key ends with its unit")
    func unitClosed() throws {
        var year = try SmallYear()
        year.day("2026-05-05")
        try year.toRegistry(
            .mergeUnit(
                .with {
                    $0.into = "village"
                    $0.from = "2026-05-05"
                }), for: "hamlet")
        #expect(standing(SmallYear.hamletClerk, in: year) == .unitClosed("hamlet", Self.day))
    }

    @Test("every reason is told in both languages, with the key and what to do")
    func texts() {
        let all: [KeyStanding] = [
            .notEnrolled, .notYet(from: Self.day), .expired(Self.day), .revoked(Self.day), .rotated(Self.day, into: "ab12"),
            .unitClosed("hamlet", Self.day),
        ]
        for standing in all {
            let error = standing.error("0f0f")
            #expect(error.status == .badInput)
            for text in [error.zh, error.en] { #expect(text.contains("0f0f") && text.contains("--unit"), "\(text)") }
            if standing != .notEnrolled { #expect(error.zh.contains("2026-05-05") && error.en.contains("2026-05-05")) }
        }
    }
}
