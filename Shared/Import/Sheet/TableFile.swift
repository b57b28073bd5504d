package import Files
package import Schema
internal import Sheets

/// A file of rows as people send it, CSV or a workbook: its records, before anybody has looked for a heading.
package struct TableFile: Sendable {
    package enum Format: Hashable, Sendable {
        case csv(TextEncoding)
        /// The sheet that was read.
        case workbook(sheet: String)
    }

    package var format: Format
    /// Of CSV.
    package var separator: Character = ","
    /// Those in which something stands.
    package var records: [CSVRecord]
    /// What people should know of it, although it is no fault.
    package var remarks: [PBText] = []

    package init(format: Format, separator: Character = ",", records: [CSVRecord], remarks: [PBText] = []) {
        self.format = format
        self.separator = separator
        self.records = records
        self.remarks = remarks
    }

    /// - Parameters:
    ///   - name: what people call the file.
    ///   - chosen: the sheet of a workbook by its name; nil is the first.
    package static func read(_ data: [UInt8], named name: String, sheet chosen: String? = nil, as sheet: Sheet) throws(CommandError)
        -> TableFile
    {
        if Workbook.begins(data) { return try workbook(data, name, chosen) }
        let text = try DecodedText.decode(data, named: name)
        if Self.isMarkup(text.utf8) { throw .webPage(name) }
        if let chosen {
            throw CommandError(
                .usage, zh: "\(name) 不是工作簿，没有工作表“\(chosen)”。请去掉 --sheet。",
                en: "\(name) is no workbook and has no sheet “\(chosen)”. Leave out --sheet.")
        }
        var file = csv(text.utf8, as: sheet)
        file.format = .csv(text.encoding)
        return file
    }

    package static func csv(_ utf8: [UInt8], as sheet: Sheet) -> TableFile {
        let (records, separator) = CSVReader.read(utf8, remarks: true) { sheet.headings(in: $0) }
        return TableFile(format: .csv(.utf8), separator: separator, records: records)
    }

    /// A page or an XML file with the name of a spreadsheet, as many web systems export them.
    private static func isMarkup(_ utf8: [UInt8]) -> Bool {
        let head = CellText.lowercased(String(decoding: utf8.drop { $0 <= 0x20 }.prefix(400), as: UTF8.self))
        return ["<html", "<!doctype", "<table", "<head", "<body", "<meta", "<?xml", "<style", "<div"].contains {
            head.utf8.starts(with: $0.utf8)
        }
    }

    private static func workbook(_ data: [UInt8], _ name: String, _ chosen: String?) throws(CommandError) -> TableFile {
        let sheet: WorkbookSheet
        let names: [String]
        do throws(WorkbookFailure) {
            let workbook = try Workbook(data)
            names = workbook.sheets
            sheet = try workbook.read(sheet: chosen)
        } catch {
            throw .workbook(error, name)
        }
        var file = TableFile(format: .workbook(sheet: sheet.name), records: sheet.rows.map(CSVRecord.init))
        let others = names.filter { $0 != sheet.name }
        if chosen == nil, !others.isEmpty {
            file.remarks.append(
                .both(
                    "工作簿还有其他工作表，没有读取：\(others.joined(separator: "、"))。用 --sheet 指定。",
                    "The workbook has other sheets, which were not read: \(others.joined(separator: ", ")). Choose one with --sheet."))
        }
        if !sheet.hiddenRows.isEmpty {
            let rows = sheet.hiddenRows.prefix(20).map(String.init).joined(separator: ", ") + (sheet.hiddenRows.count > 20 ? "…" : "")
            file.remarks.append(.both("隐藏的行也读取：\(rows)。", "Rows that are hidden were read, too: \(rows)."))
        }
        if !sheet.hiddenColumns.isEmpty {
            let columns = sheet.hiddenColumns.prefix(20).joined(separator: ", ")
            file.remarks.append(.both("隐藏的列也读取：\(columns)。", "Columns that are hidden were read, too: \(columns)."))
        }
        return file
    }
}

extension CSVRecord {
    fileprivate init(_ row: WorkbookSheet.Row) {
        self.init(line: row.number, cells: [])
        for (index, cell) in row.cells.enumerated() {
            switch cell {
            case .empty: cells.append("")
            case .text(let text): cells.append(text)
            case .number(let number): cells.append(number)
            case .date(let date): cells.append(date)
            case .boolean(let flag): cells.append(flag ? "TRUE" : "FALSE")
            case .error(let error): take(error, .error, index)
            case .uncomputed: take("", .uncomputed, index)
            case .lostDigits(let number): take(number, .lostDigits, index)
            case .noDay(let number): take(number, .noDay, index)
            case .merged(let first): take("", .merged(into: first), index)
            }
        }
    }

    private mutating func take(_ text: String, _ trouble: CellTrouble, _ index: Int) {
        cells.append(text)
        troubles[index] = trouble
    }
}

extension CommandError {
    fileprivate static func webPage(_ name: String) -> CommandError {
        CommandError(
            .badInput, zh: "\(name) 是另存为表格的网页（或 XML），不是 CSV，也不是 .xlsx。请在 Excel 或 WPS 中打开，另存为 .xlsx 或“CSV UTF-8”。没有发送任何内容。",
            en:
                "\(name) is a web page (or XML) saved under the name of a spreadsheet, neither CSV nor .xlsx. Open it in Excel or WPS and save it as .xlsx or “CSV UTF-8”. Nothing was sent."
        )
    }

    fileprivate static func workbook(_ failure: WorkbookFailure, _ name: String) -> CommandError {
        let text: PBText =
            switch failure {
            case .notAWorkbook:
                .both("是压缩文件，其中没有工作簿。请给出 .xlsx 或 CSV 文件。", "is an archive without a workbook in it. Give an .xlsx or a CSV file.")
            case .oldFormat:
                .both(
                    "是旧版 Excel 格式（.xls）。请在 Excel 或 WPS 中打开，另存为 .xlsx 或“CSV UTF-8”。",
                    "has Excel's old format (.xls). Open it in Excel or WPS and save it as .xlsx or “CSV UTF-8”.")
            case .encrypted: .both("设有打开密码。请去掉密码后另存。", "opens with a password only. Save it without one.")
            case .openDocument: .both("是 .ods 文件。请另存为 .xlsx 或“CSV UTF-8”。", "is an .ods file. Save it as .xlsx or “CSV UTF-8”.")
            case .binaryFormat: .both("是 .xlsb 文件。请另存为 .xlsx。", "is an .xlsb file. Save it as .xlsx.")
            case .damaged(let place):
                .both("已损坏（\(place)）。请在 Excel 或 WPS 中打开并重新另存。", "is damaged (\(place)). Open it in Excel or WPS and save it anew.")
            case .tooLarge(let what):
                .both(
                    "过大（\(what)）。请拆成几个文件，或删去空白的格式区域后另存。",
                    "is too large (\(what)). Split it, or delete formatted areas without content, and save it.")
            case .documentType(let part):
                .both("含有不允许的文档类型声明（\(part)）。请重新另存。", "declares a document type (\(part)), which is not allowed. Save it anew.")
            case .noSheet: .both("没有工作表。", "has no sheet.")
            case .unknownSheet(let wanted, let names):
                .both(
                    "没有工作表“\(wanted)”；有：\(names.joined(separator: "、"))。",
                    "has no sheet “\(wanted)”; there are: \(names.joined(separator: ", ")).")
            }
        return CommandError(.badInput, zh: "\(name) \(text.zh)", en: "\(name) \(text.en)")
    }
}
