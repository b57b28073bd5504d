import DeciderSupport
import Domain
import Foundation
import RegistryCore
import Schema
import Streaming
import Testing

@testable import Bundles
@testable import Samples
@testable import Views

@Suite("A scheme in sentences")
struct SchemeStoryTests {
    private static func bundles() throws -> [PBSchemeBundle] {
        [try BundleFile.read(ZhanhuaSample.bundleText)]
            + (try StorySample.shipped.map { try StorySample(files: EmbeddedStory(name: $0)).bundle })
    }

    @Test("everything a bundle lays down is told, by name and by the id one types, in both languages")
    func complete() throws {
        for bundle in try Self.bundles() {
            for language in Language.allCases {
                let text = SchemeStory(bundle).text(language)
                var wanted: [(name: PBText, id: String)] = bundle.sheets.map { ($0.name, $0.id) }
                wanted += bundle.sheets.flatMap(\.items).map { ($0.name, $0.id) }
                wanted += bundle.rounds.map { ($0.name, $0.id) }
                wanted += bundle.voterGroups.map { ($0.name, $0.id) }
                wanted += bundle.externalSources.map { ($0.name, $0.id) }
                wanted += bundle.schemes.map { ($0.name, $0.id) }
                wanted += bundle.schemes.flatMap(\.components).map { ($0.name, $0.id) }
                wanted += bundle.recognitions.map { ($0.name, $0.id) }
                wanted += bundle.recognitions.flatMap(\.criteria).map { ($0.name, $0.id) }
                wanted += bundle.taxonomy.map { ($0.name, $0.id) }
                wanted += bundle.reportDuties.map { ($0.name, $0.id) }
                wanted += bundle.serviceTeams.map { ($0.name, $0.id) }
                for (name, id) in wanted {
                    #expect(text.contains(language(name)) && text.contains(id), "\(bundle.id): \(id) in \(language)")
                }
                for points in bundle.sheets.flatMap(\.items).map(\.points.text) { #expect(text.contains(points)) }
                #expect(!text.contains("未知") && !text.contains("unknown"))
            }
        }
    }

    @Test("Chinese sentences have no English words but ids, English ones no Chinese")
    func languages() throws {
        let bundle = try BundleFile.read(ZhanhuaSample.bundleText)
        let zh = SchemeStory(bundle).text(.zh).replacing("GB/T", with: "")
        #expect(zh.firstMatch(of: /[A-Za-z]{2,} [a-z]{2,}/) == nil)
        #expect(!SchemeStory(bundle).text(.en).unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }

    @Test("points are added exactly")
    func sums() {
        #expect(SchemeStory.sum([PBDecimal(25, scale: 1), PBDecimal(3), PBDecimal(5, scale: 2)]) == "5.55")
        #expect(SchemeStory.sum([]) == "0")
    }

    @Test("as sheets every item, grade, component and criterion has its row")
    func sheets() throws {
        let registry = try SmallYear().registry.own.folds[0].state
        for bundle in try Self.bundles() {
            let rows = SchemeListings(bundle).all(registry).reduce(into: [String: Int]()) { $0[$1.name.en] = $1.rows.count }
            func expected(_ name: String, _ count: Int) { #expect(rows[name] ?? 0 == count, "\(bundle.id): \(name)") }
            expected("Items", bundle.sheets.flatMap(\.items).count)
            expected("Rounds", bundle.rounds.count)
            expected("Components", bundle.schemes.flatMap(\.components).count)
            expected("Recognitions", bundle.recognitions.flatMap(\.criteria).count)
            expected("Report duties", bundle.reportDuties.count)
            expected("Taxonomy", bundle.taxonomy.count)
        }
    }
}
