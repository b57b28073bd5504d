internal import Domain
internal import Files
internal import Foundation
internal import Import
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
