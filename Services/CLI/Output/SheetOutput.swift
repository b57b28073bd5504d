internal import Foundation
internal import Sheets

/// Lists as sheets: CSV in an encoding that spreadsheet programs open, or an Excel workbook; to standard output or to a file.
enum SheetOutput {
    /// What could not be written is told at the command's end (``Console/missing``).
    static func write(_ tables: [SheetTable], _ output: Output, _ language: Language) {
        do throws(CommandError) {
            switch output.format {
            case .csv: try write(CSVSheet.data(of: tables, as: output.encoding, named: name(tables, language)), to: output.file)
            case .xlsx: try writeBook(tables, output, language)
            case .table, .json: return
            }
        } catch {
            Console.fail(error)
        }
    }

    private static func writeBook(_ tables: [SheetTable], _ output: Output, _ language: Language) throws(CommandError) {
        guard output.file != nil || isatty(STDOUT_FILENO) == 0 else {
            throw CommandError(
                .usage, zh: "Excel 工作簿不能显示在终端上；请用 --to 文件.xlsx，或重定向到文件。",
                en: "An Excel workbook cannot be shown on a terminal: use --to FILE.xlsx, or redirect it to a file.")
        }
        let data: Data
        do throws(XLSXWriteProblem) { data = try XLSXWriter.data(of: tables) } catch { throw .from(error) }
        try write(data, to: output.file)
    }

    private static func write(_ data: Data, to file: String?) throws(CommandError) {
        guard let file else { return Console.write(data) }
        do { try WholeFile.write(data, to: file) } catch let failure as WriteFailure {
            throw CommandError.cannotWrite(file, failure)
        } catch {
            throw CommandError(.cannotWrite, zh: "\(file) 没有写成：\(error)", en: "\(file) was not written: \(error)")
        }
    }

    private static func name(_ tables: [SheetTable], _ language: Language) -> String {
        tables.first?.name ?? language(zh: "列表", en: "the list")
    }
}

extension CommandError {
    /// Nothing was written: a sheet that lacks something would look complete.
    static func from(_ problem: XLSXWriteProblem) -> CommandError {
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
