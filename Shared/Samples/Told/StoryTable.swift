internal import Files

/// A table of a story: CSV in UTF-8, read as an import reads it (``CSVReader``), the first line its headings, lines that begin with `#` remarks.
/// A cell that holds several things separates them with `；`.
struct StoryTable {
    typealias Row = [String: String]

    package private(set) var rows: [Row] = []
    /// Lines whose number of cells is not that of the headings, or whose quotes are wrong, counted from 1.
    package private(set) var badLines: [Int] = []

    init(_ text: String) {
        var records = CSVReader.read(Array(text.drop { $0 == "\u{FEFF}" }.utf8)).records[...]
        guard let headings = records.popFirst()?.cells else { return }
        for record in records {
            guard record.fault == nil, record.cells.count == headings.count else {
                badLines.append(record.line)
                continue
            }
            rows.append(Row(zip(headings, record.cells)) { first, _ in first })
        }
    }
}
