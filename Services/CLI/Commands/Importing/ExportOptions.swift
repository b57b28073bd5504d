internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Import
internal import RegistryCore
internal import Schema
internal import Views

/// Options of every command that writes what is there in the columns of its import.
struct ExportOptions: ParsableArguments {
    @OptionGroup var connection: ConnectionOptions

    @Argument(help: .said(zh: "文件（.csv 或 .xlsx），- 为标准输出", en: "file (.csv or .xlsx), - for standard output"))
    var file: String = "-"

    @Option(
        name: .customLong("unit"),
        help: .said(zh: "只要该单位及其下级；默认为登录配置中的单位，否则全部", en: "only this unit and below it; by default the profile's, or everything"))
    var unit: String?

    @Option(help: .said(zh: "格式，默认按文件名，否则 csv", en: "format; by default as the file's name says, or csv"))
    var output: SheetFormat?

    @Option(
        help: .said(
            zh: "CSV 的编码：utf-8（默认）、gb18030（旧版 Excel）、utf-16le、utf-16be",
            en: "encoding of CSV: utf-8, gb18030 (old Excel), utf-16le, utf-16be"))
    var encoding: TextEncoding = .utf8

    /// The units asked for, from the top down.
    func units(in state: SystemState) throws -> [String] {
        guard let top = try unit ?? connection.chosenProfile().unit ?? state.registry.root else { return [] }
        try known(top, in: state)
        return state.registry.subtree(of: top)
    }

    /// - Parameter command: which reads the file again.
    func write(_ export: SheetExport, for command: String) throws {
        let format = output ?? SheetFormat.ofFile(file) ?? .csv
        try OutputFile.write(try export.data(format, encoding, named: file), to: file)
        Console.note(Language.current(Self.written(export, to: file, for: command)))
    }

    static func written(_ export: SheetExport, to file: String, for command: String) -> PBText {
        let place: PBText = file == "-" ? .both("标准输出", "standard output") : .same(file)
        return .both(
            "\(export.rows.count) 行（\(export.sheet.noun.zh)）写入\(file == "-" ? "" : " ")\(place.zh)，可修改后用 pledgeline \(command) 读入。",
            "\(export.rows.count) lines (\(export.sheet.noun.en)) written to \(place.en); change them and read them again with pledgeline \(command)."
        )
    }
}
