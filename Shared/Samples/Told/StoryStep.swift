internal import Schema
internal import Yams

/// A step as it stands in the file.
struct StoryStep {
    let node: Node
    /// The name of the body's field in JSON; `tick` for ticks.
    let kind: String
    let body: Node

    private static let words: Set<String> = ["at", "by", "unit", "each", "where", "except", "expect"]

    /// - Returns: nil unless there is exactly one body, and what every step needs.
    init?(_ node: Node) {
        guard let mapping = node.mapping else { return nil }
        let bodies = mapping.filter { !Self.words.contains($0.key.scalar?.string ?? "") }
        guard bodies.count == 1, let kind = bodies.first?.key.scalar?.string, let body = bodies.first?.value else { return nil }
        guard mapping["at"] != nil, kind == "tick" || (mapping["by"] != nil && mapping["unit"] != nil) else { return nil }
        self.node = node
        self.kind = kind
        self.body = body
    }

    var tick: Node? { kind == "tick" ? body : nil }

    /// Its moments, in milliseconds since 1970; written as `2025-03-01T09:00` in China's time.
    func times() throws(StoryBody.Wrong) -> [Int64] {
        guard let at = node["at"] else { return [] }
        var times: [Int64] = []
        for moment in at.sequence.map(Array.init) ?? [at] {
            let parts = (moment.scalar?.string ?? "").split(separator: "T")
            let clock = parts.last?.split(separator: ":").compactMap { Int($0) } ?? []
            guard parts.count == 2, let date = CivilDate(String(parts[0])), clock.count == 2, clock[0] < 24, clock[1] < 60 else {
                throw StoryBody.Wrong(
                    node: moment, zh: "时刻须如 2025-03-01T09:00。", en: "a moment is written as 2025-03-01T09:00.")
            }
            times.append(SampleClock.at(date, clock[0], clock[1]))
        }
        return times
    }

    /// The rows it is told for: those of a table or those written down here. Without `each`, once.
    func rows(_ tables: [String: StoryTable]) throws(StoryBody.Wrong) -> [StoryTable.Row] {
        guard let each = node["each"] else { return [[:]] }
        var rows: [StoryTable.Row]
        if let written = each.sequence {
            rows = written.map { element in
                StoryTable.Row(
                    (element.mapping ?? [:]).map { ($0.key.scalar?.string ?? "", $0.value.scalar?.string ?? "") }
                ) { first, _ in first }
            }
        } else {
            guard let table = tables[each.scalar?.string ?? ""] else {
                throw StoryBody.Wrong(node: each, zh: "没有这张表。", en: "there is no such table.")
            }
            rows = table.rows
        }
        if let filter = node["where"]?.mapping { rows = rows.filter { row in filter.allSatisfy { Self.matches(row, $0.key, $0.value) } } }
        if let filter = node["except"]?.mapping { rows = rows.filter { row in !filter.allSatisfy { Self.matches(row, $0.key, $0.value) } } }
        guard !rows.isEmpty else { throw StoryBody.Wrong(node: each, zh: "没有选中任何一行。", en: "no row is chosen.") }
        return rows
    }

    /// The cell is the value, or one of the values.
    private static func matches(_ row: StoryTable.Row, _ heading: Node, _ value: Node) -> Bool {
        let wanted = value.sequence.map { $0.map { $0.scalar?.string ?? "" } } ?? [value.scalar?.string ?? ""]
        return row[heading.scalar?.string ?? ""].map { wanted.contains($0) } ?? false
    }

    /// - Returns: empty if it is not there.
    func text(_ word: String, _ row: StoryRow) throws(StoryBody.Wrong) -> String {
        guard let value = node[word] else { return "" }
        do { return try row.fill(value.scalar?.string ?? "") } catch {
            throw StoryBody.Wrong(
                node: value, zh: "没有“\(error.placeholder)”这一列。", en: "there is no column “\(error.placeholder)”.")
        }
    }
}
