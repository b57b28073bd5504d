internal import ArgumentParser
internal import Domain
internal import Files

/// How a reading command prints: for people, as one JSON object a line for programs, or as a sheet. Member names of the objects are in each command's
/// help; they stay as they are.
struct OutputOption: ParsableArguments {
    @Option(
        name: .customLong("output"),
        help: .said(
            zh: "输出格式：表格、每行一个 JSON 对象，或电子表格 csv、xlsx", en: "output: a table, one JSON object a line, or a sheet as csv or xlsx"))
    var format: ListFormat = .table

    @Option(
        help: .said(
            zh: "CSV 的编码：utf-8（默认）、gb18030（旧版 Excel）、utf-16le、utf-16be", en: "encoding of CSV: utf-8 by default; gb18030 for old Excel"))
    var encoding: TextEncoding?

    @Option(help: .said(zh: "csv、xlsx 写入的文件；不写则输出到标准输出", en: "file for csv or xlsx; standard output if none is named"))
    var to: String?

    var chosen: Output { Output(format: format, encoding: encoding ?? .utf8, file: to) }
    /// For what is no list.
    var output: OutputFormat { format == .json ? .json : .table }

    func validate() throws {
        if encoding != nil, format != .csv {
            throw ValidationError(said(zh: "--encoding 只用于 --output csv。", en: "--encoding goes with --output csv only."))
        }
        if to != nil, !format.isSheet {
            throw ValidationError(
                said(zh: "--to 只用于 --output csv 和 --output xlsx。", en: "--to goes with --output csv and --output xlsx only."))
        }
    }
}
