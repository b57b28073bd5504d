internal import Schema

enum KeyWords {
    /// Roles as spreadsheets name them: as lists show them, or as options are called.
    static let roles: [CellWord<PBRole>] = RoleArgument.allCases.map {
        // 经办人 is what the clerk was called before.
        CellWord(value: $0.role, zh: $0.role.text.zh, en: $0.rawValue, aliases: $0 == .clerk ? ["经办人"] : [])
    }
}
