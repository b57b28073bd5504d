internal import Schema

/// What the placeholders of a step stand for: the columns of the row it is told for, and the moment.
///
/// `<单位>` is the cell under that heading; `<date>`, `<month>`, `<quarter>`, `<half>` and `<year>` are the step's own day in the forms that the slots of
/// reports have; `<n>` counts the rows from 1.
struct StoryRow {
    package private(set) var values: [String: String]

    init(_ columns: StoryTable.Row, number: Int, time: Int64) {
        let date = CivilDate(milliseconds: time).description
        let (year, month) = (date.prefix(4), Int(date.dropFirst(5).prefix(2)) ?? 1)
        values = columns
        values["n"] = String(number)
        values["date"] = date
        values["month"] = String(date.prefix(7))
        values["quarter"] = "\(year)-Q\((month + 2) / 3)"
        values["half"] = "\(year)-H\((month + 5) / 6)"
        values["year"] = String(year)
    }

    /// The row within which a list is told; its own columns come first.
    func inner(_ columns: StoryTable.Row, number: Int) -> StoryRow {
        var inner = self
        inner.values.merge(columns) { $1 }
        inner.values["n"] = String(number)
        return inner
    }

    struct Unknown: Error {
        var placeholder: String
    }

    func fill(_ text: String) throws(Unknown) -> String {
        guard text.contains("<") else { return text }
        var (filled, rest) = ("", text[...])
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let name = String(rest[rest.index(after: open)..<close])
            guard let value = values[name] else { throw Unknown(placeholder: name) }
            filled += rest[..<open] + value
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    /// `<举措*>` as the only text of an element stands for as many elements as the cell holds pieces.
    func pieces(_ text: String) throws(Unknown) -> [String]? {
        guard text.hasPrefix("<"), text.hasSuffix("*>") else { return nil }
        let name = String(text.dropFirst().dropLast(2))
        guard let value = values[name] else { throw Unknown(placeholder: name) }
        return value.split(separator: "；").map(String.init)
    }
}
