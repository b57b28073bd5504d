internal import ArgumentParser
internal import Domain
internal import Files
internal import Foundation
internal import Schema

/// Options of every import.
struct ImportOptions: ParsableArguments {
    @OptionGroup var submit: SubmitOptions
    @OptionGroup var choices: ImportChoices

    @Argument(help: .said(zh: "CSV 或 .xlsx 文件，- 为标准输入", en: "CSV or .xlsx file, - for standard input"))
    var file: String

    var request: ImportRequest { ImportRequest(file: file, submit: submit, choices: choices) }
}

/// How the file of an import is read, and what is done with bad lines.
struct ImportChoices: ParsableArguments {
    @Option(
        help: ArgumentHelp(said(zh: "读取工作簿的哪张表，默认第一张", en: "which sheet of a workbook to read, by default the first"), valueName: "name"))
    var sheet: String?

    @Flag(help: .said(zh: "只检查并说明将做什么，不发送", en: "only check and say what would be done; send nothing"))
    var dryRun = false

    @Flag(help: .said(zh: "有误的行不发送，其余照发", en: "leave out bad lines and send the others"))
    var keepGoing = false

    @Option(
        help: ArgumentHelp(
            said(
                zh: "把有误和被拒绝的行连同原因写入此文件（CSV 或 .xlsx），改好后可再导入",
                en: "write bad and refused lines with the reason to this file (CSV or .xlsx), to be mended and imported again"),
            valueName: "file"))
    var refused: String?

    /// Whether anything is asked for that only a file can be asked.
    var isEmpty: Bool { sheet == nil && !dryRun && !keepGoing && refused == nil }
}

/// One file to be imported, and how.
struct ImportRequest {
    let file: String
    let submit: SubmitOptions
    let choices: ImportChoices

    var sheet: String? { choices.sheet }
    var dryRun: Bool { choices.dryRun }
    var keepGoing: Bool { choices.keepGoing }
    var refused: String? { choices.refused }

    func data() throws -> Data { try InputFile.read(file) }

    /// What people call the input.
    var name: String { file == "-" ? said(zh: "标准输入", en: "standard input") : file }
}
