public import Schema

extension PBRole {
    public var name: (zh: String, en: String) {
        switch self {
        case .registrar: ("登记员", "registrar")
        case .clerk: ("党务干事", "clerk")
        case .superior: ("上级", "superior")
        case .inspector: ("督查员", "inspector")
        case .teller: ("计票人", "teller")
        case .scorer: ("考核员", "scorer")
        case .decider: ("决定人", "decider")
        case .timekeeper: ("计时员", "timekeeper")
        case .unspecified, .UNRECOGNIZED: ("未知角色", "unknown role")
        }
    }
}
