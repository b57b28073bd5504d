package import Domain
internal import Files
internal import Foundation
package import Schema

/// What is wrong with a line of a file: where, why, and what to do about it.
package struct LineProblem: Hashable, Sendable {
    /// Counts from 1.
    package var line: Int
    /// The heading of the column as the file has it; empty for the line as a whole.
    package var column: String
    package var value: String
    /// Stable, for programs: one of ours, or a refusal's.
    package var code: String
    package var text: PBText

    package init(line: Int, column: String, value: String, code: String, text: PBText) {
        self.line = line
        self.column = column
        self.value = value
        self.code = code
        self.text = text
    }

    package func wording(_ language: Language, file: String) -> String {
        let place =
            column.isEmpty
            ? ""
            : language(zh: "列“\(column)”", en: "column “\(column)”") + (value.isEmpty ? "" : language(zh: "（\(shown)）", en: " (\(shown))"))
                + language(zh: "：", en: ": ")
        return "\(file):\(line): \(place)\(language(text)) [\(code)]"
    }

    /// A long value would hide the reason.
    private var shown: String {
        let line = HiddenCharacters.shownOnOneLine(value)
        return line.unicodeScalars.count > 40 ? String(line.unicodeScalars.prefix(40)) + "…" : line
    }

    /// One object for programs.
    package var json: String {
        JSON.line(Row(line: line, column: column, value: value, code: code, zh: text.zh, en: text.en))
    }

    private struct Row: Encodable {
        var line: Int
        var column: String
        var value: String
        var code: String
        var zh: String
        var en: String
    }

    package static func ofFile(_ line: Int, _ code: String, _ text: PBText) -> LineProblem {
        LineProblem(line: line, column: "", value: "", code: code, text: text)
    }

    static func ofQuotes(_ fault: CSVRecord.Fault, _ record: CSVRecord, heading: String) -> LineProblem {
        let (code, text): (String, PBText) =
            switch fault {
            case .unclosedQuote:
                ("unclosed_quote", .both("引号只有开头没有结尾。请补上结尾的引号，或删去这个引号。", "A quote is opened and never closed. Close it, or delete it."))
            case .textAfterQuote:
                (
                    "text_after_quote",
                    .both(
                        "结尾的引号后面还有文字。单元格内的引号须写成两个（\"\"）。",
                        "There is text behind the closing quote. A quote within a cell is written twice (\"\").")
                )
            case .tooWide:
                (
                    "too_many_cells",
                    .both(
                        "这一行超过 \(CSVReader.mostCells) 格，没有一张表有这么多列。请核对分隔符和引号。",
                        "The line has more than \(CSVReader.mostCells) cells, which no table has. Check the separator and the quotes.")
                )
            case .strayQuote:
                (
                    "stray_quote",
                    .both(
                        "单元格中间有引号。请把整个单元格放进引号，里面的引号写成两个（\"\"）。",
                        "There is a quote within the cell. Put the whole cell into quotes, and write the inner ones twice (\"\").")
                )
            case .tooLong:
                (
                    "cell_too_long",
                    .both(
                        "单元格超过 \(CSVReader.largestCell) 字节。请缩短；也可能是漏了一个引号。",
                        "The cell has more than \(CSVReader.largestCell) bytes. Shorten it; or a quote is missing.")
                )
            }
        return LineProblem(line: record.line, column: heading, value: record.cells.first ?? "", code: code, text: text)
    }

    static func ofExtraCell(_ value: String, _ record: CSVRecord, headings: Int) -> LineProblem {
        LineProblem(
            line: record.line, column: "", value: value, code: "too_many_cells",
            text: .both(
                "有 \(record.cells.count) 个单元格，标题只有 \(headings) 个，多出“\(value)”。含有逗号的文字须放进引号。",
                "There are \(record.cells.count) cells and only \(headings) headings; “\(value)” is too much. A text with commas belongs in quotes."
            ))
    }
}
