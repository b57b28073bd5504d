package import Domain
package import PledgesCore
internal import RegistryCore
internal import Schema

/// 无主的承诺: below a list of pledges, those that serve one which does not exist. They count for nobody above until somebody amends them.
package struct OrphanNote {
    package let orphans: [Pledge]

    package init(orphans: [Pledge]) {
        self.orphans = orphans
    }

    package func text(_ language: Language) -> String? {
        guard let first = orphans.first else { return nil }
        let names = orphans.map { "\($0.name.path) → \($0.parent?.path ?? "")" }.joined(separator: language(zh: "、", en: ", "))
        let command = OrphanNote.command(for: first)
        return language(
            zh: "其中 \(orphans.count) 条所服务的上级承诺不存在，不计入上级进度：\(names)。请更正，例如 \(command)",
            en:
                "\(orphans.count) of them serve a pledge that does not exist and count for nobody above: \(names). Put it right, as by \(command)"
        )
    }

    /// What puts it right, ready to type but for the words in capitals.
    package static func command(for pledge: Pledge) -> String {
        Typed.line("pledge amend \(pledge.unit) \(pledge.id) --parent UNIT/PLEDGE --reason REASON")
    }
}
