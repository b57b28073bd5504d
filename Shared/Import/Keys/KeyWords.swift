package import Schema
package import Views

package enum KeyWords {
    /// Roles as spreadsheets name them: as lists show them, or as options are called.
    package static let roles: [CellWord<PBRole>] = [
        PBRole.registrar, .clerk, .superior, .inspector, .teller, .scorer, .decider, .timekeeper,
    ].map {
        // 经办人 is what the clerk was called before.
        CellWord(value: $0, zh: $0.text.zh, en: $0.text.en, aliases: $0 == .clerk ? ["经办人"] : [])
    }
}
