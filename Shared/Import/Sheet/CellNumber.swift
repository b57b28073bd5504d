internal import Files

/// A whole number in a cell: 1234, 1,234, １２３４, 1234.00.
enum CellNumber {
    /// nil if it is none, or too large for 64 bits.
    static func read(_ cell: String) -> Int64? {
        var text = CellText.narrow(cell)[...]
        if let point = text.lastIndex(of: ".") {
            // Spreadsheets write a whole number with the decimals its column is set to.
            guard text[text.index(after: point)...].allSatisfy({ $0 == "0" }), point != text.startIndex else { return nil }
            text = text[..<point]
        }
        guard text.contains(",") else { return digits(text) }
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return digits(groups.joined()[...])
    }

    private static func digits(_ text: Substring) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text)
    }
}
