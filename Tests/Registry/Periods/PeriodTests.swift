import DeciderSupport
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Opening periods")
struct PeriodTests {
    private func open(_ change: (inout PBOpenPeriod) -> Void = { _ in }) throws -> PBPayload.Body {
        var open = County.openPeriod(digest: Digest.sha256(try County.bundle.serializedData()))
        open.period = "2027"
        open.previousPeriod = County.period
        (open.starts, open.ends, open.closes) = ("2027-01-01", "2027-12-31", "2028-03-31")
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
            ("invalid_field", { $0.starts = "2027-12-31" }), ("invalid_field", { $0.closes = "2027-12-30" }),
            ("invalid_field", { $0.ends = "2027-02-30" }), ("unknown_period", { $0.previousPeriod = "1999" }),
            ("invalid_field", { $0.period = "two thousand" }),
        ]
        for (code, change) in broken { #expect(county.registry.refusal(try open(change), for: "city", by: County.root) == code) }
        #expect(county.registry.refusal(try open { $0.closes = $0.ends }, for: "city", by: County.root) == nil)
    }

    @Test("the own days of two periods do not meet; the closing phase of one may lie over the next, and a period may lie between two")
    func overlapping() throws {
        var county = try County()
        func refusal(_ starts: String, _ ends: String, closes: String? = nil) throws -> String? {
            let body = try open {
                ($0.starts, $0.ends, $0.closes) = (starts, ends, closes ?? ends)
            }
            return county.registry.refusal(body, for: "city", by: County.root)
        }
        // The county's own is 2026-01-01 to 2026-12-31, closing until 2027-03-31.
        #expect(try refusal("2026-12-31", "2027-12-31") == "period_overlaps")
        #expect(try refusal("2025-01-01", "2026-01-01") == "period_overlaps")
        #expect(try refusal("2026-04-01", "2026-06-30") == "period_overlaps")
        #expect(try refusal("2025-06-01", "2027-06-01") == "period_overlaps")
        #expect(try refusal("2027-01-01", "2027-12-31") == nil)
        #expect(try refusal("2025-01-01", "2025-12-31", closes: "2026-03-31") == nil)
        try county.registry.given(
            try open { ($0.period, $0.starts, $0.ends, $0.closes) = ("2028", "2028-01-01", "2028-12-31", "2029-03-31") }, for: "city",
            by: County.root)
        #expect(try refusal("2027-01-01", "2027-12-31") == nil)
        let verdict = county.registry.verdict(try open { $0.ends = "2028-01-01" }, for: "city", by: County.root)
        guard case .refused(let found) = verdict else {
            Issue.record("a period that ends in the next one is opened")
            return
        }
        #expect(found.zh.contains("“2028”") && found.en.contains("“2028”"))
    }

    @Test("a period is adopted on one of its own days, and on its first if it does not say")
    func adopted() throws {
        var county = try County()
        func refusal(_ adopted: String) throws -> String? {
            let body = try open {
                ($0.starts, $0.ends, $0.closes, $0.adopted) = ("2027-01-01", "2027-12-31", "2028-03-31", adopted)
            }
            return county.registry.refusal(body, for: "city", by: County.root)
        }
        for wrong in ["2026-12-31", "2028-01-01", "July"] { #expect(try refusal(wrong) == "invalid_field") }
        for right in ["2027-01-01", "2027-07-01", "2027-12-31"] { #expect(try refusal(right) == nil) }
        #expect(county.registry.state(of: "").periods[County.period]?.adopted == CivilDate("2026-01-01"))
        try county.registry.given(
            try open { ($0.starts, $0.ends, $0.closes, $0.adopted) = ("2027-01-01", "2027-12-31", "2028-03-31", "2027-07-01") },
            for: "city",
            by: County.root)
        #expect(county.registry.state(of: "").periods["2027"]?.adopted == CivilDate("2027-07-01"))
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
