internal import Foundation
internal import Schema

/// A sheet to fill in: the headings in the user's language, an example, and what may stand in each column. The example and the remarks begin with `#`
/// and are passed over by imports.
struct SheetTemplate {
    let sheet: Sheet
    let language: Language

    func data(as encoding: TextEncoding) throws(CommandError) -> Data {
        var writer = CSVWriter()
        writer.add(sheet.columns.map { $0.heading(language) })
        let example = sheet.columns.map { language($0.example) }
        writer.add(["# " + (example.first ?? "")] + example.dropFirst())
        writer.add([
            language(
                zh: "# 上一行是示例：删去 # 即作为数据。以 # 开头的行不导入。",
                en: "# The line above is an example: without its # it counts. Lines that begin with # are not imported.")
        ])
        for column in sheet.columns {
            let need = column.isRequired ? language(zh: "（必填）", en: " (required)") : ""
            writer.add(["# \(column.heading(language))\(need): \(language(column.note))"])
        }
        return try writer.data(as: encoding, named: language(zh: "样表", en: "the template"))
    }
}
