package import Files
package import Sheets

extension CommandError {
    /// Nothing was written: a sheet that lacks something would look complete.
    package static func from(_ problem: XLSXWriteProblem) -> CommandError {
        switch problem {
        case .noSheet: CommandError(.badInput, zh: "没有可写成工作簿的内容。", en: "There is nothing to make a workbook of.")
        case .tooManyRows(let sheet, let rows):
            CommandError(
                .badInput, zh: "“\(sheet)”有 \(rows) 行，Excel 的工作表放不下（最多 \(XLSXBounds.rows) 行，含标题）；请缩小范围，或用 --output csv。没有写入任何内容。",
                en:
                    "“\(sheet)” has \(rows) rows, more than a worksheet of Excel holds (\(XLSXBounds.rows) with the headings). Ask for less, or use --output csv. Nothing was written."
            )
        case .tooManyColumns(let sheet, let columns):
            CommandError(
                .badInput, zh: "“\(sheet)”有 \(columns) 列，Excel 的工作表放不下（最多 \(XLSXBounds.columns) 列）。没有写入任何内容。",
                en: "“\(sheet)” has \(columns) columns, more than a worksheet of Excel holds (\(XLSXBounds.columns)). Nothing was written.")
        case .cellTooLong(let sheet, let row, let column, let length):
            CommandError(
                .badInput,
                zh:
                    "“\(sheet)”第 \(row) 行第 \(column) 列的文字有 \(length) 个字符，Excel 的单元格放不下（最多 \(XLSXBounds.cell)）；请用 --output csv。没有写入任何内容。",
                en:
                    "The text in row \(row), column \(column) of “\(sheet)” has \(length) characters, more than a cell of Excel holds (\(XLSXBounds.cell)). Use --output csv. Nothing was written."
            )
        case .file(let why):
            CommandError(.cannotWrite, zh: "工作簿没有写成：\(why)", en: "The workbook was not written: \(why)")
        }
    }
}
