package import PledgesCore
package import Schema

extension DutyReport.Standing {
    /// As users read it.
    package var text: PBText {
        switch self {
        case .awaited: .both("待报", "awaited")
        case .onTime: .both("按时", "on time")
        case .late: .both("迟报", "late")
        case .missing: .both("缺报", "missing")
        case .excused: .both("免报", "excused")
        }
    }
}
