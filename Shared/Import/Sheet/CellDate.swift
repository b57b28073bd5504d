internal import Files
package import Schema

/// A date in a cell: 2026-06-30, 2026/6/30, 2026.6.30, 2026年6月30日, 20260630; with a midnight behind it as spreadsheets put it.
package enum CellDate {
    package static func read(_ cell: String) -> CivilDate? {
        var text = CellText.narrow(cell)
        for midnight in [" 00:00:00", " 0:00:00", " 00:00", " 0:00"] where text.hasSuffix(midnight) {
            text = String(text.dropLast(midnight.count))
            break
        }
        if text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return CivilDate("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
        }
        guard let parts = parts(text) else { return nil }
        return CivilDate("\(parts[0])-\(padded(parts[1]))-\(padded(parts[2]))")
    }

    private static func parts(_ text: String) -> [Substring]? {
        let parts: [Substring]
        if text.contains("年") {
            guard text.hasSuffix("日") || text.hasSuffix("号") else { return nil }
            parts = text.dropLast().split(omittingEmptySubsequences: false) { $0 == "年" || $0 == "月" }
        } else {
            guard let separator = ["-", "/", "."].first(where: { text.contains($0) }) else { return nil }
            parts = text.split(separator: separator, omittingEmptySubsequences: false)
        }
        let trimmed = parts.map { CellText.trimmed(String($0))[...] }
        return trimmed.count == 3 && trimmed[0].count == 4 && (1...2).contains(trimmed[1].count) && (1...2).contains(trimmed[2].count)
            ? trimmed : nil
    }

    private static func padded(_ part: Substring) -> String { part.count == 1 ? "0" + part : String(part) }
}
