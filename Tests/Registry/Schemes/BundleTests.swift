import DeciderSupport
import Foundation
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Publishing bundles")
struct BundleTests {
    private func publish(_ change: (inout PBSchemeBundle) -> Void) throws -> PBPayload.Body {
        var bundle = County.bundle
        bundle.id = "new"
        change(&bundle)
        let bytes = try bundle.serializedData()
        return .publishBundle(.with { $0.bundle = bytes })
    }

    @Test("a bundle is published once under an id, with the digest of exactly its bytes")
    func published() throws {
        var county = try County()
        let body = try publish { _ in }
        let facts = try county.registry.given(body, for: "city", by: County.root)
        #expect(facts.first?.registry.bundlePublished.digest == Digest.sha256(facts.first?.registry.bundlePublished.bundle ?? Data()))
        #expect(county.registry.refusal(body, for: "city", by: County.root) == "bundle_exists")
        #expect(county.registry.refusal(body, for: "county", by: County.registrar) == "unknown_unit")
    }

    @Test("a bundle with a mistake is refused at its place")
    func broken() throws {
        let county = try County()
        let broken: [(String, (inout PBSchemeBundle) -> Void)] = [
            ("sheets", { $0.sheets.append($0.sheets[0]) }), ("sheets[0]", { $0.sheets[0].heads = [] }),
            ("sheets[0].items.roads.points", { $0.sheets[0].heads[0].items[0].points = PBDecimal(0) }),
            ("rounds[0].sheet", { $0.rounds[0].sheet = "none" }), ("rounds[0]", { $0.rounds[0].until = "2026-01-01" }),
            ("taxonomy", { $0.taxonomy[1].id = "paper" }),
            (
                "schemes[0].components",
                {
                    $0.schemes = [
                        .with {
                            $0.id = "s"; $0.cohort = "c"
                        }
                    ]
                }
            ),
        ]
        for (place, change) in broken {
            var bundle = County.bundle
            change(&bundle)
            #expect(SchemeCheck.problems(in: bundle).contains { $0.place.hasPrefix(place) }, "\(place)")
            #expect(county.registry.refusal(try publish(change), for: "city", by: County.root) == "bundle_invalid", "\(place)")
        }
        #expect(
            county.registry.refusal(.publishBundle(.with { $0.bundle = Data([0xff]) }), for: "city", by: County.root) == "bundle_invalid")
    }
}
