import Foundation
import Schema
import Testing

@testable import Bundles
@testable import PledgelineCLI
@testable import Samples

struct BundleFileTests {
    private func problems(_ yaml: String) -> [BundleProblem] {
        do throws(BundleProblems) {
            _ = try BundleFile.read(yaml)
            return []
        } catch { return error.problems }
    }

    /// The shipped bundle with one text replaced by another; the text must be there.
    private func changed(_ text: String, to other: String) throws -> (yaml: String, line: Int) {
        let yaml = ZhanhuaSample.bundleText
        let range = try #require(yaml.range(of: text))
        let line = yaml[..<range.lowerBound].count { $0 == "\n" } + 1
        return (yaml.replacingCharacters(in: range, with: other), line)
    }

    @Test("the shipped bundle is free of problems: ten heads, 32 items, exactly 100 points")
    func shipped() throws {
        let bundle = try ZhanhuaSample.bundle()
        let letter = try #require(bundle.sheets.first { $0.id == "letter" })
        let items = letter.heads.flatMap(\.items)
        #expect(letter.heads.count == 10)
        #expect(letter.heads.count { $0.items.count == 3 } == 8)
        #expect(items.count == 32)
        #expect(items.reduce(0) { $0 + $1.points.value * 10 / $1.points.denominator } == 1_000)
        #expect(bundle.sheets.first { $0.id == "five-good" }?.heads.count == 5)
        #expect(bundle.rounds.count == 5)
        #expect(bundle.schemes.first?.components.map(\.weight.value) == [30, 20, 20, 30])
        #expect(bundle.recognitions.map(\.id) == SampleExpectations.recognitions.map(\.recognition))
        #expect(bundle.taxonomy.count == 12)
    }

    @Test("numbers are read exactly as they are written")
    func exact() throws {
        let (yaml, _) = try changed("points: 3.5 }", to: "points: 3.500000001 }")
        let bundle = try BundleFile.read(yaml)
        #expect(bundle.sheets[0].heads[0].items[0].points == PBDecimal(3_500_000_001, scale: 9))
    }

    @Test("an unknown key is named with its line, and what is known instead")
    func unknownKey() throws {
        let (yaml, line) = try changed("    rounding: half-even", to: "    runding: half-even")
        let found = problems(yaml)
        #expect(found.map(\.place) == ["schemes[0]", "schemes[0].runding"] || found.map(\.place) == ["schemes[0].runding", "schemes[0]"])
        let unknown = try #require(found.first { $0.place == "schemes[0].runding" })
        #expect(unknown.line == line)
        #expect(unknown.en.contains("rounding") && unknown.zh.contains("rounding"))
    }

    @Test("a component with an unknown source is told the sources there are, and never counts pledges instead")
    func unknownSource() throws {
        let (yaml, line) = try changed("weight: 30, ballots:", to: "weight: 30, checklist:")
        let found = problems(yaml)
        #expect(found.allSatisfy { $0.line == line || $0.line == line - 1 } && !found.isEmpty)
        for source in ["ballots", "external", "rounds", "pledges"] {
            #expect(found.contains { $0.en.contains(source) && $0.zh.contains(source) }, "\(source)")
        }
    }

    @Test("a number that is not a decimal is named with its line")
    func badDecimal() throws {
        for bad in ["3,5", "1e1", ".5", "half", "3.0000000001"] {
            let (yaml, line) = try changed("points: 3.5 }", to: "points: \"\(bad)\" }")
            #expect(problems(yaml).map(\.line) == [line])
            #expect(problems(yaml).map(\.place) == ["sheets[0].heads[0].items[0].points"])
        }
    }

    @Test("weights that do not add up are named with the line of the components")
    func weights() throws {
        let (yaml, line) = try changed("weight: 30, ballots", to: "weight: 29.9, ballots")
        let found = problems(yaml)
        #expect(found.map(\.place) == ["schemes[0].components"])
        // The components' key stands on the line above the first of them.
        #expect(found.map(\.line) == [line - 1])
    }

    @Test("several problems are reported at once, in the order of lines")
    func several() throws {
        var (yaml, _) = try changed("points: 3.5 }", to: "points: x }")
        yaml = yaml.replacingOccurrences(of: "    rankStyle: standard\n", with: "")
        yaml = yaml.replacingOccurrences(of: "minimumBallots: 3 }", with: "minimumBallots: [3] }")
        let found = problems(yaml)
        #expect(found.count == 5)
        #expect(found.map(\.line) == found.map(\.line).sorted())
    }

    @Test("a name needs both languages")
    func languages() throws {
        let (yaml, line) = try changed("name: { zh: 五个好, en: Five good }", to: "name: { zh: 五个好 }")
        #expect(problems(yaml).map(\.line) == [line])
    }

    @Test("a component has exactly one source")
    func sources() throws {
        let (yaml, line) = try changed("external: city-mark }", to: "external: city-mark, pledges: at-and-below }")
        #expect(problems(yaml).map(\.line) == [line])
    }

    @Test("what is not YAML, a key that occurs twice, and an empty file are told as problems too")
    func notYAML() {
        #expect(problems("a: [").count == 1)
        #expect(problems("id: a\nid: b\n").count == 1)
        #expect(problems("").count == 1)
        #expect(problems("- 1\n").first?.line == 1)
    }

    @Test("aliases cannot blow a file up")
    func aliases() {
        var yaml = "id: &a0 [x, x, x, x, x, x, x, x]\n"
        for level in 1...8 {
            yaml += "k\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 8).joined(separator: ", "))]\n"
        }
        #expect(!problems(yaml).isEmpty)
    }
}
