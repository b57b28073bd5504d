internal import Domain
internal import Files
internal import Schema

/// A file's rows, sorted into the columns of its sheet. No row and no cell goes unsaid: what is not imported is told.
package struct SheetReading: Sendable {
    /// The heading stands in the first row that has at least two known headings; above it there may be titles, of so many rows together.
    package static let mostTitles = CSVReader.mostTitles

    package let sheet: Sheet
    package private(set) var rows: [SheetRow] = []
    package private(set) var problems: [LineProblem] = []
    /// As they stand in the file, without the one of a list of what was refused.
    package private(set) var headings: [String] = []
    /// Headings that mean nothing here, and columns without one in which something stands; their cells are left alone.
    package private(set) var unknown: [String] = []
    package let separator: Character
    /// The lines of the records that could not be taken apart, as they are.
    package private(set) var broken: [SheetRow] = []
    /// Lines that are not imported: above the heading, and remarks.
    package private(set) var titles: [Int] = []
    package private(set) var remarks: [Int] = []
    /// Cells from which characters were removed that nobody sees, as “line heading”.
    package private(set) var cleaned: [String] = []
    private var columns: [String?] = []
    /// Where a list of what was refused has its reasons.
    private var reasons: Int?
    private let examples: Set<[String]>

    /// - Parameter utf8: the text of a CSV file.
    package init(_ utf8: [UInt8], as sheet: Sheet) { self.init(TableFile.csv(utf8, as: sheet), as: sheet) }

    package init(_ file: TableFile, as sheet: Sheet) {
        self.sheet = sheet
        separator = file.separator
        examples = Set(Language.allCases.map { SheetTemplate(sheet: sheet, language: $0).example.map(CellText.trimmed) })
        guard let place = Self.heading(of: file.records, sheet) else {
            problems.append(
                .ofFile(
                    1, "no_heading",
                    .both("文件是空的。请先用 template 命令取得样表。", "The file is empty. Get a sheet to fill in with the command template.")))
            return
        }
        takeHeadings(file.records[place])
        guard problems.isEmpty else { return }
        titles = file.records[..<place].filter { !isRemark($0) }.map(\.line)
        remarks = file.records[..<place].filter(isRemark).map(\.line)
        for record in file.records[(place + 1)...] { take(record) }
    }

    /// The record with the most known headings, if it has two; else the first that is no remark.
    private static func heading(of records: [CSVRecord], _ sheet: Sheet) -> Int? {
        var best: (place: Int, known: Int)?
        for (place, record) in records.prefix(mostTitles).enumerated() where record.fault == nil {
            let known = sheet.headings(in: record.cells)
            if known > max(1, best?.known ?? 1) { best = (place, known) }
        }
        return best?.place ?? records.firstIndex { !($0.isRemark && $0.isAlone) } ?? records.indices.first
    }

    /// The heading of a column as the file has it.
    package func heading(of column: String) -> String {
        if let index = columns.firstIndex(of: column), headings.indices.contains(index) { return headings[index] }
        return sheet.column(column).map { "\($0.chinese)/\($0.id)" } ?? column
    }

    /// Whether the file has a column; of what it has no column for it says nothing.
    package func has(_ column: String) -> Bool { columns.contains(column) }

    private mutating func takeHeadings(_ record: CSVRecord) {
        if let fault = record.fault { return problems.append(.ofQuotes(fault, record, heading: "")) }
        headings = record.cells.map { CellText.trimmed(CellText.visible($0)) }
        if let place = headings.firstIndex(where: RefusedSheet.isReason) {
            reasons = place
            headings.remove(at: place)
        }
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
        let missing = sheet.columns.filter { $0.isRequired && !columns.contains($0.id) }
        if !missing.isEmpty { problems.append(.ofMissing(missing, record)) }
    }

    /// A line that begins with `#` and has no other cell, or the template's own example. Whatever else begins with `#` is data.
    private func isRemark(_ record: CSVRecord) -> Bool {
        guard record.fault == nil, record.isRemark else { return false }
        return record.isAlone || examples.contains(Array(record.cells.map(CellText.trimmed).prefix(sheet.columns.count)))
    }

    private mutating func take(_ found: CSVRecord) {
        var record = found
        if record.fault == nil { dropReason(&record) }
        if record.isBlank { return }
        if isRemark(record) { return remarks.append(record.line) }
        func broke(_ problem: LineProblem, _ cells: [String: String] = [:]) {
            problems.append(problem)
            broken.append(SheetRow(line: record.line, cells: cells, original: record.cells))
        }
        if let fault = record.fault {
            return broke(.ofQuotes(fault, record, heading: headings.indices.contains(fault.cell) ? headings[fault.cell] : ""))
        }
        let filled = record.cells.indices.filter { !CellText.trimmed(CellText.visible(record.cells[$0])).isEmpty }
        // A title, a total, a note; a line with full-width commas is one cell, too, and RowReader says so.
        if filled.count == 1, let only = filled.first, sheet.columns.count(where: \.isRequired) > 1, record.troubles.isEmpty,
            !record.cells[only].unicodeScalars.contains("，")
        {
            return broke(.ofSingleCell(record.cells[only], record))
        }
        if let extra = filled.first(where: { !columns.indices.contains($0) }) {
            let known = row(record, filled.filter(columns.indices.contains))
            return broke(.ofExtraCell(CellText.trimmed(record.cells[extra]), record, headings: headings.count), known.cells)
        }
        rows.append(row(record, filled))
    }

    private func dropping<Value>(_ cells: [Int: Value], at place: Int) -> [Int: Value] {
        Dictionary(uniqueKeysWithValues: cells.filter { $0.key != place }.map { ($0.key > place ? $0.key - 1 : $0.key, $0.value) })
    }

    private func dropReason(_ record: inout CSVRecord) {
        guard let reasons, record.cells.indices.contains(reasons) else { return }
        record.cells.remove(at: reasons)
        record.troubles = dropping(record.troubles, at: reasons)
    }

    private mutating func row(_ record: CSVRecord, _ filled: [Int]) -> SheetRow {
        var row = SheetRow(line: record.line, cells: [:], original: record.cells)
        for index in filled {
            guard let column = columns[index] else {
                if headings[index].isEmpty { noteUnheaded(index) }
                continue
            }
            let visible = CellText.visible(record.cells[index])
            if CellText.trimmed(visible) != CellText.trimmed(record.cells[index]),
                visible.unicodeScalars.count < record.cells[index].unicodeScalars.count,
                record.cells[index].unicodeScalars.contains(where: CellText.isUnseen)
            {
                cleaned.append("\(record.line) \(headings[index])")
            }
            row.cells[column] = SpreadsheetGuard.unprotected(CellText.trimmed(visible))
        }
        for (index, trouble) in record.troubles.sorted(by: { $0.key < $1.key }) where columns.indices.contains(index) {
            guard let column = columns[index] else { continue }
            row.troubled.insert(column)
            problems.append(.ofTrouble(trouble, record, heading: headings[index], value: record.cells[index]))
        }
        return row
    }

    private mutating func noteUnheaded(_ index: Int) {
        let name = Language.current(zh: "第 \(index + 1) 列（无标题）", en: "column \(index + 1) (no heading)")
        if !unknown.contains(name) { unknown.append(name) }
    }
}

extension CSVRecord {
    /// Whether nothing stands behind its first cell.
    var isAlone: Bool { troubles.isEmpty && cells.dropFirst().allSatisfy { CellText.trimmed(CellText.visible($0)).isEmpty } }
}

extension Sheet {
    /// How many different columns these cells name.
    package func headings(in cells: [String]) -> Int { Set(cells.compactMap { cell in columns.first { $0.isCalled(cell) }?.id }).count }
}
