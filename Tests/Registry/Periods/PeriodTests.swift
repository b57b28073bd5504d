import DeciderSupport
import Foundation
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Opening periods")
struct PeriodTests {
    private func open(_ change: (inout PBOpenPeriod) -> Void = { _ in }) throws -> PBPayload.OneOf_Body {
        var open = County.openPeriod(digest: Digest.sha256(try County.bundle.serializedData()))
        open.period = "2027"
        open.previousPeriod = County.period
        change(&open)
        return .openPeriod(open)
    }

    @Test("a period is opened once, by the topmost unit, and freezes its bundle")
    func opened() throws {
        var county = try County()
        #expect(county.registry.refusal(try open(), for: "county", by: County.root) == "unknown_unit")
        try county.registry.given(try open(), for: "city", by: County.root)
        #expect(county.registry.refusal(try open(), for: "city", by: County.root) == "period_exists")
        #expect(county.registry.state(of: "").bundle(ofPeriod: "2027")?.content == County.bundle)
    }

    @Test("a period needs a published bundle, dates in order, and a previous period that exists")
    func fits() throws {
        let county = try County()
        let broken: [(String, (inout PBOpenPeriod) -> Void)] = [
            ("unknown_bundle", { $0.bundle = "none" }), ("unknown_bundle", { $0.bundleDigest = Data([1]) }),
            ("invalid_field", { $0.starts = "2026-12-31" }), ("invalid_field", { $0.closes = "2026-12-30" }),
            ("invalid_field", { $0.ends = "2026-02-30" }), ("unknown_period", { $0.previousPeriod = "1999" }),
            ("invalid_field", { $0.period = "two thousand" }),
        ]
        for (code, change) in broken { #expect(county.registry.refusal(try open(change), for: "city", by: County.root) == code) }
        #expect(county.registry.refusal(try open { $0.closes = $0.ends }, for: "city", by: County.root) == nil)
    }

    @Test("a scheme for a cohort that does not exist keeps the period shut")
    func cohorts() throws {
        var county = try County()
        var bundle = County.bundle
        bundle.id = "ranked"
        bundle.recognitions = [
            .with {
                $0.id = "five-good"
                $0.cohort = "villages"
                $0.criteria = [
                    .with {
                        $0.id = "c"; $0.noOpenFindings.severity = 2
                    }
                ]
            }
        ]
        let bytes = try bundle.serializedData()
        try county.registry.given(.publishBundle(.with { $0.bundle = bytes }), for: "city", by: County.root)
        let body = try open {
            $0.bundle = "ranked"
            $0.bundleDigest = Digest.sha256(bytes)
        }
        #expect(county.registry.refusal(body, for: "city", by: County.root) == "unknown_cohort")
        try county.registry.given(
            .defineCohort(
                .with {
                    $0.cohort = "villages"; $0.level = .village; $0.minimumSize = 1
                }), for: "city", by: County.root)
        #expect(county.registry.refusal(body, for: "city", by: County.root) == nil)
    }
}
