import DeciderSupport
import Foundation
import RegistryCore
import Schema
import Streaming
import Testing

@testable import Files
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

    @Test("without a broker the shell is told nothing")
    func silent() async {
        let found = await NameCompletion(words: ["pledgeline", "-b", "127.0.0.1:1", "--namespace", "n"]).candidates(.unit, prefix: "")
        #expect(found.isEmpty)
    }
}
