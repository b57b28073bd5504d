internal import Files
internal import Schema

/// What can be wrong with a row before any of its cells is read as what it stands for.
extension LineProblem {
    /// A title, a total or a note among the rows.
    static func ofSingleCell(_ value: String, _ record: CSVRecord) -> LineProblem {
        LineProblem(
            line: record.line, column: "", value: value, code: "single_cell",
            text: .both(
                "这一行只有一个单元格有内容（“\(HiddenCharacters.shownOnOneLine(String(value.unicodeScalars.prefix(40))))”）：如是标题、合计或说明，请删去这一行，或在行首加 #。",
                "Only one cell of this line is filled (“\(HiddenCharacters.shownOnOneLine(String(value.unicodeScalars.prefix(40))))”): if it is a title, a total or a note, delete the line or put # before it."
            ))
    }

    static func ofMissing(_ columns: [SheetColumn], _ record: CSVRecord) -> LineProblem {
        // A heading with full-width commas is one single cell.
        let isWide = record.cells.contains { $0.unicodeScalars.contains { "，；".unicodeScalars.contains($0) } }
        let hint: PBText =
            isWide
            ? .both("标题行中有全角逗号或分号，它们不是分隔符，请改为半角。", "The heading has full-width commas or semicolons, which do not separate: use , or ;.")
            : .both(
                "标题行须在前 \(SheetReading.mostTitles) 行之内。请用 template 命令取得样表核对。",
                "The heading must stand within the first \(SheetReading.mostTitles) lines. Compare it with a sheet made by the command template."
            )
        let zh = columns.map { "“\($0.chinese)”（\($0.id)）" }.joined(separator: "、")
        let en = columns.map { "“\($0.id)” (\($0.chinese))" }.joined(separator: ", ")
        return .ofFile(
            record.line, "missing_column",
            .both(
                "缺少列\(zh)。\(hint.zh)",
                columns.count == 1 ? "The column \(en) is missing. \(hint.en)" : "The columns \(en) are missing. \(hint.en)"))
    }

    static func ofTrouble(_ trouble: CellTrouble, _ record: CSVRecord, heading: String, value: String) -> LineProblem {
        let (code, text): (String, PBText) =
            switch trouble {
            case .error: ("formula_error", .both("是公式错误。请改正公式，或直接写值。", "is the error of a formula. Mend it, or write the value."))
            case .uncomputed:
                (
                    "formula_without_value",
                    .both(
                        "是没有计算结果的公式。请在 Excel 或 WPS 中打开并保存一次，或直接写值。",
                        "is a formula without a value. Open the file in Excel or WPS and save it, or write the value.")
                )
            case .lostDigits:
                (
                    "digits_lost",
                    .both(
                        "是超过 15 位的数字，表格软件已丢失后面的数位。请把该列设为文本格式后重新填写。",
                        "is a number of more than 15 digits, of which a spreadsheet has lost the last ones. Format the column as text and type it again."
                    )
                )
            case .noDay: ("not_a_date", .both("设为日期格式，但这个数不是日期。", "is formatted as a date, and is no day."))
            case .merged(let first):
                (
                    "merged_cell",
                    .both(
                        "与 \(first) 合并，值只在那一格。请取消合并，逐行填写。",
                        "is merged with \(first), which alone has a value. Unmerge the cells and fill in every row.")
                )
            }
        return LineProblem(line: record.line, column: heading, value: value, code: code, text: text)
    }
}
