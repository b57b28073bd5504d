/// What stands between the cells: comma, semicolon or tab, whichever the heading has most of.
enum CSVSeparator {
    /// In the order in which they are preferred.
    static let all: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

    /// - Returns: the separator, and where the records begin: behind Excel's own first line `sep=;`, if there is one.
    static func detect(in bytes: [UInt8]) -> (separator: UInt8, start: Int) {
        if let (separator, start) = announced(in: bytes) { return (separator, start) }
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in heading(in: bytes) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let most = all.map { counts[$0] ?? 0 }.max() ?? 0
        return (all.first { counts[$0] ?? 0 == most } ?? all[0], 0)
    }

    private static func announced(in bytes: [UInt8]) -> (UInt8, Int)? {
        guard bytes.starts(with: Array("sep=".utf8)), bytes.count > 4, all.contains(bytes[4]) else { return nil }
        let end = bytes[5...]
        if end.starts(with: Array("\r\n".utf8)) { return (bytes[4], 7) }
        return end.first == UInt8(ascii: "\n") || end.first == UInt8(ascii: "\r") ? (bytes[4], 6) : nil
    }

    /// The first line that says something and is no remark.
    private static func heading(in bytes: [UInt8]) -> ArraySlice<UInt8> {
        var rest = bytes[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            rest = rest[line.endIndex...].dropFirst()
            if !line.starts(with: [UInt8(ascii: "#")]), line.contains(where: { $0 > 0x20 }) { return line }
        }
        return []
    }
}
