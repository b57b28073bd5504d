internal import CXlsxwriter
public import Foundation

/// Writes tables as an Excel workbook (ECMA-376) with libxlsxwriter: headings are bold, frozen and have filters; columns are as wide as
/// their contents.
///
/// A text stays a text whatever it looks like: it never becomes a formula or a link. A number is written as a number only if Excel keeps
/// every digit of it (at most 15), otherwise as text. A column of texts is formatted as text, so that an id typed into it later does not
/// become a date. The same tables give the same bytes.
public enum XLSXWriter {
    /// - Throws: the first limit that is exceeded. Nothing is truncated.
    public static func data(of tables: [SheetTable]) throws(XLSXWriteProblem) -> Data {
        guard !tables.isEmpty else { throw .noSheet }
        let names = SheetName.legal(tables.map(\.name))
        for (table, name) in zip(tables, names) { try check(table, name) }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        guard let book = workbook_new(folder.file) else { throw .file("workbook_new") }
        // A workbook that is not closed leaks memory, so from here to the close nothing returns early.
        let problem = write(tables, names, to: book)
        let closed = workbook_close(book)
        if let problem { throw problem }
        guard closed == LXW_NO_ERROR else { throw .file(words(closed)) }
        return try folder.contents()
    }

    private static func check(_ table: SheetTable, _ name: String) throws(XLSXWriteProblem) {
        guard table.rows.count < XLSXBounds.rows else { throw .tooManyRows(sheet: name, rows: table.rows.count) }
        let columns = max(table.headings.count, table.rows.map(\.count).max() ?? 0)
        guard columns <= XLSXBounds.columns else { throw .tooManyColumns(sheet: name, columns: columns) }
        for (row, cells) in ([table.headings.map(SheetCell.text)] + table.rows).enumerated() {
            for (column, cell) in cells.enumerated() where cell.text.utf16.count > XLSXBounds.cell {
                throw .cellTooLong(sheet: name, row: row + 1, column: column + 1, length: cell.text.utf16.count)
            }
        }
    }

    private static func write(_ tables: [SheetTable], _ names: [String], to book: UnsafeMutablePointer<lxw_workbook>) -> XLSXWriteProblem? {
        var properties = lxw_doc_properties()
        // A fixed time, 2000-01-01T00:00:00Z, instead of the time of writing, so that the same tables give the same bytes.
        properties.created = 946_684_800
        _ = workbook_set_properties(book, &properties)
        var formats = XLSXFormats(book)
        for (table, name) in zip(tables, names) {
            guard let sheet = workbook_add_worksheet(book, name) else { return .file(name) }
            if let problem = write(table, to: sheet, &formats) { return problem }
        }
        return nil
    }

    private static func write(
        _ table: SheetTable, to sheet: UnsafeMutablePointer<lxw_worksheet>, _ formats: inout XLSXFormats
    ) -> XLSXWriteProblem? {
        let columns = max(table.headings.count, table.rows.map(\.count).max() ?? 0)
        for column in 0..<columns {
            let cells = table.rows.lazy.filter { $0.indices.contains(column) }.map { $0[column] }
            let number = lxw_col_t(column)
            _ = worksheet_set_column(sheet, number, number, width(of: column, in: table), formats.format(ofColumn: cells))
        }
        for (column, heading) in table.headings.enumerated() {
            let failure = worksheet_write_string(sheet, 0, lxw_col_t(column), written(heading), formats.heading)
            guard failure == LXW_NO_ERROR else { return .file(words(failure)) }
        }
        for (row, cells) in table.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let failure = write(cell, to: sheet, lxw_row_t(row + 1), lxw_col_t(column), &formats)
                guard failure == LXW_NO_ERROR else { return .file(words(failure)) }
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        if columns > 0 {
            let last = (row: lxw_row_t(table.rows.count), column: lxw_col_t(columns - 1))
            _ = worksheet_autofilter(sheet, 0, 0, last.row, last.column)
            // Suppresses Excel's warning for ids such as 007, which are texts on purpose.
            let range = "A1:\(Self.letters(of: columns - 1))\(table.rows.count + 1)"
            _ = worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), range)
        }
        return nil
    }

    private static func write(
        _ cell: SheetCell, to sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t, _ column: lxw_col_t,
        _ formats: inout XLSXFormats
    ) -> lxw_error {
        switch cell {
        case .empty: return LXW_NO_ERROR
        case .number(let text):
            guard let number = ExactNumber(text) else { break }
            return worksheet_write_number(sheet, row, column, number.value, formats.number(number.format))
        case .date(let text):
            guard let day = SheetDay(text) else { break }
            var time = lxw_datetime(year: day.year, month: day.month, day: day.day, hour: 0, min: 0, sec: 0)
            return worksheet_write_datetime(sheet, row, column, &time, formats.date)
        case .text: break
        }
        guard !cell.text.isEmpty else { return LXW_NO_ERROR }
        return worksheet_write_string(
            sheet, row, column, written(cell.text), formats.text(wraps: cell.text.utf8.contains(UInt8(ascii: "\n"))))
    }

    /// Escapes characters that C strings or XML cannot represent, in the notation of ECMA-376, 22.9.2.19 (ST_Xstring). A text that merely
    /// looks like such an escape gets its first character escaped.
    private static func written(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: { $0 == "_" || $0.value == 0 || $0.value == 0xFFFE || $0.value == 0xFFFF }) else { return text }
        var written = ""
        for (place, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0: written += "_x0000_"
            case 0xFFFE: written += "_xFFFE_"
            case 0xFFFF: written += "_xFFFF_"
            case _ where isSpelling(scalars[place...]): written += "_x005F_"
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written
    }

    /// Whether a text begins with `_xHHHH_`, which spreadsheets decode as one character.
    private static func isSpelling(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let (first, digits) = (text.startIndex, text.dropFirst(2).prefix(4))
        guard text.count >= 7, text[first] == "_", text[first + 1] == "x", text[first + 6] == "_" else { return false }
        return digits.allSatisfy(\.properties.isASCIIHexDigit)
    }

    /// The width of a column in characters, from 6 to 60. A heading gets extra room for its filter button.
    private static func width(of column: Int, in table: SheetTable) -> Double {
        let heading = table.headings.indices.contains(column) ? DisplayWidth.columns(of: table.headings[column]) + 3 : 0
        let cells = table.rows.lazy.filter { $0.indices.contains(column) }.map { lineWidth($0[column].text) }
        return Double(min(60, max(6, heading, (cells.max() ?? 0) + 2)))
    }

    private static func lineWidth(_ text: String) -> Int {
        text.unicodeScalars.split(separator: "\n").map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
    }

    /// The name of a column: A, B … Z, AA …
    static func letters(of column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return column < 26 ? letter : letters(of: column / 26 - 1) + letter
    }

    private static func words(_ error: lxw_error) -> String { lxw_strerror(error).map { String(cString: $0) } ?? "\(error.rawValue)" }
}

extension SheetCell {
    /// The value as it is written to the file; empty for an empty cell.
    public var text: String {
        switch self {
        case .text(let text), .number(let text), .date(let text): text
        case .empty: ""
        }
    }
}
