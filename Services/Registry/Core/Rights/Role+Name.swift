public import Schema

extension PBRole {
    public var name: PBText {
        switch self {
        case .registrar: .both("登记员", "registrar")
        case .clerk: .both("党务干事", "clerk")
        case .superior: .both("上级", "superior")
        case .inspector: .both("督查员", "inspector")
        case .teller: .both("计票人", "teller")
        case .scorer: .both("考核员", "scorer")
        case .decider: .both("决定人", "decider")
        case .timekeeper: .both("计时员", "timekeeper")
        case .unspecified, .UNRECOGNIZED: .both("未知角色", "unknown role")
        }
    }
}
