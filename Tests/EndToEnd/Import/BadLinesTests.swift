import FaultScenarios
import Foundation
import PledgesCore
import RegistryCore
import Schema
import Streaming
import TestSupport
import Testing
import Domain

@testable import Files
@testable import Import
@testable import PledgelineCLI
@testable import Views
@testable import Client

struct BadLinesTests {
    /// A kind of bad line: how it is made of a good one, and the code by which it is told.
    private struct Fault: Sendable {
        var code: String
        var spoil: @Sendable (inout [String], Int) -> Void
    }

    /// By the place of the column in ``CountySheets/pledgeHeadings``.
    private static let faults: [Fault] = [
        Fault(code: "missing_value") { row, _ in row[3] = "　" },
        Fault(code: "not_a_date") { row, _ in row[6] = "\(ImportCounty.year)-02-30" },
        Fault(code: "not_a_number") { row, _ in row[4] = "三百米" },
        Fault(code: "not_an_id") { row, _ in row[0] = "李家庄村" },
        Fault(code: "out_of_range") { row, _ in row[4] = "0" },
        Fault(code: "given_twice") { row, _ in row[1] = "good-1" },
        Fault(code: "too_many_cells") { row, _ in row.append("多余") },
        Fault(code: "unknown_item") { row, number in row[2] = "no-item-\(number)" },
        Fault(code: "unknown_giver") { row, _ in row[8] = "nobody" },
        Fault(code: "invalid_field") { row, _ in row[6] = "\(ImportCounty.year + 2)年1月1日" },
    ]

    private struct Told: Decodable {
        var line: Int
        var code: String
        var column: String
        var zh: String
        var en: String
    }

    @Test(
        "fifty bad lines of ten kinds are all told with line, column and what to do, and nothing is sent; with --keep-going the good ones are",
        .timeLimit(.minutes(5)))
    func fiftyBadLines() async throws {
        let county = try await ImportCounty.start()
        try county.write(
            [
                ["unit", "name", "parent", "level", "sector", "opened"], ["v001", "李家庄村", "t01", "village", "rural", "2000-01-01"],
                ["t01", "柳溪镇", "", "township", "rural", "2000-01-01"],
            ], to: "units.csv")
        try county.write(
            [["unit", "post", "title", "tier", "person", "from"], ["v001", "secretary", "书记", "first", "p-1", "2024-01-01"]],
            to: "posts.csv")
        for (noun, file) in [("unit", "units.csv"), ("post", "posts.csv")] {
            let imported = try await county.run([noun, "import", county.path(file)], key: "root")
            #expect(imported.status == 0, "\(imported.output)")
        }
        _ = try await county.openPeriod(below: "t01")

        let (rows, expected) = sheet()
        try county.write(rows, to: "pledges.csv", as: .gb18030)
        let command = ["pledge", "import", county.path("pledges.csv"), "--refused", county.path("bad.csv")]
        let strict = try await county.run(command + ["--output", "json"], key: "clerk")
        let told = strict.output.split(separator: "\n").compactMap { try? JSONDecoder().decode(Told.self, from: Data($0.utf8)) }
        #expect(strict.status == ExitStatus.badInput.rawValue, "\(strict.output)")
        #expect(told.map { "\($0.line) \($0.code)" } == expected.map { "\($0.line) \($0.code)" })
        #expect(told.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty && ($0.code == "too_many_cells" || !$0.column.isEmpty) })
        #expect(strict.output.contains("\"sent\":false"))
        let submissions = county.system.connection.topics.submissions(.pledges)
        #expect(try await county.records(submissions) == 0)

        let lenient = try await county.run(command + ["--keep-going"], key: "clerk")
        #expect(lenient.status == ExitStatus.badInput.rawValue && lenient.output.contains("20 accepted, 0 refused"), "\(lenient.output)")
        let state = try await SystemState.read(county.system.connection, [.registry, .pledges])
        #expect(Set((state.pledges.units["v001"]?.pledges ?? [:]).keys) == Set((1...20).map { "good-\($0)" }))

        // The bad lines stand in a file of their own, in the encoding of the first, and are bad for the same reasons when it is read again.
        let bad = try DecodedText.decode([UInt8](Data(contentsOf: URL(filePath: county.path("bad.csv")))), named: "bad.csv")
        let reading = SheetReading(bad.utf8, as: PledgeDraft.sheet)
        #expect(
            bad.encoding == .gb18030 && reading.rows.count + reading.broken.count == 50 && reading.unknown == []
                && reading.headings == CountySheets.pledgeHeadings)
        try await county.end()
    }

    /// Twenty good lines with fifty bad ones among them.
    private func sheet() -> (rows: [[String]], expected: [(line: Int, code: String)]) {
        var rows = [CountySheets.pledgeHeadings]
        var expected: [(line: Int, code: String)] = []
        func good(_ id: String) -> [String] {
            ["v001", id, "civility-roads", "修建村路，共三段", "1,200", "米", "\(ImportCounty.year)年12月15日", "路面\"平整\"", "secretary", "", ""]
        }
        for number in 1...20 { rows.append(good("good-\(number)")) }
        for number in 0..<50 {
            let fault = Self.faults[number % Self.faults.count]
            var row = good("bad-\(number)")
            fault.spoil(&row, number)
            // Between the good ones, behind the first.
            rows.insert(row, at: min(rows.count, 2 + number + number / 3))
        }
        for (index, row) in rows.enumerated() {
            guard let number = Int(row[1].replacing("bad-", with: "")) ?? (index > 1 && row[1] == "good-1" ? 5 : nil) else { continue }
            expected.append((index + 1, Self.faults[number % Self.faults.count].code))
        }
        return (rows, expected)
    }
}
