import DeciderSupport
import Foundation
import RegistryCore
import Schema
import Streaming
import Testing

@testable import PledgelineCLI

@Suite("Ids named on the command line")
struct KnownNamesTests {
    @Test("one that there is not is bad input, and the nearest are named")
    func unknown() throws {
        try known("2025", KnownName.period, among: ["2024", "2025"])
        let error = #expect(throws: CommandError.self) { try known("2025-q", KnownName.round, among: ["2025-q1", "mid"]) }
        #expect(error?.status == .badInput)
        #expect(error?.zh == "没有督查轮次“2025-q”。可写：2025-q1、mid。")
        #expect(error?.en == "There is no round “2025-q”. Possible are: 2025-q1, mid.")
    }

    @Test("what the shell completes is what there is, of the period and unit on the command line")
    func completions() throws {
        let registry = try SmallYear().registry.own.folds[0].state
        func candidates(_ kind: NameKind, _ prefix: String, _ words: String...) -> [String] {
            NameCompletion.candidates(kind, prefix: prefix, words: ["pledgeline"] + words, registry)
        }
        #expect(candidates(.unit, "", "unit", "show", "") == ["county", "hamlet", "office", "town", "village"])
        #expect(candidates(.unit, "v", "unit", "show", "v") == ["village"])
        #expect(candidates(.post, "", "post", "vacate", "village", "").contains("secretary"))
        #expect(candidates(.post, "").allSatisfy { $0.contains("/") })
        for kind in NameKind.allCases { #expect(candidates(kind, "no such prefix").isEmpty) }
    }

    @Test("the command line says where the shell is to look")
    func connection() {
        let words = [
            "pledgeline", "inspect", "record", "v", "--namespace", "n", "--note", "x", "-b", "h:1", "--profile=p", "-X", "a=b", "--round",
            "",
        ]
        #expect(NameCompletion.connection(in: words) == ["--namespace", "n", "-b", "h:1", "--profile=p", "-X", "a=b"])
    }

    @Test("without a broker the shell is told nothing, and soon")
    func silent() async {
        let clock = ContinuousClock()
        var found = ["?"]
        let taken = await clock.measure {
            found = await NameCompletion(words: ["pledgeline", "-b", "127.0.0.1:1", "--namespace", "n"]).candidates(.unit, prefix: "")
        }
        #expect(found.isEmpty && taken < .seconds(60))
    }
}

@Suite("A key by its fingerprint")
struct KeyReferenceTests {
    @Test("the whole key, or the beginning that key list prints, whatever its case")
    func found() throws {
        let registry = try SmallYear().registry.own.folds[0].state
        let (key, enrolled) = try #require(registry.keys.first { $0.value.unit == "village" })
        #expect(try KeyReference(key.bytes.hex).whole == key.bytes)
        #expect(try KeyReference(key.fingerprint).key(at: enrolled.unit, in: registry) == key.bytes)
        #expect(try KeyReference(key.fingerprint.uppercased()).key(at: enrolled.unit, in: registry) == key.bytes)
    }

    @Test("one that is not there names those that are; one of several has to be written out")
    func notFound() throws {
        let registry = try SmallYear().registry.own.folds[0].state
        let unit = try #require(registry.keys.values.first { $0.unit == "county" }).unit
        let here = registry.keys.filter { $0.value.unit == unit }.map(\.key)
        try #require(here.count > 1)
        let none = #expect(throws: CommandError.self) { try KeyReference("0123456789abcdef").key(at: unit, in: registry) }
        #expect(here.allSatisfy { none?.en.contains($0.fingerprint) ?? false })
        for digit in "0123456789abcdef" {
            let same = here.filter { $0.bytes.hex.hasPrefix(String(digit)) }
            guard same.count > 1 else { continue }
            let several = #expect(throws: CommandError.self) { try KeyReference(String(digit)).key(at: unit, in: registry) }
            #expect(same.allSatisfy { several?.zh.contains($0.bytes.hex) ?? false })
        }
        for wrong in ["", "xyz", String(repeating: "a", count: 65)] { #expect(throws: CommandError.self) { try KeyReference(wrong) } }
    }
}

@Suite("Words for what is enumerated")
struct WordsTests {
    @Test("every kind of submission of the schema has a word in both languages")
    func kinds() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let proto = try String(contentsOf: root.appending(path: "Shared/Schema/Protos/pledgeline/v1/submission.proto"), encoding: .utf8)
        let body = try #require(proto.firstMatch(of: /oneof body \{([^}]*)\}/)?.1)
        let kinds = body.matches(of: /(?m)^\s+\w+ ([a-z_]+) = \d+;/).map { String($0.1) }
        #expect(kinds.count > 80)
        #expect(Set(kinds) == Set(SubmissionWords.kinds))
        for kind in kinds {
            let text = SubmissionWords.text(kind)
            #expect(text.zh.unicodeScalars.contains { $0.value > 0x4E00 } && !text.en.contains("_") && !text.en.isEmpty)
        }
    }

    @Test("every sector has a word, and one that nobody knows stands for itself")
    func sectors() {
        for word in UnitWords.sectors { #expect(UnitWords.sector(word.value).zh == word.zh) }
        #expect(UnitWords.sector("x") == .same("x"))
    }

    @Test("frequencies, roundings, ranks, talks and assessments have words in both languages")
    func enumerations() {
        let texts =
            PBFrequency.allCases.map(\.text) + PBRounding.allCases.map(\.text) + PBRankStyle.allCases.map(\.text)
            + PBTalkOccasion.allCases.map(\.text) + PBAssessmentKind.allCases.map(\.text)
        for text in texts { #expect(!text.zh.isEmpty && !text.en.isEmpty && text.zh != text.en) }
    }
}
