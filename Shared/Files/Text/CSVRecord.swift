/// A row of a file, CSV or a workbook, with the line on which it begins.
package struct CSVRecord: Hashable, Sendable {
    /// Counts from 1, as editors do; the cells of one record may stand on several lines.
    package var line: Int
    package var cells: [String]
    /// Cells of a workbook, counted from 0, of which something else stands in `cells` than what they mean.
    package var troubles: [Int: CellTrouble] = [:]
    /// What is wrong with its quotes; then there is one cell, the whole line as it stands.
    package var fault: Fault?

    package init(line: Int, cells: [String], troubles: [Int: CellTrouble] = [:], fault: Fault? = nil) {
        self.line = line
        self.cells = cells
        self.troubles = troubles
        self.fault = fault
    }

    /// Each names the cell, counted from 0.
    package enum Fault: Hashable, Sendable {
        /// A quote is opened and never closed.
        case unclosedQuote(cell: Int)
        /// Something follows a closing quote.
        case textAfterQuote(cell: Int)
        /// A quote within a cell that is not quoted.
        case strayQuote(cell: Int)
        /// More bytes than any cell may have.
        case tooLong(cell: Int)
        /// More cells than a spreadsheet has columns.
        case tooWide(cell: Int)

        package var cell: Int {
            switch self {
            case .unclosedQuote(let cell), .textAfterQuote(let cell), .strayQuote(let cell), .tooLong(let cell),
                .tooWide(let cell):
                cell
            }
        }
    }

    package var isBlank: Bool { fault == nil && troubles.isEmpty && cells.allSatisfy { CellText.trimmed($0).isEmpty } }

    /// A line that begins with `#`.
    package var isRemark: Bool { cells.first?.utf8.first == UInt8(ascii: "#") }
}

/// Why a cell of a workbook says nothing that could be imported.
package enum CellTrouble: Hashable, Sendable {
    /// #N/A and the like.
    case error
    /// A formula whose value the program that wrote the file has not computed.
    case uncomputed
    /// A number of more digits than a spreadsheet holds.
    case lostDigits
    /// A number formatted as a date that is no day.
    case noDay
    /// Joined with the cell at that place, which has the value of all.
    case merged(into: String)
}
