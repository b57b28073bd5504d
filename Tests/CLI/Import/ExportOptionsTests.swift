import Schema
import Testing
import Domain

@testable import Import
@testable import PledgelineCLI
@testable import Files

struct ExportOptionsTests {
    @Test("what was exported says where it is and which command reads it again")
    func written() {
        let keys = SheetExport(sheet: KeyDraft.sheet, language: .en)
        let file = ExportOptions.written(keys, to: "keys.csv", for: "key enrol")
        #expect(file.en == "0 lines (keys) written to keys.csv; change them and read them again with pledgeline key enrol.")
        #expect(file.zh == "0 行（密钥）写入 keys.csv，可修改后用 pledgeline key enrol 读入。")
        let output = ExportOptions.written(keys, to: "-", for: "key enrol")
        #expect(output.en.contains("written to standard output;") && output.zh.contains("写入标准输出，"))
    }
}
