import Foundation
import Schema
import Testing
import Domain

@testable import Import
@testable import Client
@testable import Files
@testable import Views

struct RefusedSheetTests {
    private let text =
        "单位编号,名称,上级,层级,类别,成立日期,原因,备注\nr1,张家村,east,村,农村,2000-02-30,撤并,\nr2,\"李\n家村\",east,村,农村,2000-01-01,,x,多\n合计,,,,,,,\n'001,王家村,east,村,农村,x,,\n"

    private func read(_ data: Data) throws -> (SheetReading, TableFile) {
        let file = try TableFile.read([UInt8](data), named: "x", as: UnitDraft.sheet)
        return (SheetReading(file, as: UnitDraft.sheet), file)
    }

    private func problems(_ reading: SheetReading) -> [LineProblem] {
        ImportPlan.check(reading, as: UnitDraft.self, ImportContext(today: CivilDate(days: 20_000))).plan.problems
    }

    @Test(
        "what was refused is written with the reasons in a column of their own and read again without any loss, as often as one likes",
        arguments: ["refused.csv", "refused.xlsx"])
    func again(name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pledgeline-refused-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: name).path
        var (reading, file) = try read(Data(text.utf8))
        let found = problems(reading)
        #expect(Set(found.map(\.line)) == [2, 3, 5, 6])
        var last: [[String]] = []
        for round in 1...3 {
            try RefusedSheet(reading: reading, format: file.format, language: .zh).write(problems(reading), to: path)
            (reading, file) = try read(Data(contentsOf: URL(filePath: path)))
            let rows = (reading.rows + reading.broken).sorted { $0.line < $1.line }.map(\.original)
            #expect(reading.headings.prefix(8) == ["单位编号", "名称", "上级", "层级", "类别", "成立日期", "原因", "备注"], "round \(round)")
            #expect(
                rows.map { $0.prefix(9).filter { !$0.isEmpty } }.map(Array.init) == [
                    ["r1", "张家村", "east", "村", "农村", "2000-02-30", "撤并"], ["r2", "李\n家村", "east", "村", "农村", "2000-01-01", "x", "多"],
                    ["合计"],
                    ["'001", "王家村", "east", "村", "农村", "x"],
                ])
            #expect(Set(problems(reading).map(\.code)) == Set(found.map(\.code)))
            if round > 1 { #expect(rows == last) }
            last = rows
        }
    }
}
