package import Domain
package import Files
package import Foundation
package import Schema
package import Sheets
package import Views

/// What is there in the columns that the import reads: exported, and imported again as it is, nothing is to be done.
package struct SheetExport {
    package let sheet: Sheet
    package let language: Language
    /// By the columns' ids; what is left out is empty.
    package var rows: [[String: SheetCell]] = []

    package init(sheet: Sheet, language: Language, rows: [[String: SheetCell]] = []) {
        self.sheet = sheet
        self.language = language
        self.rows = rows
    }

    /// A text, the words of which are kept whatever a spreadsheet would make of them.
    package static func text(_ text: String) -> SheetCell { text.isEmpty ? .empty : .text(text) }

    package static func word<Value: Equatable>(_ value: Value, _ words: [CellWord<Value>], _ language: Language) -> SheetCell {
        words.first { $0.value == value }.map { .text(language(zh: $0.zh, en: $0.en)) } ?? .empty
    }

    package static func date(_ date: CivilDate?) -> SheetCell { date.map { .date($0.description) } ?? .empty }

    package var table: SheetTable {
        SheetTable(
            name: language(sheet.noun), headings: sheet.columns.map { $0.heading(language) },
            rows: rows.map { row in sheet.columns.map { row[$0.id] ?? .empty } })
    }

    /// - Parameter name: what people call the file.
    package func data(_ format: SheetFormat, _ encoding: TextEncoding, named name: String) throws(CommandError) -> Data {
        switch format {
        case .csv:
            var writer = CSVWriter()
            writer.add(table.headings)
            for row in table.rows { writer.add(row.map(Self.written)) }
            return try writer.data(as: encoding, named: name)
        case .xlsx:
            var table = table
            // Read, an apostrophe before a number is taken for the mark of a text; this one is part of it.
            for (row, cells) in table.rows.enumerated() {
                for (column, cell) in cells.enumerated() {
                    guard case .text(let text) = cell else { continue }
                    let read = CellText.trimmed(text).utf8
                    if read.first == UInt8(ascii: "'") || read.starts(with: "=\"".utf8) { table.rows[row][column] = .text("'" + text) }
                }
            }
            return try table.workbook(name)
        }
    }

    private static func written(_ cell: SheetCell) -> String {
        switch cell {
        case .text(let text): SpreadsheetGuard.protected(text)
        case .number(let number): number
        case .date(let date): date
        case .empty: ""
        }
    }
}
