package import PledgesCore
package import Schema

extension Pledge.Stage {
    /// As lists show it.
    package var text: PBText {
        switch self {
        case .drafted: .both("起草", "drafted")
        case .inForce: .both("已生效", "in force")
        case .reportedDone: .both("自报完成", "reported done")
        case .verified: .both("已验收", "verified")
        case .closedOut: .both("已销号", "closed out")
        case .withdrawn: .both("已撤回", "withdrawn")
        case .rolledOver: .both("已结转", "rolled over")
        }
    }
}
