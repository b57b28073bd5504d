internal import Files
internal import Foundation
internal import Sheets

/// Tables as CSV. Spreadsheet programs take a cell that begins with `=`, `+`, `-`, `@`, a tab or a return for a formula, which whoever wrote the text
/// would so run on the reader's machine: an apostrophe before it makes it a text again, as those programs have it themselves. Numbers are left alone.
enum CSVSheet {
    /// Several tables stand below each other, each under its name, with an empty line between them.
    static func data(of tables: [SheetTable], as encoding: TextEncoding, named name: String) throws(CommandError) -> Data {
        var writer = CSVWriter()
        for (number, table) in tables.enumerated() {
            if number > 0 { writer.add([]) }
            if tables.count > 1 { writer.add([defused(table.name)]) }
            writer.add(table.headings.map(defused))
            for row in table.rows { writer.add(row.map(text)) }
        }
        return try writer.data(as: encoding, named: name)
    }

    private static func text(_ cell: SheetCell) -> String {
        switch cell {
        case .text(let text): defused(text)
        // Only digits, a point and a sign: what is anything else is treated as the text it is.
        case .number(let number): number.utf8.dropFirst(number.hasPrefix("-") ? 1 : 0).allSatisfy(isOfNumbers) ? number : defused(number)
        case .date(let date): date
        case .empty: ""
        }
    }

    static func defused(_ text: String) -> String {
        guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{3000}" && $0 != "\u{A0}" }) else { return text }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return "'" + text
        default: return text
        }
    }

    private static func isOfNumbers(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
    }
}
