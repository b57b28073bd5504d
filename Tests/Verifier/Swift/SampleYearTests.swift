import Schema
import Streaming
import Testing
import YearSupport

@testable import Samples
@testable import Audit

@Suite("The other samples' years")
struct SampleYearTests {
    @Test(
        "both verifiers agree on all of it: nothing is wrong, and the rankings are the same", .timeLimit(.minutes(30)),
        arguments: ["quwo", "langzhong", "community"])
    func year(_ name: String) async throws {
        let told = try await ToldYears.shared.year(of: StorySample(files: EmbeddedStory(name: name)))
        let verdicts = try await Verdicts(of: told.file)
        let (report, python) = (verdicts.swift, verdicts.python)
        #expect(verdicts.swiftFindings == [])
        #expect(python.status == 0, "\(python.output)")
        for chain in report.chains {
            let numbers = "\(chain.records) \(chain.decisions) \(chain.undecided) \(chain.chain.hex.prefix(16))"
            #expect(python.lines.contains("\(chain.partition) \(numbers)"), "\(chain.partition) \(numbers)")
        }
        #expect(
            python.lines.contains(
                "\(report.decisions) decisions judged again: \(report.accepted) accepted, \(report.refused) refused, \(report.repeats) repeats."
            ))
        #expect(
            python.lines.contains(
                "rankings recomputed: \(report.rankingsRecomputed); published ones equal to them byte for byte: \(report.rankingsPublished)."
            ))
        #expect(!python.output.contains("decisions under rules unknown here"), "\(python.output)")
    }
}
