internal import RegistryCore
package import Schema

extension PBRole {
    /// As users read it.
    package var text: PBText { .both(name.zh, name.en) }
}

extension PBLevel {
    package var text: PBText {
        switch self {
        case .city: .both("市", "city")
        case .county: .both("县", "county")
        case .township: .both("乡镇、街道", "township")
        case .area: .both("管区", "area")
        case .village: .both("村", "village")
        case .community: .both("社区", "community")
        case .branch: .both("支部", "branch")
        case .group: .both("党小组", "group")
        case .office: .both("站所、部门", "office")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}

extension PBTier {
    package var text: PBText {
        switch self {
        case .first: .both("第一责任", "first")
        case .direct: .both("直接责任", "direct")
        case .specific: .both("具体责任", "specific")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}
