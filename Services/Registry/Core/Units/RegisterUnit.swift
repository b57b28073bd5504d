public import Schema
internal import Streaming

extension RegistryCore {
    static let sectors: Set<String> = [
        "rural", "organ", "institution", "state-firm", "new-organisation", "station", "county-department", "community", "school",
    ]

    /// A new unit under an existing parent. Parents come first, so the tree cannot have a cycle.
    static func decideUnit(_ register: PBRegisterUnit, id: String, _ state: RegistryState) throws(Refusal) -> Verdict {
        try checkName(id, field: "unit")
        guard state.units[id] == nil else { throw RegistryRefusals.unitExists(id) }
        guard !register.name.zh.isEmpty || !register.name.en.isEmpty else {
            throw RegistryRefusals.invalid("name", zh: "须有名称。", en: "a name is needed.")
        }
        guard register.level != .unspecified, PBLevel.allCases.contains(register.level) else {
            throw RegistryRefusals.invalid("level", zh: "须写明层级。", en: "the level is missing or unknown.")
        }
        guard sectors.contains(register.sector) else {
            throw RegistryRefusals.invalid(
                "sector", zh: "须为 \(sectors.sorted().joined(separator: "、")) 之一。",
                en: "must be one of \(sectors.sorted().joined(separator: ", ")).")
        }
        guard CivilDate(register.opened) != nil else {
            throw RegistryRefusals.invalid("opened", zh: "须为 yyyy-mm-dd 的日期。", en: "must be a date as yyyy-mm-dd.")
        }
        if register.parent.isEmpty {
            guard state.root == nil else { throw RegistryRefusals.secondRoot }
        } else {
            guard state.units[register.parent] != nil else { throw RegistryRefusals.unknownParent(register.parent) }
        }
        return .accepted([PBFact(about: id, .unitRegistered(register))])
    }

    /// Ids are lower-case letters, digits and inner hyphens, so that they are the same in file names, addresses and on paper.
    public static func checkName(_ name: String, field: String) throws(Refusal) {
        let legal = name.utf8.allSatisfy {
            ($0 >= 0x61 && $0 <= 0x7a) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2d
        }
        guard legal, !name.isEmpty, name.utf8.count <= Intake.maximumNameBytes, !name.hasPrefix("-"), !name.hasSuffix("-") else {
            throw RegistryRefusals.invalid(
                field, zh: "编号须由小写字母、数字和中间的连字符组成，最多 \(Intake.maximumNameBytes) 字节。",
                en: "an id consists of lower-case letters, digits and inner hyphens, at most \(Intake.maximumNameBytes) bytes.")
        }
    }
}
