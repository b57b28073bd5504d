package import Domain
internal import Foundation
package import Schema

/// A document that a submission cites.
package struct EvidenceRow: Encodable {
    package var name: String
    package var digest: String
    package var address: String?
    package var revision: UInt32

    package init(_ evidence: PBEvidence) {
        name = evidence.name
        digest = evidence.digest.hex
        address = evidence.address.isEmpty ? nil : evidence.address
        revision = evidence.revision
    }

    /// In one line, with what `pledgeline evidence get` takes.
    package func line(_ language: Language) -> String {
        let place = address ?? String(digest.prefix(16))
        let version = revision > 1 ? language(zh: "（第 \(revision) 版）", en: " (revision \(revision))") : ""
        return "\(language(zh: "佐证材料", en: "evidence")) \(name)\(version) \(place)"
    }
}
