import ArgumentParser
import DeciderSupport
import Schema
import Testing
import Domain

@testable import PledgelineCLI
@testable import RegistryCore
@testable import ScoringCore
@testable import Files
@testable import Views

struct ClosingTextTests {
    private func text(_ change: (inout ClosingPreview) -> Void = { _ in }) throws -> ClosingText {
        let cohort = Cohort(
            id: "villages", name: .both("村", "Villages"), below: "county", level: .village, sector: "", units: [], minimumSize: 5)
        var preview = ClosingPreview(cohort: cohort, period: "2026", members: 2, counted: 1, minimumSize: nil, gaps: [], notRated: [])
        change(&preview)
        return ClosingText(preview, try County().registry.state(of: ""))
    }

    @Test("a closing without gaps says that nothing is missing")
    func complete() throws {
        let text = try text()
        #expect(text.text(.en) == "Villages (villages), period 2026: 2 units, of which 1 get a result.\nNothing is missing.")
        #expect(text.text(.zh) == "村（villages），周期 2026：2 个单位，其中 1 个得到结果。\n什么也不缺。")
    }

    @Test("everything that is missing is named with its units, in words, and with stable codes for programs")
    func gaps() throws {
        let text = try text {
            $0.minimumSize = 5
            $0.gaps = [
                ClosingGap(
                    kind: .notInspected, id: "q1", name: .both("一季度", "First quarter"), places: [.init(unit: "village", things: [])]),
                ClosingGap(
                    kind: .notVerified, id: "", name: .both("承诺", "Pledges"),
                    places: [.init(unit: "hamlet", things: [ScopedName(unit: "hamlet", id: "p1"), ScopedName(unit: "hamlet", id: "p2")])]),
            ]
            $0.notRated = [
                UnratedUnit(
                    unit: "hamlet", presentWeight: "30", leastWeight: "60",
                    missing: [.init(component: "mark", name: .both("评分", "Mark"), reason: .notReported)])
            ]
        }
        #expect(
            text.text(.en).split(separator: "\n").dropFirst() == [
                "Fewer than 5 units: scores, and no ranks.", "• not inspected: First quarter (q1), 1 unit: village A unit",
                "• pledges reported done and not verified, 1 unit: hamlet A unit [hamlet/p1 hamlet/p2]",
                "• not rated: hamlet A unit, with weight 30 of the 60 required; missing Mark (not reported)",
            ])
        #expect(text.text(.zh).contains("未检查：一季度（q1）"))
        let row = text.row
        #expect(row.gaps.map(\.kind) == ["not_inspected", "not_verified"] && row.gaps[1].units[0].things == ["hamlet/p1", "hamlet/p2"])
        #expect(row.notRated[0].missing[0].reason == "not_reported" && row.minimumSize == 5)
    }

    @Test("every kind of gap has words of its own in both languages")
    func kinds() {
        for kind in ClosingGap.Kind.allCases { #expect(!kind.text.zh.isEmpty && !kind.text.en.isEmpty) }
        #expect(Set(ClosingGap.Kind.allCases.map(\.text.en)).count == ClosingGap.Kind.allCases.count)
    }

    @Test("a closing is asked about: --yes goes on without, --dry-run never submits, and both together mean nothing")
    func arguments() throws {
        for words in [["score", "close", "--cohort", "c"], ["score", "recognise", "--recognition", "r"]] {
            let all = words + ["--period", "2026", "--unit", "county"]
            #expect(throws: Never.self) { try PledgelineCommand.parseAsRoot(all) }
            #expect(throws: Never.self) { try PledgelineCommand.parseAsRoot(all + ["--yes"]) }
            #expect(throws: Never.self) { try PledgelineCommand.parseAsRoot(all + ["--dry-run"]) }
            #expect(throws: (any Error).self) { try PledgelineCommand.parseAsRoot(all + ["--dry-run", "--yes"]) }
        }
    }
}
