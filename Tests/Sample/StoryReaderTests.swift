import Foundation
import Schema
import Testing

@testable import Samples

/// How stories are written.
struct StoryReaderTests {
    /// A story with one chapter of the steps given, each a line from line 7 on.
    private struct Files: StoryFiles {
        let name = "small"
        var steps: [String]
        var more = ""

        func text(of file: String) -> String? {
            switch file {
            case "small-story.yaml":
                """
                title: { zh: 小, en: small }
                root: c
                tables: [units]
                chapters:
                  - title: { zh: 章, en: chapter }
                    steps:
                \(steps.map { "      - \($0)" }.joined(separator: "\n"))
                \(more)
                figures: []
                """
            case "small-bundle.yaml": "id: b\nversion: \"1\"\nname: { zh: 办, en: scheme }\nsheets: []\n"
            case "small-units.csv": "# remark, with a comma\n单位,名称,成员\nc,\"县, \"\"甲\"\"\",a；b\nt,镇,\n"
            default: nil
            }
        }
    }

    private func steps(_ lines: String...) throws -> [SampleStep] { try StorySample(files: Files(steps: lines)).waves.flatMap(\.steps) }

    private func problems(_ files: Files) -> [StoryProblem] {
        do {
            _ = try StorySample(files: files)
            return []
        } catch { return (error as? StoryProblems)?.problems ?? [] }
    }

    @Test("a step is told for every row, with its cells, and a cell of several pieces becomes a list")
    func rows() throws {
        let told = try steps(
            "{ at: 2025-03-01T09:00, by: clerk@<单位>, unit: <单位>, each: units, proposeProject: { project: p<n>, title: <名称>, implementers: [<成员*>], funds: 12.50 } }"
        )
        #expect(told.map(\.unit) == ["c", "t"] && told.map(\.signer) == ["clerk@c", "clerk@t"])
        guard case .pledges(.proposeProject(let first)) = told[0].body, case .pledges(.proposeProject(let second)) = told[1].body else {
            Issue.record("no projects")
            return
        }
        #expect(first.title == "县, \"甲\"" && first.implementers == ["a", "b"] && first.funds == PBDecimal(1_250, scale: 2))
        #expect(second.project == "p2" && second.implementers.isEmpty)
    }

    @Test("several moments tell a step at each of them, and its day fills month, quarter, half and year")
    func moments() throws {
        let told = try steps(
            "{ at: [2025-02-28T09:00, 2025-09-30T10:30], by: k, unit: c, submitReport: { slot: <month>, duty: <quarter>, period: <year>, text: <half> } }"
        )
        let reports = told.compactMap { step -> PBSubmitReport? in
            if case .pledges(.submitReport(let report)) = step.body { report } else { nil }
        }
        #expect(reports.map(\.slot) == ["2025-02", "2025-09"] && reports.map(\.duty) == ["2025-Q1", "2025-Q3"])
        #expect(reports.map(\.text) == ["2025-H1", "2025-H2"] && reports.map(\.period) == ["2025", "2025"])
        #expect(told.map(\.time) == [SampleClock.at(2025, 2, 28, 9), SampleClock.at(2025, 9, 30, 10, 30)])
    }

    @Test("a tick goes to every partition of the services named")
    func ticks() throws {
        let told = try steps("{ at: 2025-03-01T06:00, tick: [registry, pledges] }")
        #expect(told.count { $0.service == .registry } == 1)
        #expect(told.count { $0.service == .pledges } == 8)
        #expect(told.allSatisfy { $0.unit == "c" && $0.signer == "timekeeper" })
    }

    @Test("a service that follows another waits for what was decided there: a new wave begins")
    func waves() throws {
        let appoint = "{ at: 2025-03-01T09:00, by: registrar, unit: c, appointPost: { post: p } }"
        let draft = "{ at: 2025-03-01T10:00, by: clerk, unit: c, draftPledge: { pledge: p } }"
        let waves = try StorySample(files: Files(steps: [appoint, draft, appoint, draft])).waves
        // The two appointments come first by their time.
        #expect(waves.map { $0.steps.map(\.service) } == [[.registry, .registry], [.pledges, .pledges]])
    }

    @Test("everything that is wrong is named with its line: no body, no such column, table, kind, field or moment")
    func wrong() {
        let bad = [
            "{ at: 2025-03-01T09:00, by: k, unit: c }",
            "{ at: 2025-03-01T09:00, by: clerk@<县>, unit: c, signLetter: { period: \"2025\" } }",
            "{ at: 2025-03-01T09:00, by: k, unit: c, each: villages, signLetter: { period: \"2025\" } }",
            "{ at: 2025-03-01T09:00, by: k, unit: c, signTreaty: { period: \"2025\" } }",
            "{ at: 2025-03-01T09:00, by: k, unit: c, signLetter: { year: \"2025\" } }",
            "{ at: 2025-03-01, by: k, unit: c, signLetter: { period: \"2025\" } }",
            "{ at: 2025-03-01T09:00, by: k, unit: c, awardProject: { project: p, award: a }, reviewOnSite: {} }",
            "{ at: 2025-03-01T09:00, by: k, unit: c, reviewOnSite: { project: p, points: ninety } }",
            "{ at: 2025-03-01T09:00, by: k, unit: c, each: units, where: { 单位: x }, signLetter: { period: \"2025\" } }",
        ]
        let found = problems(Files(steps: bad))
        #expect(found.map(\.line) == Array(7..<7 + bad.count))
        #expect(found.allSatisfy { $0.file == "small-story.yaml" && !$0.zh.isEmpty && !$0.en.isEmpty })
    }

    @Test("a chapter does not begin before the one before it ends")
    func backwards() {
        let step = "{ at: 2025-03-01T09:00, by: k, unit: c, signLetter: { period: \"2025\" } }"
        let earlier = step.replacing("2025-03-01", with: "2025-02-01")
        let more = "  - title: { zh: 二, en: two }\n    steps:\n      - \(earlier)"
        #expect(problems(Files(steps: [step], more: more)).map(\.line) == [8])
    }

    @Test("a missing file is named")
    func missing() {

        do {
            _ = try StorySample(files: StoryFolder(name: "nowhere", folder: .temporaryDirectory))
            Issue.record("there is no such story")
        } catch { #expect((error as? StoryProblems)?.problems.map(\.file) == ["nowhere-bundle.yaml"]) }
    }
}
