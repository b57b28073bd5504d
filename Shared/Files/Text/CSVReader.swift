/// Reads CSV after RFC 4180, strictly: every record with its line, and what is wrong with its quotes as a value of that record.
///
/// A reader of our own because the one that is at hand (SwiftCSV 0.10) keeps no line numbers and gives up the whole file at the first wrong quote,
/// while an import has to name every bad line. It goes over bytes of UTF-8, so that ten thousand lines take no time.
///
/// After a wrong quote it goes on with the next line: otherwise one forgotten quote would swallow everything up to the next one.
package struct CSVReader {
    /// Bytes of one cell. The longest text of a submission is a page of 6,000.
    package static let largestCell = 16 * 1024
    /// Cells of one record: many times the columns of any table of ours. A line with more is another file's.
    package static let mostCells = 1_000
    /// Records among which the heading is looked for: titles and remarks may stand above it.
    package static let mostTitles = 30

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private init(_ bytes: [UInt8], separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
    }

    /// Every record that is not blank, in their order.
    ///
    /// - Parameters:
    ///   - remarks: also lines that begin with `#`; nobody but who knows the headings can tell a remark from a row.
    ///   - headings: how many cells of a record are headings that are known; of a file that does not announce its separator the one is taken with
    ///     which most of them are found.
    package static func read(
        _ bytes: [UInt8], remarks: Bool = false, headings: (([String]) -> Int)? = nil
    ) -> (records: [CSVRecord], separator: Character) {
        var (separator, start) = CSVSeparator.detect(in: bytes)
        if start == 0, let headings { separator = likeliest(bytes, headings) ?? separator }
        var reader = CSVReader(bytes, separator: separator)
        if start > 0 {
            reader.position = start
            reader.line = 2
        }
        var records: [CSVRecord] = []
        while let record = reader.next() {
            if !record.isBlank, remarks || !record.isRemark { records.append(record) }
        }
        return (records, Character(Unicode.Scalar(separator)))
    }

    /// nil if no separator makes a line with two known headings.
    private static func likeliest(_ bytes: [UInt8], _ headings: ([String]) -> Int) -> UInt8? {
        var best: (separator: UInt8, found: Int)?
        for separator in CSVSeparator.all {
            var reader = CSVReader(bytes, separator: separator)
            for _ in 0..<mostTitles {
                guard let record = reader.next() else { break }
                let found = record.fault == nil ? headings(record.cells) : 0
                if found > max(1, best?.found ?? 1) { best = (separator, found) }
            }
        }
        return best?.separator
    }

    private mutating func next() -> CSVRecord? {
        guard position < bytes.count else { return nil }
        let (start, first) = (position, line)
        var cells: [String] = []
        while true {
            let (cell, found) = cell(cells.count)
            cells.append(cell)
            if let fault = found ?? (cells.count > Self.mostCells ? .tooWide(cell: Self.mostCells) : nil) {
                (position, line) = (start, first)
                return CSVRecord(line: first, cells: [wholeLine()], fault: fault)
            }
            guard position < bytes.count, bytes[position] == separator else { break }
            position += 1
        }
        skipLineEnd()
        return CSVRecord(line: first, cells: cells)
    }

    /// Reads up to the separator or the line's end behind the cell.
    private mutating func cell(_ index: Int) -> (String, CSVRecord.Fault?) {
        guard position < bytes.count, bytes[position] == Self.quote else { return plainCell(index) }
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                if position < bytes.count, bytes[position] == Self.quote {
                    position += 1
                } else {
                    let ends = position == bytes.count || isEnd(bytes[position])
                    return (String(decoding: content, as: UTF8.self), ends ? nil : .textAfterQuote(cell: index))
                }
            }
            // A return and a line feed together are one line's end.
            if byte == Self.lineFeed || (byte == Self.carriageReturn && !(position < bytes.count && bytes[position] == Self.lineFeed)) {
                line += 1
            }
            content.append(byte)
            if content.count > Self.largestCell { return ("", .tooLong(cell: index)) }
        }
        return ("", .unclosedQuote(cell: index))
    }

    private mutating func plainCell(_ index: Int) -> (String, CSVRecord.Fault?) {
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        let content = bytes[start..<position]
        let text = String(decoding: content, as: UTF8.self)
        if content.count > Self.largestCell { return (text, .tooLong(cell: index)) }
        return (text, content.contains(Self.quote) ? .strayQuote(cell: index) : nil)
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn }

    private mutating func wholeLine() -> String {
        let start = position
        while position < bytes.count, bytes[position] != Self.lineFeed, bytes[position] != Self.carriageReturn { position += 1 }
        defer { skipLineEnd() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skipLineEnd() {
        guard position < bytes.count else { return }
        let byte = bytes[position]
        position += 1
        if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
        line += 1
    }
}
