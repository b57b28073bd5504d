/// A table of a story: CSV in UTF-8 (RFC 4180), the first line its headings, lines that begin with `#` remarks. A cell that holds several things
/// separates them with `；`.
struct StoryTable {
    typealias Row = [String: String]

    private(set) var rows: [Row] = []
    /// Lines whose number of cells is not that of the headings, counted from 1.
    private(set) var badLines: [Int] = []

    init(_ text: String) {
        var records = Self.records(text).filter { $0.cells != [""] && !$0.cells[0].hasPrefix("#") }[...]
        guard let headings = records.popFirst()?.cells else { return }
        for record in records {
            guard record.cells.count == headings.count else {
                badLines.append(record.line)
                continue
            }
            rows.append(Row(zip(headings, record.cells)) { first, _ in first })
        }
    }

    private static func records(_ text: String) -> [(line: Int, cells: [String])] {
        var records: [(line: Int, cells: [String])] = []
        var (cells, cell, line, begun, isQuoted) = ([String](), "", 1, 1, false)
        var rest = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"" where isQuoted && rest.first == "\"":
                cell.unicodeScalars.append("\"")
                rest.removeFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                cells.append(cell)
                cell = ""
            case "\r" where !isQuoted: break
            case "\n":
                line += 1
                guard !isQuoted else {
                    cell.unicodeScalars.append(scalar)
                    continue
                }
                records.append((begun, cells + [cell]))
                (cells, cell, begun) = ([], "", line)
            default: cell.unicodeScalars.append(scalar)
            }
        }
        if !cell.isEmpty || !cells.isEmpty { records.append((begun, cells + [cell])) }
        return records
    }
}
