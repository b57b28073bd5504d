internal import Schema
internal import Views

/// A date given on the command line, or today.
func dateOrToday(_ text: String?, _ option: String) throws -> String {
    guard let text else { return CivilDate.today.description }
    return try date(text, option).description
}
