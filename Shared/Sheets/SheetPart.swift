/// Reads the cells of a sheet.
final class SheetPart: XMLPartReader {
    private let part: String
    private let texts: [String]
    private let styles: WorkbookStyles
    private let from1904: Bool
    private var sheet: WorkbookSheet
    private var row = WorkbookSheet.Row(number: 0, cells: [])
    private var cellCount = 0
    private var hidden: [ClosedRange<Int>] = []
    private var merges: [CellRange] = []

    /// The cell being read.
    private var cell: Cell?
    private var text = RichText()
    private var isValue = false
    private var isInline = false

    private struct Cell {
        var column: Int
        var type: String
        var style: String?
        var value: String?
        var hasFormula = false
    }

    init(_ name: String, _ part: String, texts: [String], styles: WorkbookStyles, from1904: Bool) {
        self.part = part
        self.texts = texts
        self.styles = styles
        self.from1904 = from1904
        sheet = WorkbookSheet(name: name)
    }

    func start(_ element: String, _ attributes: [String: String]) throws(WorkbookFailure) {
        switch element {
        case "row": try startRow(attributes)
        case "c": try startCell(attributes)
        case "v":
            isValue = cell != nil
            if isValue { cell?.value = "" }
        case "f": cell?.hasFormula = true
        case "is":
            isInline = cell != nil
            text = RichText()
        case "col":
            if Self.isOn(attributes["hidden"]), let first = attributes["min"].flatMap({ Int($0) }),
                let last = attributes["max"].flatMap({ Int($0) }),
                first >= 1, first <= last, hidden.count < WorkbookLimits.columns
            {
                hidden.append(first - 1...last - 1)
            }
        case "mergeCell":
            if let range = attributes["ref"].flatMap({ CellRange($0) }) {
                guard merges.count < WorkbookLimits.mergedRows else { throw .tooLarge("\(part) (mergeCells)") }
                merges.append(range)
            }
        default: if isInline { text.start(element) }
        }
    }

    func text(_ piece: String) {
        if isValue { cell?.value? += piece } else if isInline { text.add(piece) }
    }

    func end(_ element: String) throws(WorkbookFailure) {
        switch element {
        case "v": isValue = false
        case "is": isInline = false
        case "c":
            if let cell { try put(content(of: cell), at: cell.column) }
            cell = nil
        case "row":
            while row.cells.last == .empty { row.cells.removeLast() }
            if !row.cells.isEmpty { sheet.rows.append(row) } else if sheet.hiddenRows.last == row.number { sheet.hiddenRows.removeLast() }
        default: if isInline { text.end(element) }
        }
    }

    private static func isOn(_ flag: String?) -> Bool { flag == "1" || flag == "true" }

    private func startRow(_ attributes: [String: String]) throws(WorkbookFailure) {
        let number = attributes["r"].flatMap { Int($0) } ?? row.number + 1
        guard number > row.number else { throw .damaged("\(part) (row \(number))") }
        guard number <= WorkbookLimits.rows else { throw .tooLarge("\(part) (row \(number))") }
        row = WorkbookSheet.Row(number: number, cells: [])
        if Self.isOn(attributes["hidden"]) { sheet.hiddenRows.append(number) }
    }

    private func startCell(_ attributes: [String: String]) throws(WorkbookFailure) {
        var column = row.cells.count
        if let name = attributes["r"] {
            guard let place = CellRange.place(name) else { throw .damaged("\(part) (\(name))") }
            column = place.column
        }
        guard column >= row.cells.count else { throw .damaged("\(part) (row \(row.number))") }
        cell = Cell(column: column, type: attributes["t"] ?? "n", style: attributes["s"])
    }

    private func put(_ content: WorkbookCell, at column: Int) throws(WorkbookFailure) {
        guard content != .empty else { return }
        cellCount += column + 1 - row.cells.count
        guard cellCount <= WorkbookLimits.cells else { throw .tooLarge("\(part) (cells)") }
        while row.cells.count < column { row.cells.append(.empty) }
        row.cells.append(content)
    }

    private func content(of cell: Cell) throws(WorkbookFailure) -> WorkbookCell {
        func told(_ text: String) -> WorkbookCell { text.isEmpty ? .empty : .text(text) }
        let value = cell.value ?? ""
        switch cell.type {
        case "inlineStr": return told(text.read)
        case "str": return cell.value == nil && cell.hasFormula ? .uncomputed : told(ExcelText.read(value))
        case "s":
            if value.isEmpty { return .empty }
            guard let index = Int(value), texts.indices.contains(index) else {
                throw .damaged("\(part) (row \(row.number), shared text \(value))")
            }
            return told(texts[index])
        case "b": return value.isEmpty ? (cell.hasFormula ? .uncomputed : .empty) : .boolean(value == "1" || value == "true")
        case "e": return .error(value.isEmpty ? "#N/A" : value)
        case "d": return Self.day(ofISO8601: value)
        default:
            if value.isEmpty { return cell.hasFormula ? .uncomputed : .empty }
            guard let number = ExcelNumber(value) else { throw .damaged("\(part) (row \(row.number), number \(value.prefix(40)))") }
            if styles.isDate(cell.style) { return ExcelDate.text(number, from1904: from1904) ?? .noDay(number.text) }
            return number.mayHaveLostDigits ? .lostDigits(number.text) : .number(number.text)
        }
    }

    /// A date as 2026-06-30, also with midnight as its time.
    private static func day(ofISO8601 value: String) -> WorkbookCell {
        if value.isEmpty { return .empty }
        let bytes = Array(value.utf8)
        let isDay =
            bytes.count >= 10 && bytes.prefix(10).enumerated().allSatisfy { [4, 7].contains($0) ? $1 == 0x2D : (0x30...0x39).contains($1) }
        guard isDay else { return .text(value) }
        let time = bytes.dropFirst(10)
        let isMidnight = time.allSatisfy { "T0:.Z".utf8.contains($0) }
        return isMidnight ? .date(String(decoding: bytes.prefix(10), as: UTF8.self)) : .text(value)
    }

    // MARK: Known only at the end

    func finished() throws(WorkbookFailure) -> WorkbookSheet {
        try markMerged()
        let last = sheet.rows.map(\.cells.count).max() ?? 0
        let used = Set(hidden.flatMap { range in range.clamped(to: 0...max(0, last - 1)).filter { range.contains($0) && $0 < last } })
        sheet.hiddenColumns = used.sorted().filter { column in
            sheet.rows.contains { $0.cells.indices.contains(column) && $0.cells[column] != .empty }
        }.map(CellRange.letters)
        return sheet
    }

    /// Marks merged cells: the first cell of a range has its value, the others refer to that cell.
    private func markMerged() throws(WorkbookFailure) {
        guard !merges.isEmpty else { return }
        let byNumber = Dictionary(uniqueKeysWithValues: sheet.rows.enumerated().map { ($1.number, $0) })
        var visited = 0
        for range in merges {
            visited += range.rows.count
            guard visited <= WorkbookLimits.mergedRows else { throw .tooLarge("\(part) (mergeCells)") }
            for number in range.rows {
                guard let place = byNumber[number] else { continue }
                for column in range.columns where column < max(sheet.rows[place].cells.count, 64) {
                    if number == range.rows.lowerBound, column == range.columns.lowerBound { continue }
                    if sheet.rows[place].cells.indices.contains(column) {
                        guard sheet.rows[place].cells[column] == .empty else { continue }
                        sheet.rows[place].cells[column] = .merged(into: range.first)
                    } else if number > range.rows.lowerBound {
                        while sheet.rows[place].cells.count < column { sheet.rows[place].cells.append(.empty) }
                        sheet.rows[place].cells.append(.merged(into: range.first))
                    }
                }
            }
        }
    }
}

/// A range of cells, such as A3:B7.
struct CellRange {
    var rows: ClosedRange<Int>
    /// Counted from 0.
    var columns: ClosedRange<Int>

    init?(_ reference: String) {
        let corners = reference.split(separator: ":").map { Self.place(String($0)) }
        guard (1...2).contains(corners.count), let first = corners[0], let last = corners[corners.count - 1], first.row <= last.row,
            first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }

    var first: String { Self.letters(columns.lowerBound) + String(rows.lowerBound) }

    /// Parses a cell's name: B7 is row 7 (from 1) and column 1 (from 0).
    static func place(_ name: String) -> (row: Int, column: Int)? {
        let letters = name.utf8.prefix { (0x41...0x5A).contains($0 & 0xDF) && $0 > 0x40 }
        guard (1...3).contains(letters.count), let row = Int(name.utf8.dropFirst(letters.count).map { String(UnicodeScalar($0)) }.joined()),
            (1...WorkbookLimits.rows).contains(row)
        else { return nil }
        let column = letters.reduce(0) { $0 * 26 + Int($1 & 0xDF) - 0x40 } - 1
        return column < WorkbookLimits.columns ? (row, column) : nil
    }

    static func letters(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest >= 0 {
            letters.insert(UInt8(0x41 + rest % 26), at: 0)
            rest = rest / 26 - 1
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
