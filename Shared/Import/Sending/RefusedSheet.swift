package import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Sheets

/// The rows that were bad or refused, as they stand in the file, with the reasons in a column of their own before them. It is imported again as it is, once
/// the rows are mended: the column of reasons is known by its heading and left out, everything else stays in its place.
package struct RefusedSheet {
    package let reading: SheetReading
    package let format: TableFile.Format
    package let language: Language

    package init(reading: SheetReading, format: TableFile.Format, language: Language) {
        self.reading = reading
        self.format = format
        self.language = language
    }

    private static let reason: PBText = .both("导入未成原因", "import-problem")

    static func isReason(_ heading: String) -> Bool {
        let plain = CellText.plain(heading)
        return plain == CellText.plain(reason.zh) || plain == CellText.plain(reason.en)
    }

    /// Those rows with a problem, in the order of the file; the first is the heading.
    package func rows(_ problems: [LineProblem]) -> [[String]] {
        var reasons: [Int: [String]] = [:]
        for problem in problems {
            reasons[problem.line, default: []].append((problem.column.isEmpty ? "" : "\(problem.column): ") + language(problem.text))
        }
        let rows = (reading.rows + reading.broken).sorted { $0.line < $1.line }.compactMap { row in
            reasons[row.line].map { [HiddenCharacters.shownOnOneLine($0.joined(separator: " "))] + row.original }
        }
        return [[language(Self.reason)] + reading.headings] + rows
    }

    /// A workbook if the name ends as one; else CSV in the file's own encoding.
    package func write(_ problems: [LineProblem], to path: String) throws {
        let rows = rows(problems)
        let data: Data
        if SheetFormat.ofFile(path) == .xlsx {
            data = try SheetTable(
                name: language(zh: "未导入", en: "not imported"), headings: rows[0],
                rows: rows.dropFirst().map { $0.map { $0.isEmpty ? .empty : .text($0) } }
            ).workbook(path)
        } else {
            var writer = CSVWriter(separator: reading.separator)
            var encoding = TextEncoding.utf8
            // Text of a workbook is not yet protected against what a spreadsheet makes of it in CSV.
            let isText: Bool
            if case .csv(let found) = format { (encoding, isText) = (found, true) } else { isText = false }
            writer.add(rows[0])
            for row in rows.dropFirst() { writer.add(isText ? row : row.map(SpreadsheetGuard.protected)) }
            data = try writer.data(as: encoding, named: path)
        }
        try OutputFile.write(data, to: path)
    }
}
