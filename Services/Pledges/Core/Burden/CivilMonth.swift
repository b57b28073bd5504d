public import Schema

/// A month of the Gregorian calendar in China.
public struct CivilMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Months since January of the year 0.
    public let index: Int

    public init(_ date: CivilDate) {
        let (year, month, _) = date.parts
        index = year * 12 + month - 1
    }

    public var description: String {
        let month = index % 12 + 1
        return "\(index / 12)-\(month < 10 ? "0" : "")\(month)"
    }

    public static func < (a: CivilMonth, b: CivilMonth) -> Bool { a.index < b.index }
}
