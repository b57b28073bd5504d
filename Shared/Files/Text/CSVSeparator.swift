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
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard line.count < bytes.count else { return nil }
        let start = line.count + (bytes[line.count...].starts(with: Array("\r\n".utf8)) ? 2 : 1)
        // Programs that take it for a cell put it into quotes, and separators of their own behind it; these then count.
        let said = line.filter { $0 != UInt8(ascii: "\"") && $0 != 0x20 }
        guard said.count > 4, said[..<3].map({ $0 | 0x20 }).elementsEqual("sep".utf8), said[3] == UInt8(ascii: "="), all.contains(said[4]),
            Set(said[5...]).count < 2, said[5...].allSatisfy(all.contains)
        else { return nil }
        return (said.last ?? said[4], start)
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
