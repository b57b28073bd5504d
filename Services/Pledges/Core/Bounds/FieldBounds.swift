internal import RegistryCore
public import Schema

/// Limits on what a submission may say. Each is far beyond honest use and keeps what is remembered bounded. Lengths are in UTF-8 bytes: a
/// Chinese character has three.
public enum FieldBounds {
    public static let title = 600
    public static let measure = 60
    /// Standards, notes, reasons, findings: about a page.
    public static let longText = 6_000
    public static let evidence = 20
    public static let address = 1_000
    /// So that a quantity times a weight stays far within 128 bits.
    public static let quantity: Int64 = 1_000_000_000_000
    /// Far more than any letter had; a letter is countersigned as one decision.
    public static let pledgesInLetter = 2_000
    /// A chain of pledges of one unit that serve each other is at most this long.
    public static let parents = 16
    /// Posts that answer for a pledge beside its giver.
    public static let chain = 20
    /// How often a pledge may be worded, or asked to be worded, or be asked to be released from: all of it is kept for ever.
    public static let wordings = 100
    /// Objections to one notice. Whoever wants to drown a notice in objections is stopped here.
    public static let objections = 1_000
    /// The longest a notice stands, in days.
    public static let noticeDays = 366

    /// A text that says something.
    public static func checkText(_ text: String, field: String, most: Int) throws(Refusal) {
        guard !isBlank(text) else { throw RegistryRefusals.invalid(field, zh: "不能为空。", en: "must not be empty.") }
        try checkLength(text, field: field, most: most)
    }

    public static func checkLength(_ text: String, field: String, most: Int) throws(Refusal) {
        guard text.utf8.count <= most else {
            throw RegistryRefusals.invalid(
                field, zh: "有 \(text.utf8.count) 字节，最多 \(most) 字节，请缩短。",
                en: "has \(text.utf8.count) bytes, at most \(most) are allowed. Shorten it.")
        }
    }

    public static func checkDate(_ text: String, field: String) throws(Refusal) -> CivilDate {
        guard let date = CivilDate(text) else {
            throw RegistryRefusals.invalid(field, zh: "须为 yyyy-mm-dd 的日期。", en: "must be a date as yyyy-mm-dd.")
        }
        return date
    }

    public static func checkQuantity(_ quantity: Int64, least: Int64) throws(Refusal) {
        guard (least...Self.quantity).contains(quantity) else {
            throw RegistryRefusals.invalid(
                "quantity", zh: "须为 \(least) 到 \(Self.quantity) 的整数。", en: "must be a whole number from \(least) to \(Self.quantity).")
        }
    }

    public static func checkEvidence(_ evidence: [PBEvidence]) throws(Refusal) {
        guard evidence.count <= Self.evidence else {
            throw RegistryRefusals.invalid(
                "evidence", zh: "最多 \(Self.evidence) 份，请合并后用一个地址给出。", en: "at most \(Self.evidence) documents; put more behind one address."
            )
        }
        for document in evidence {
            try checkText(document.name, field: "evidence.name", most: title)
            try checkLength(document.address, field: "evidence.address", most: address)
            guard document.digest.count == Digest.size else {
                throw RegistryRefusals.invalid(
                    "evidence.digest", zh: "须为文件的 SHA-256 摘要（32 字节）。", en: "must be the document's SHA-256 digest, 32 bytes.")
            }
            guard document.revision >= 1 else {
                throw RegistryRefusals.invalid("evidence.revision", zh: "从 1 开始。", en: "counts from 1.")
            }
        }
    }

    /// Spaces only; U+3000 is the space of Chinese text.
    private static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value <= 0x20 || $0.value == 0x3000 }
    }
}
