internal import Foundation
internal import Schema
internal import Sheets

/// Rows that are printed as a table for people, as NDJSON for programs, or as a sheet, from the same cells.
struct Listing {
    struct Column {
        /// The field's name in JSON: stable.
        var key: String
        var heading: PBText
        var alignment: Table.Alignment
        /// What the ids in it stand for, if their names are to be put beside them.
        var refers: Reference?

        init(_ key: String, zh: String, en: String, _ alignment: Table.Alignment = .left) {
            self.init(key, zh: zh, en: en, alignment, refers: Reference(key: key))
        }

        init(_ key: String, zh: String, en: String, _ alignment: Table.Alignment = .left, refers: Reference?) {
            self.key = key
            heading = .both(zh, en)
            self.alignment = alignment
            self.refers = refers
        }
    }

    enum Cell: Hashable {
        case text(String)
        case number(Int64)
        /// An exact decimal: a text in JSON.
        case decimal(String)
        case day(CivilDate)
        case integers([Int64])
        /// An enumerated value: its code in JSON, everywhere else the word for it.
        case word(String, PBText)
        case flag(Bool)
        /// Chosen by the reader's language in a table; both languages in JSON.
        case both(PBText)
        /// Blank in a table, null in JSON.
        case none

        static func count(_ number: some BinaryInteger) -> Cell { .number(Int64(clamping: number)) }
        static func date(_ date: CivilDate?) -> Cell { date.map { .day($0) } ?? .none }
        /// Some whole numbers: how many there are in a table, an array in JSON.
        static func numbers(_ numbers: some Sequence<some BinaryInteger>) -> Cell { .integers(numbers.map { Int64(clamping: $0) }) }
        static func list(_ parts: [String]) -> Cell { parts.isEmpty ? .none : .text(parts.joined(separator: " ")) }
    }

    let columns: [Column]
    private(set) var rows: [[Cell]] = []
    /// Said in place of a table without rows.
    let empty: PBText
    /// Of the sheet.
    let name: PBText

    init(_ columns: [Column], named name: PBText = .both("列表", "List"), empty: PBText = .both("没有。", "There are none.")) {
        self.columns = columns
        self.name = name
        self.empty = empty
    }

    mutating func add(_ cells: [Cell]) { rows.append(cells) }

    func print(_ output: Output, _ language: Language) { Self.print([self], output, language) }

    /// Of what a command did, which is no sheet.
    func print(_ format: OutputFormat, _ language: Language) { print(Output(format: format == .json ? .json : .table), language) }

    /// Tables below each other, or sheets of one workbook.
    static func print(_ listings: [Listing], _ output: Output, _ language: Language) {
        switch output.format {
        case .json: for line in listings.flatMap(\.lines) { Console.print(line) }
        case .table: Console.print(listings.map { $0.rows.isEmpty ? language($0.empty) : $0.table(language) }.joined(separator: "\n\n"))
        case .csv, .xlsx: SheetOutput.write(listings.map { $0.sheet(language) }, output, language)
        }
    }

    /// One thing, a row for each of its fields.
    static func fields(named name: PBText, _ fields: [(PBText, Cell)]) -> Listing {
        var listing = Listing([Column("field", zh: "项目", en: "field"), Column("value", zh: "内容", en: "value")], named: name)
        for (name, value) in fields { listing.add([.both(name), value]) }
        return listing
    }

    func sheet(_ language: Language) -> SheetTable {
        SheetTable(
            name: language(name), headings: columns.map { language($0.heading) },
            rows: rows.map { row in row.map { Self.cell($0, language) } })
    }

    private static func cell(_ cell: Cell, _ language: Language) -> SheetCell {
        switch cell {
        case .text(let text): .text(text)
        case .number(let number): .number(String(number))
        case .decimal(let number): .number(number)
        case .day(let day): .date(day.description)
        case .integers(let numbers): .number(String(numbers.count))
        case .flag(let flag): flag ? .text(language(zh: "是", en: "yes")) : .empty
        case .both(let text), .word(_, let text): .text(language(text))
        case .none: .empty
        }
    }

    func table(_ language: Language) -> String {
        var table = Table(columns.map { (language($0.heading), $0.alignment) })
        for row in rows { table.add(row.map { shown($0, language) }) }
        return table.text
    }

    /// One JSON object a row, its fields in the order of the columns.
    var lines: [String] {
        rows.map { row in "{" + zip(columns, row).map { "\(Self.quoted($0.key)):\(Self.json($1))" }.joined(separator: ",") + "}" }
    }

    private func shown(_ cell: Cell, _ language: Language) -> String {
        switch cell {
        case .text(let text): text
        case .number(let number): String(number)
        case .decimal(let number): number
        case .day(let day): day.description
        case .integers(let numbers): String(numbers.count)
        case .flag(let flag): flag ? language(zh: "是", en: "yes") : ""
        case .both(let text), .word(_, let text): language(text)
        case .none: ""
        }
    }

    private static func json(_ cell: Cell) -> String {
        switch cell {
        case .text(let text), .decimal(let text), .word(let text, _): quoted(text)
        case .number(let number): String(number)
        case .day(let day): quoted(day.description)
        case .integers(let numbers): "[\(numbers.map(String.init).joined(separator: ","))]"
        case .flag(let flag): flag ? "true" : "false"
        case .both(let text): "{\"zh\":\(quoted(text.zh)),\"en\":\(quoted(text.en))}"
        case .none: "null"
        }
    }

    /// A JSON string (RFC 8259): quotation marks, backslashes and control characters escaped, everything else as it is.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension Listing {
    /// For a command's help: the members of its JSON objects, which stay as they are.
    static func members(_ columns: [Column]) -> String {
        let names = withNames(columns).map(\.key)
        return said(zh: "JSON 字段：\(names.joined(separator: "、"))。", en: "JSON members: \(names.joined(separator: ", ")).")
    }
}
