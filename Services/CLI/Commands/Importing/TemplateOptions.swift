internal import ArgumentParser
internal import Domain
internal import Files
internal import Foundation
internal import Import
internal import Schema

extension TextEncoding: ExpressibleByArgument {}

/// Options of every command that prints a sheet to fill in.
struct TemplateOptions: ParsableArguments {
    @Option(
        help: .said(zh: "编码：utf-8（默认）、gb18030（旧版 Excel）、utf-16le、utf-16be", en: "encoding: utf-8, gb18030 (old Excel), utf-16le, utf-16be"))
    var encoding: TextEncoding = .utf8

    @OptionGroup var languageOption: LanguageOption

    func show(_ sheet: Sheet) throws {
        let data = try SheetTemplate(sheet: sheet, language: .current).data(as: encoding)
        do throws(WriteFailure) { try OpenFile.write(data, to: STDOUT_FILENO) } catch {
            throw CommandError.cannotWrite(said(zh: "样表", en: "The template"), error)
        }
    }
}
