internal import Foundation
internal import Schema

extension CivilDate {
    /// The day in China by this machine's clock. Only ever a default for what a person may say otherwise.
    static var today: CivilDate { CivilDate(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}

/// A date given on the command line, or today.
func dateOrToday(_ text: String?, _ option: String) throws -> String {
    guard let text else { return CivilDate.today.description }
    return try date(text, option).description
}
