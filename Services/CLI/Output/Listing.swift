internal import Foundation
internal import Schema

/// Rows that are printed as a table for people or as NDJSON for programs, from the same cells.
struct Listing {
    struct Column {
        /// The field's name in JSON: stable.
        var key: String
        var heading: PBText
        var alignment: Table.Alignment

        init(_ key: String, zh: String, en: String, _ alignment: Table.Alignment = .left) {
            self.key = key
            heading = .both(zh, en)
            self.alignment = alignment
        }
    }

    enum Cell: Hashable {
        case text(String)
        case number(Int64)
        case flag(Bool)
        /// Chosen by the reader's language in a table; both languages in JSON.
        case both(PBText)
        /// Blank in a table, null in JSON.
        case none

        static func count(_ number: some BinaryInteger) -> Cell { .number(Int64(clamping: number)) }
        static func date(_ date: CivilDate?) -> Cell { date.map { .text($0.description) } ?? .none }
        static func list(_ parts: [String]) -> Cell { parts.isEmpty ? .none : .text(parts.joined(separator: " ")) }
    }

    let columns: [Column]
    private(set) var rows: [[Cell]] = []
    /// Said in place of a table without rows.
    let empty: PBText

    init(_ columns: [Column], empty: PBText = .both("没有。", "There are none.")) {
        self.columns = columns
        self.empty = empty
    }

    mutating func add(_ cells: [Cell]) { rows.append(cells) }

    func print(_ format: OutputFormat, _ language: Language) {
        switch format {
        case .json: for line in lines { Console.print(line) }
        case .table: Console.print(rows.isEmpty ? language(empty) : table(language))
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
        case .flag(let flag): flag ? language(zh: "是", en: "yes") : ""
        case .both(let text): language(text)
        case .none: ""
        }
    }

    private static func json(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(text)
        case .number(let number): String(number)
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
        let names = columns.map(\.key)
        return said(zh: "JSON 字段：\(names.joined(separator: "、"))。", en: "JSON members: \(names.joined(separator: ", ")).")
    }
}
