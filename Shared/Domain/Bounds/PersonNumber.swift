/// Recognises numbers that identify people: identity cards (18 characters, formerly 15 digits), mobile telephones (11 digits from 13 to
/// 19), other telephones, and such numbers as rounded by a spreadsheet (1.23E+17). A reference to a person must not contain one.
public enum PersonNumber {
    /// The number of digits of the shortest telephone number, without area code.
    private static let shortest = 7

    public static func isIn(_ person: String) -> Bool {
        let bytes = Array(person.utf8)
        return isNumberAlone(bytes) || isScientific(bytes)
            || bytes.split(whereSeparator: { !isDigit($0) }).contains { run in
                isCard(run, next: run.endIndex < bytes.endIndex ? bytes[run.endIndex] : nil) || isMobile(run)
            }
    }

    /// Only digits and the separators of telephone numbers; a final X is the check digit of an identity card.
    private static func isNumberAlone(_ bytes: [UInt8]) -> Bool {
        var digits = bytes[...]
        if let last = digits.last, last | 0x20 == UInt8(ascii: "x") { digits.removeLast() }
        return digits.allSatisfy { isDigit($0) || "+-()./ ".utf8.contains($0) } && digits.count(where: isDigit) >= shortest
    }

    /// Scientific notation, such as 1.23E+17.
    private static func isScientific(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "E"), omittingEmptySubsequences: false)
        let halves = parts.count == 2 ? parts : bytes.split(separator: UInt8(ascii: "e"), omittingEmptySubsequences: false)
        guard halves.count == 2 else { return false }
        let exponent = halves[1].first.map { "+-".utf8.contains($0) } == true ? halves[1].dropFirst() : halves[1]
        let mantissa = halves[0].split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return ([exponent] + mantissa).allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
    }

    private static func isCard(_ run: ArraySlice<UInt8>, next: UInt8?) -> Bool {
        run.count == 18 || run.count == 15 || run.count == 17 && next.map { $0 | 0x20 } == UInt8(ascii: "x")
    }

    private static func isMobile(_ run: ArraySlice<UInt8>) -> Bool {
        run.count == 11 && run.first == UInt8(ascii: "1") && run.dropFirst().first.map { $0 >= UInt8(ascii: "3") } == true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
