internal import Schema
internal import Views

/// An id for something nobody has named: what it is, the day, and four random characters, such as `objection-20260112-x7k2`.
///
/// Lower-case letters, digits and inner hyphens, as every id. Letters and digits that are taken for each other on paper are left out.
enum MadeID {
    private static let characters = Array("abcdefghjkmnpqrstuvwxyz23456789")

    static func make(_ kind: String, on day: CivilDate = .today) -> String {
        let random = String((0..<4).compactMap { _ in characters.randomElement() })
        return "\(kind)-\(day.description.filter { $0 != "-" })-\(random)"
    }
}
