import Schema
import SwiftProtobuf

@testable import PledgelineCLI
@testable import Samples

/// Units that begin in mid-year, and days that are hardly meant.
extension SmallStory {
    // MARK: July: y01 begins in February next year, and y02 below it with it

    mutating func adoption() -> [SampleStep] {
        begin(2025, 7, 9)
        var steps: [SampleStep] = []
        func add(_ unit: String, _ body: PBPayload.Body, meant: Bool = false) {
            steps.append(step(unit, by: "registrar", body, meant: meant))
        }
        add("y01", beginning("2035-02-15"))  // refused: implausible
        add("y01", beginning("2026-02-15"))
        add("y02", beginning("2025-08-01", parent: "y01"))
        add("y03", beginning("", opened: "2106-01-01"))  // refused: implausible
        add("y03", beginning("", opened: "2106-01-01"), meant: true)
        add(
            "c01",
            .setRequirement(
                .with {
                    ($0.requirement, $0.name.zh, $0.kind, $0.due) = ("signs", "标识数", .count, "2025-09-15")
                    ($0.levels, $0.least) = ([.community], PBDecimal(1))
                }))
        add("y01", signs())  // refused: requirement_not_for_unit
        add("y02", signs())  // refused: requirement_not_for_unit
        add("x04", signs(documents: ["a", "a"]))  // refused: implausible
        add("x04", signs(documents: ["a", "a"]), meant: true)
        add("x06", signs(documents: [""]))  // refused: implausible
        add("x06", signs(documents: ["a", "b"]))
        return steps
    }

    /// January's report was due on the day the period was adopted, and before y01 and y02 begin.
    mutating func excused() -> [SampleStep] {
        begin(2026, 2, 17)
        return ["y01", "y02", "x04"].map { unit in  // the first two are refused: report_not_owed
            step(
                unit, by: "superior",
                .excuseReport(.with { ($0.period, $0.duty, $0.slot, $0.reason) = (Self.nextPeriod, "monthly", "2026-01", "begun late") }))
        }
    }

    private func beginning(_ adopted: String, parent: String = "c01", opened: String = "2000-01-01") -> PBPayload.Body {
        .registerUnit(
            .with {
                ($0.name.en, $0.level, $0.sector, $0.parent) = ("begun late", .community, "community", parent)
                ($0.opened, $0.adopted) = (opened, adopted)
            })
    }

    /// - Parameter documents: their contents.
    private func signs(documents: [String] = []) -> PBPayload.Body {
        .stateFact(
            .with {
                ($0.requirement, $0.count.number) = ("signs", PBDecimal(1))
                $0.evidence = documents.enumerated().map { index, content in
                    .with { ($0.name, $0.digest, $0.revision) = ("document \(index)", Digest.sha256([UInt8](content.utf8)), 1) }
                }
            })
    }
}
