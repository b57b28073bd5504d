/// A record of a CSV file with the line on which it begins.
struct CSVRecord: Hashable, Sendable {
    /// Counts from 1, as editors do; the cells of one record may stand on several lines.
    var line: Int
    var cells: [String]
    /// What is wrong with its quotes; then there is one cell, the whole line as it stands.
    var fault: Fault?

    /// Each names the cell, counted from 0.
    enum Fault: Hashable, Sendable {
        /// A quote is opened and never closed.
        case unclosedQuote(cell: Int)
        /// Something follows a closing quote.
        case textAfterQuote(cell: Int)
        /// A quote within a cell that is not quoted.
        case strayQuote(cell: Int)
        /// More bytes than any cell may have.
        case tooLong(cell: Int)

        var cell: Int {
            switch self {
            case .unclosedQuote(let cell), .textAfterQuote(let cell), .strayQuote(let cell), .tooLong(let cell): cell
            }
        }
    }

    var isBlank: Bool { fault == nil && cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }

    /// A line that begins with `#` is a remark.
    var isRemark: Bool { cells.first?.hasPrefix("#") ?? false }
}
