/// Makes sheet names that Excel accepts: at most 31 characters, none of `[ ] : * ? / \`, no apostrophe at either end, not blank, not
/// "History", and no two that differ only in case.
enum SheetName {
    private static let forbidden: Set<Unicode.Scalar> = ["[", "]", ":", "*", "?", "/", "\\"]

    /// The names in the same order, changed only where necessary.
    static func legal(_ names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            let base = legal(name)
            var (candidate, number) = (base, 1)
            while !taken.insert(candidate.lowercased()).inserted {
                number += 1
                let suffix = " (\(number))"
                candidate = shortened(base, to: XLSXBounds.name - suffix.utf16.count) + suffix
            }
            return candidate
        }
    }

    private static func legal(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            let isPlain = scalar.value >= 0x20 && scalar.value != 0x7F && !forbidden.contains(scalar)
            text.unicodeScalars.append(isPlain ? scalar : "_")
        }
        text = trimmed(shortened(trimmed(text), to: XLSXBounds.name))
        if text.isEmpty { return "Sheet" }
        return text.lowercased() == "history" ? "\(text)_" : text
    }

    private static func trimmed(_ text: String) -> String {
        func isEdge(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar.properties.isWhitespace }
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isEdge(first) { scalars.removeFirst() }
        while let last = scalars.last, isEdge(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// Shortens a text without cutting a character in two.
    private static func shortened(_ text: String, to length: Int) -> String {
        var (kept, used) = ("", 0)
        for character in text {
            used += String(character).utf16.count
            guard used <= length else { break }
            kept.append(character)
        }
        return kept
    }
}
