internal import Domain
internal import Files
internal import RegistryCore
internal import Schema
internal import Views

/// Reads the cells of one line, and notes everything that is wrong in it.
struct RowReader {
    let reading: SheetReading
    let row: SheetRow
    package private(set) var problems: [LineProblem] = []

    init(_ row: SheetRow, of reading: SheetReading) {
        self.row = row
        self.reading = reading
    }

    mutating func note(_ column: String, _ code: String, zh: String, en: String) {
        // One reason is enough for a cell that could not even be read.
        guard row.troubled.isDisjoint(with: [column]) else { return }
        problems.append(
            LineProblem(line: row.line, column: reading.heading(of: column), value: row[column], code: code, text: .both(zh, en)))
    }

    /// - Parameter most: bytes of UTF-8.
    mutating func text(_ column: String, most: Int = 600) -> String {
        let text = row[column]
        if text.isEmpty {
            if reading.sheet.column(column)?.isRequired == true { noteMissing(column) }
        } else if text.utf8.count > most {
            note(
                column, "too_long", zh: "有 \(text.utf8.count) 字节，最多 \(most) 字节（一个汉字三字节）。请缩短。",
                en: "has \(text.utf8.count) bytes, at most \(most) are allowed (a Chinese character has three). Shorten it.")
        } else if let hidden = HiddenCharacters.first(in: text) {
            let number = "U+\(HiddenCharacters.number(hidden))"
            note(
                column, "hidden_character", zh: "有看不见的控制字符 \(number)。请删去。",
                en: "has a control character that nobody sees, \(number). Delete it.")
        } else if most < FieldBounds.longText, text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) {
            note(column, "line_break", zh: "有换行或制表符，须写在一行之内。", en: "has a line break or a tab; it must be a single line.")
        }
        return text
    }

    /// A text with its English counterpart in the column beside it; one of the two is enough.
    mutating func both(_ column: String, most: Int = 600) -> PBText {
        let english = text("\(column)-en", most: most)
        return .both(row[column].isEmpty && !english.isEmpty ? "" : text(column, most: most), english)
    }

    private mutating func noteMissing(_ column: String) {
        // A line written with full-width commas is one single cell.
        let isWide = row.original.contains { $0.contains("，") } && row.original.count < reading.headings.count
        note(
            column, "missing_value", zh: "是空的，须填写。" + (isWide ? "本行有全角逗号，它不是分隔符，请改为半角。" : ""),
            en: "is empty and must be filled in." + (isWide ? " The line has full-width commas, which do not separate: use commas." : ""))
    }

    /// The id of something: lower-case letters, digits and inner hyphens. Full-width forms and capitals are taken for what is meant.
    mutating func id(_ column: String) -> String {
        let id = Self.plainID(text(column))
        guard !id.isEmpty else { return "" }
        do throws(Refusal) { try FieldBounds.checkID(id, field: column) } catch {
            note(
                column, "not_an_id", zh: "不是编号：只能用小写字母、数字和中间的连字符，例如 t01-v003。不要写名称。",
                en: "is not an id: use lower-case letters, digits and inner hyphens, such as t01-v003, not a name.")
        }
        return id
    }

    /// `A/B`, or just `B` where that is allowed.
    mutating func path(_ column: String, parts counts: ClosedRange<Int>) -> [String] {
        let parts = Self.plainID(text(column)).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts != [""], !parts.isEmpty else { return [] }
        let areIDs = parts.allSatisfy { part in
            do throws(Refusal) { try FieldBounds.checkID(part, field: column) } catch { return false }
            return true
        }
        guard areIDs, counts.contains(parts.count) else {
            note(
                column, "not_an_id", zh: "须写成“单位编号/编号”\(counts.contains(1) ? "，本单位的只写编号" : "")，例如 t01/road-1。",
                en: "must be unit/id\(counts.contains(1) ? ", or the id alone if it is the unit's own" : ""), such as t01/road-1.")
            return []
        }
        return parts
    }

    static func plainID(_ cell: String) -> String { CellText.lowercased(CellText.trimmed(CellText.narrow(cell))) }

    mutating func date(_ column: String) -> CivilDate? {
        let text = text(column)
        guard !text.isEmpty else { return nil }
        if let date = CellDate.read(text) { return date }
        let isSerial = CellNumber.read(text).map { (20_000...80_000).contains($0) } ?? false
        note(
            column, "not_a_date",
            zh: "不是日期，或没有这一天。请写成 2026-06-30、2026/6/30 或 2026年6月30日。" + (isSerial ? "这像是 Excel 的天数，请把该列设为日期格式。" : ""),
            en: "is not a date, or there is no such day. Write 2026-06-30 or 2026/6/30."
                + (isSerial ? " It looks like Excel's number of a day: format the column as a date." : ""))
        return nil
    }

    mutating func whole(_ column: String, in range: ClosedRange<Int64>, otherwise: Int64? = nil) -> Int64? {
        let text = text(column)
        guard !text.isEmpty else { return otherwise }
        guard let number = CellNumber.read(text) else {
            note(
                column, "not_a_number", zh: "不是整数。请只写数字，例如 1200 或 1,200；计量单位写在它自己的列里。",
                en: "is not a whole number. Write digits only, such as 1200 or 1,200; the unit of measure has a column of its own.")
            return nil
        }
        guard range.contains(number) else {
            note(
                column, "out_of_range", zh: "须在 \(range.lowerBound) 与 \(range.upperBound) 之间。",
                en: "must lie between \(range.lowerBound) and \(range.upperBound).")
            return nil
        }
        return number
    }

    mutating func word<Value>(_ column: String, _ words: [CellWord<Value>]) -> Value? {
        let text = text(column)
        guard !text.isEmpty else { return nil }
        if let word = words.first(where: { $0.isCalled(text) }) { return word.value }
        note(
            column, "unknown_word", zh: "不认识。可以写：\(CellWord.list(words, .zh))。",
            en: "is not known. It may be: \(CellWord.list(words, .en)).")
        return nil
    }

    /// Several in one cell, separated by 、 ; ， or a space.
    mutating func several(_ column: String) -> [String] {
        text(column, most: FieldBounds.longText).unicodeScalars.split { "、;；,，\n".unicodeScalars.contains($0) }
            .map { CellText.trimmed(String(String.UnicodeScalarView($0))) }.filter { !$0.isEmpty }
    }
}
