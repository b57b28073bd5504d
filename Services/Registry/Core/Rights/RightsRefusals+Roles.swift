public import Schema

extension RightsRefusals {
    /// - Parameter roles: those of which one is needed.
    public static func notAuthorized(_ unit: String, roles: Set<PBRole>) -> Refusal {
        let names = roles.map(\.name).sorted { $0.en < $1.en }
        let zh = names.map { "“\($0.zh)”" }.joined(separator: "或")
        let en = names.map(\.en).joined(separator: " or ")
        return notAuthorized(unit, roles: PBText.both(zh, en))
    }
}
