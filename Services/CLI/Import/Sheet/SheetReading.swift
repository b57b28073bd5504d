internal import Schema

/// A file's lines, sorted into the columns of its sheet.
struct SheetReading: Sendable {
    let sheet: Sheet
    private(set) var rows: [SheetRow] = []
    private(set) var problems: [LineProblem] = []
    /// As they stand in the file.
    private(set) var headings: [String] = []
    /// Headings that mean nothing here; their cells are left alone.
    private(set) var unknown: [String] = []
    private(set) var separator: Character = ","
    /// The lines of the records that could not be taken apart, as they are.
    private(set) var broken: [SheetRow] = []
    private var columns: [String?] = []

    /// - Parameter utf8: the file's text.
    init(_ utf8: [UInt8], as sheet: Sheet) {
        self.sheet = sheet
        let (records, separator) = CSVReader.read(utf8)
        self.separator = separator
        guard let first = records.first else {
            problems.append(
                .ofFile(
                    1, "no_heading",
                    .both("文件是空的。请先用 template 命令取得样表。", "The file is empty. Get a sheet to fill in with the command template.")))
            return
        }
        takeHeadings(first)
        guard problems.isEmpty else { return }
        for record in records.dropFirst() { take(record) }
    }

    /// The heading of a column as the file has it.
    func heading(of column: String) -> String {
        if let index = columns.firstIndex(of: column), headings.indices.contains(index) { return headings[index] }
        return sheet.column(column).map { "\($0.chinese)/\($0.id)" } ?? column
    }

    private mutating func takeHeadings(_ record: CSVRecord) {
        if let fault = record.fault { return problems.append(.ofQuotes(fault, record, heading: "")) }
        headings = record.cells.map(CellText.trimmed)
        columns = headings.map { heading in sheet.columns.first { $0.isCalled(heading) }?.id }
        unknown = zip(headings, columns).filter { $1 == nil && !$0.isEmpty }.map(\.0)
        for (index, column) in columns.enumerated() {
            if let column, columns[..<index].contains(column) {
                problems.append(
                    .ofFile(
                        record.line, "heading_twice",
                        .both("列“\(headings[index])”出现两次。请只留一列。", "The column “\(headings[index])” occurs twice. Keep one of them.")))
            }
        }
        for column in sheet.columns where column.isRequired && !columns.contains(column.id) { problems.append(missing(column, record)) }
    }

    private func missing(_ column: SheetColumn, _ record: CSVRecord) -> LineProblem {
        // A heading with full-width commas is one single cell.
        let isWide = record.cells.contains { $0.contains("，") || $0.contains("；") }
        let hint: PBText =
            isWide
            ? .both("标题行中有全角逗号或分号，它们不是分隔符，请改为半角。", "The heading has full-width commas or semicolons, which do not separate: use , or ;.")
            : .both("请用 template 命令取得样表，核对标题行。", "Compare the first line with a sheet made by the command template.")
        return .ofFile(
            record.line, "missing_column",
            .both("缺少列“\(column.chinese)”（\(column.id)）。\(hint.zh)", "The column “\(column.id)” (\(column.chinese)) is missing. \(hint.en)")
        )
    }

    private mutating func take(_ record: CSVRecord) {
        if let fault = record.fault {
            problems.append(.ofQuotes(fault, record, heading: headings.indices.contains(fault.cell) ? headings[fault.cell] : ""))
            return broken.append(SheetRow(line: record.line, cells: [:], original: record.cells))
        }
        var cells: [String: String] = [:]
        for (index, cell) in record.cells.enumerated() {
            let text = CellText.trimmed(cell)
            guard !text.isEmpty else { continue }
            guard columns.indices.contains(index) else {
                problems.append(.ofExtraCell(text, record, headings: headings.count))
                return broken.append(SheetRow(line: record.line, cells: [:], original: record.cells))
            }
            if let column = columns[index] { cells[column] = text }
        }
        rows.append(SheetRow(line: record.line, cells: cells, original: record.cells))
    }
}
