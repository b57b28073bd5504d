internal import Client
internal import Domain
internal import Files
internal import Foundation
package import RegistryCore
internal import Schema
internal import Streaming
internal import Views

/// A line of a list of keys: enrols a public key with its one role for a unit's sub-tree.
package struct KeyDraft: ImportDraft {
    package typealias Core = RegistryCore

    package var row: SheetRow
    package var unit: String
    private var enrol: PBEnrolKey

    package static let identityColumns = ["public-key"]
    package var identity: String { enrol.key.hex }

    package static func drafts(of reading: SheetReading, _ context: ImportContext, _ problems: inout [LineProblem]) -> [KeyDraft] {
        reading.rows.compactMap { row in
            var reader = RowReader(row, of: reading)
            let draft = KeyDraft(&reader)
            problems += reader.problems
            return reader.problems.isEmpty ? draft : nil
        }
    }

    private init(_ reader: inout RowReader) {
        row = reader.row
        unit = reader.id("unit")
        enrol = PBEnrolKey()
        enrol.label = reader.text("name", most: Intake.maximumNameBytes)
        enrol.role = reader.word("role", KeyWords.roles) ?? .unspecified
        enrol.key = Self.key(&reader)?.bytes ?? Data()
        let (from, until) = (reader.date("from"), reader.date("until"))
        enrol.validFrom = from?.startMilliseconds ?? 0
        enrol.validUntil = until?.startMilliseconds ?? 0
    }

    private static func key(_ reader: inout RowReader) -> PublicKey? {
        let text = reader.text("public-key")
        guard !text.isEmpty else { return nil }
        if let key = PublicKeyText.read(text) { return key }
        reader.note(
            "public-key", "not_a_public_key", zh: "不是 Ed25519 公钥。请写 pledgeline key show 显示的 64 位十六进制；不要写私钥文件的内容。",
            en:
                "is no Ed25519 public key. Write the 64 hexadecimal digits that pledgeline key show prints, and never what a private key file holds."
        )
        return nil
    }

    package func change(_ rehearsal: Rehearsal<RegistryCore>, _ context: ImportContext) -> ImportChange {
        let registry = rehearsal.state(of: unit)
        guard let key = PublicKey(enrol.key), let enrolled = registry.keys[key] else { return create() }
        let isSame =
            enrolled.unit == unit && enrolled.role == enrol.role && Self.day(enrolled.validFrom) == Self.day(enrol.validFrom)
            && Self.day(enrolled.validUntil) == Self.day(enrol.validUntil)
            && (row["name"].isEmpty || CellText.areSame(enrolled.label, enrol.label))
        if isSame, enrolled.revokedAt == nil { return .unchanged }
        let role = enrolled.role.text
        return .impossible(
            column: "public-key", code: "cannot_change",
            .both(
                "这把密钥已登记在“\(enrolled.unit)”，角色为\(role.zh)\(enrolled.revokedAt == nil ? "" : "，已作废")，不能改。请改成与登记一致，或写一把新的公钥。",
                "This key is enrolled already, at “\(enrolled.unit)” as \(role.en)\(enrolled.revokedAt == nil ? "" : ", and was revoked"); that cannot be changed. Write what was enrolled, or a new public key."
            ))
    }

    private func create() -> ImportChange {
        guard PersonNumber.isIn(enrol.label) else { return .create(.enrolKey(enrol)) }
        return .impossible(
            column: "name", code: "number_not_reference",
            .both(
                "像是身份证号或电话号码。决定永久保存，不能写这些号码；请写密钥的用途。",
                "It looks like the number of an identity card or a telephone. Decisions are kept for ever and hold no such numbers: write what the key is for."
            ))
    }

    /// A sheet has days; another program may have enrolled the key to the millisecond.
    private static func day(_ moment: Int64) -> CivilDate? { moment == 0 ? nil : CivilDate(milliseconds: moment) }
}
