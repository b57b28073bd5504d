internal import Foundation
package import Schema

extension CivilDate {
    /// The day in China by this machine's clock. Only ever a default for what a person may say otherwise.
    package static var today: CivilDate { CivilDate(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
