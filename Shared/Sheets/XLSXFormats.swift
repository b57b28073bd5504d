internal import CXlsxwriter

/// The cell formats of a workbook, each created once.
struct XLSXFormats {
    typealias Format = UnsafeMutablePointer<lxw_format>

    private let book: UnsafeMutablePointer<lxw_workbook>
    private var known: [String: Format] = [:]

    let heading: Format?
    let date: Format?

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        self.book = book
        heading = workbook_add_format(book)
        format_set_bold(heading)
        date = workbook_add_format(book)
        format_set_num_format(date, "yyyy-mm-dd")
    }

    mutating func number(_ format: String) -> Format? { made(as: format) }

    /// Formatted as text, so that what somebody types into the cell stays what was typed.
    mutating func text(wraps: Bool = false) -> Format? { made(as: "@", wraps: wraps) }

    /// The format for the blank cells of a column: dates for a column of dates, no format for numbers and mixed columns, otherwise text.
    mutating func format(ofColumn cells: some Sequence<SheetCell>) -> Format? {
        var (dates, numbers, others) = (false, false, false)
        for cell in cells {
            switch cell {
            case .date: dates = true
            case .number: numbers = true
            case .text: others = true
            case .empty: break
            }
        }
        switch (dates, numbers, others) {
        case (true, false, false): return date
        case (false, true, false): return nil
        case (false, false, _): return text()
        case (true, true, _), (true, false, true), (false, true, true): return nil
        }
    }

    private mutating func made(as format: String, wraps: Bool = false) -> Format? {
        let name = wraps ? "\(format)\n" : format
        if let format = known[name] { return format }
        guard let new = workbook_add_format(book) else { return nil }
        format_set_num_format(new, format)
        if wraps { format_set_text_wrap(new) }
        known[name] = new
        return new
    }
}
