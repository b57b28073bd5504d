package import Domain
internal import Files
internal import Foundation
package import Schema
package import Sheets

/// Rows that are printed as a table for people, as NDJSON for programs, or as a sheet, from the same cells.
package struct Listing {
    package struct Column {
        /// The field's name in JSON: stable.
        package var key: String
        package var heading: PBText
        package var alignment: Table.Alignment
        /// What the ids in it stand for, if their names are to be put beside them.
        package var refers: Reference?

        package init(_ key: String, zh: String, en: String, _ alignment: Table.Alignment = .left) {
            self.init(key, zh: zh, en: en, alignment, refers: Reference(key: key))
        }

        package init(_ key: String, zh: String, en: String, _ alignment: Table.Alignment = .left, refers: Reference?) {
            self.key = key
            heading = .both(zh, en)
            self.alignment = alignment
            self.refers = refers
        }
    }

    package enum Cell: Hashable {
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

        package static func count(_ number: some BinaryInteger) -> Cell { .number(Int64(clamping: number)) }
        package static func date(_ date: CivilDate?) -> Cell { date.map { .day($0) } ?? .none }
        /// Some whole numbers: how many there are in a table, an array in JSON.
        package static func numbers(_ numbers: some Sequence<some BinaryInteger>) -> Cell { .integers(numbers.map { Int64(clamping: $0) }) }
        package static func list(_ parts: [String]) -> Cell { parts.isEmpty ? .none : .text(parts.joined(separator: " ")) }
    }

    package let columns: [Column]
    package private(set) var rows: [[Cell]] = []
    /// Said in place of a table without rows.
    package let empty: PBText
    /// Of the sheet.
    package let name: PBText

    package init(_ columns: [Column], named name: PBText = .both("列表", "List"), empty: PBText = .both("没有。", "There are none.")) {
        self.columns = columns
        self.name = name
        self.empty = empty
    }

    package mutating func add(_ cells: [Cell]) { rows.append(cells) }

    /// One thing, a row for each of its fields.
    package static func fields(named name: PBText, _ fields: [(PBText, Cell)]) -> Listing {
        var listing = Listing([Column("field", zh: "项目", en: "field"), Column("value", zh: "内容", en: "value")], named: name)
        for (name, value) in fields { listing.add([.both(name), value]) }
        return listing
    }

    package func sheet(_ language: Language) -> SheetTable {
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

    package func table(_ language: Language) -> String {
        var table = Table(columns.map { (language($0.heading), $0.alignment) })
        for row in rows { table.add(row.map { shown($0, language) }) }
        return table.text
    }

    /// One JSON object a row, its fields in the order of the columns.
    package var lines: [String] {
        rows.map { row in "{" + zip(columns, row).map { "\(JSON.quoted($0.key)):\(Self.json($1))" }.joined(separator: ",") + "}" }
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
        case .text(let text), .decimal(let text), .word(let text, _): JSON.quoted(text)
        case .number(let number): String(number)
        case .day(let day): JSON.quoted(day.description)
        case .integers(let numbers): "[\(numbers.map(String.init).joined(separator: ","))]"
        case .flag(let flag): flag ? "true" : "false"
        case .both(let text): "{\"zh\":\(JSON.quoted(text.zh)),\"en\":\(JSON.quoted(text.en))}"
        case .none: "null"
        }
    }
}

extension Listing {
    /// For a command's help: the members of its JSON objects, which stay as they are.
    package static func members(_ columns: [Column]) -> String {
        let names = withNames(columns).map(\.key)
        return said(zh: "JSON 字段：\(names.joined(separator: "、"))。", en: "JSON members: \(names.joined(separator: ", ")).")
    }
}
