package import Domain
package import RegistryCore
internal import Schema

extension PledgeHistory {
    package static var columns: [Listing.Column] {
        [
            Listing.Column("date", zh: "日期", en: "date"), Listing.Column("step", zh: "经过", en: "step"),
            Listing.Column("detail", zh: "内容", en: "detail"), Listing.Column("key", zh: "密钥", en: "key"),
            Listing.Column("label", zh: "用途", en: "label"), Listing.Column("decision", zh: "决定", en: "decision"),
        ]
    }

    /// Every step with who took it.
    ///
    /// - Parameter language: of the words for keys without a label.
    package func listing(_ registry: RegistryState, _ language: Language) -> Listing {
        var listing = Listing(Self.columns)
        for event in events {
            let enrolled = event.step.key.flatMap { registry.keys[$0] }
            listing.add([
                .date(event.step.date), .both(event.what), .both(event.detail), event.step.key.map { .text($0.fingerprint) } ?? .none,
                enrolled.map { .text($0.label.isEmpty ? "\(language($0.role.text)) \($0.unit)" : $0.label) } ?? .none,
                .text(event.step.place),
            ])
        }
        return listing
    }
}
