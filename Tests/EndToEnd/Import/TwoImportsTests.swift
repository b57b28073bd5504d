import Foundation
import Schema
import Streaming
import TestSupport
import Testing

@testable import Files

struct TwoImportsTests {
    @Test(
        "two imports of one file at once: one sends it, the other says so; nothing stays in the spool; what is exported is left alone",
        .timeLimit(.minutes(5)))
    func atOnce() async throws {
        let county = try await ImportCounty.start()
        let heading = ["单位编号", "名称", "上级", "层级", "类别", "成立日期"]
        try county.write(
            [heading, ["east", "东镇", "", "乡镇", "农村", "2000-01-01"]]
                + (0..<200).map { ["tw\($0)", "村\($0)", "east", "村", "农村", "2000-01-01"] }, to: "units.csv")
        let command = ["unit", "import", county.path("units.csv")]
        async let first = county.run(command, key: "root")
        async let second = county.run(command, key: "root")
        let runs = try await [first, second]
        #expect(runs.contains { $0.status == 0 && $0.output.contains("201 accepted, 0 refused") }, "\(runs)")
        #expect(
            runs.allSatisfy { run in
                run.output.contains("201 accepted, 0 refused") || run.output.contains("201 left as they are")
                    || run.status == ExitStatus.refusedForNow.rawValue && run.output.contains("taken in by another run")
            }, "\(runs)")
        let spool = try await county.read(["spool", "list", "--output", "json"])
        #expect(!spool.output.contains("\"id\""), "\(spool.output)")

        // Out and in again; `-` is standard output wherever a file is written.
        let exported = try await county.read(["unit", "export", county.path("out.xlsx")])
        #expect(exported.status == 0 && exported.output.contains("201 lines"), "\(exported.output)")
        let again = try await county.run(["unit", "import", county.path("out.xlsx")], key: "root")
        #expect(again.status == 0 && again.output.contains("0 to create, 0 to update, 201 left as they are, 0 bad"), "\(again.output)")
        for arguments in [["unit", "export", "-"], ["export", "-"]] {
            let printed = try await county.read(arguments)
            #expect(
                printed.status == 0 && printed.output.contains(arguments.count == 3 ? "tw199,村199" : "\"namespace\""),
                "\(printed.output.prefix(500))")
        }
        #expect(!FileManager.default.fileExists(atPath: "-"))
        try await county.end()
    }
}
