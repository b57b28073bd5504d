package import Domain
package import Files
package import Foundation
internal import Schema

/// A sheet to fill in: the headings in the user's language, an example, and what may stand in each column. Imports pass over the example, which they
/// know word for word, and the remarks, which are lines that begin with `#` and have no other cell.
package struct SheetTemplate {
    package let sheet: Sheet
    package let language: Language

    package init(sheet: Sheet, language: Language) {
        self.sheet = sheet
        self.language = language
    }

    /// As it stands in the sheet.
    package var example: [String] {
        let cells = sheet.columns.map { language($0.example) }
        return ["# " + (cells.first ?? "")] + cells.dropFirst()
    }

    package func data(as encoding: TextEncoding) throws(CommandError) -> Data {
        var writer = CSVWriter()
        writer.add(sheet.columns.map { $0.heading(language) })
        writer.add(example)
        writer.add([
            language(
                zh: "# 上一行是示例，原样留着不导入；删去 # 即作为数据。以 # 开头而其余各格为空的行是说明，不导入。",
                en:
                    "# The line above is an example and not imported as it stands; without its # it counts. Lines that begin with # and have no other cell are remarks."
            )
        ])
        for column in sheet.columns {
            let need = column.isRequired ? language(zh: "（必填）", en: " (required)") : ""
            writer.add(["# \(column.heading(language))\(need): \(language(column.note))"])
        }
        return try writer.data(as: encoding, named: language(zh: "样表", en: "the template"))
    }
}
