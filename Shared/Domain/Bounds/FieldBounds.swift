public import Schema
internal import Streaming

/// Limits on fields of submissions that several kinds share. Each is far beyond honest use and keeps the memory of the states bounded.
/// Lengths are in bytes of UTF-8: a Chinese character has three.
public enum FieldBounds {
    public static let title = 600
    /// For reasons, notes and texts of duties: about a page.
    public static let longText = 6_000
    /// The most documents cited by one submission.
    public static let evidence = 20
    public static let address = 1_000

    /// Checks that a text is not blank and not too long.
    public static func checkText(_ text: String, field: String, most: Int) throws(Refusal) {
        guard !isBlank(text) else { throw Refusal.invalid(field, .both("不能为空。", "must not be empty.")) }
        try checkLength(text, field: field, most: most)
    }

    public static func checkLength(_ text: String, field: String, most: Int) throws(Refusal) {
        guard text.utf8.count <= most else {
            throw Refusal.invalid(
                field,
                .both(
                    "有 \(text.utf8.count) 字节，最多 \(most) 字节，请缩短。", "has \(text.utf8.count) bytes, at most \(most) are allowed. Shorten it."))
        }
        // In lists a name with a line break would look like two rows.
        guard most >= longText || !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else {
            throw Refusal.invalid(field, .both("须写在一行之内，不能有换行或制表符。", "must be a single line, without line breaks and tabs."))
        }
    }

    /// Checks a reference to a person, such as p-000123; an empty one means nobody. Decisions are kept for ever, so they contain no names:
    /// these are in a topic of their own, where they can be deleted.
    public static func checkPerson(_ person: String, field: String) throws(Refusal) {
        try checkLength(person, field: field, most: Intake.maximumNameBytes)
        guard !looksLikeName(person) else {
            throw Refusal.invalid(
                field,
                .both(
                    "像是姓名。决定永久保存，不能写姓名；请写人员代号，例如 p-000123，姓名另用 pledgeline name set 登记。",
                    "looks like a name. Decisions are kept for ever and hold no names: give a reference, such as p-000123, and the name with pledgeline name set."
                ))
        }
        guard !PersonNumber.isIn(person) else {
            throw Refusal.invalid(
                field,
                .both(
                    "像是身份证号、电话号码或被表格软件改写的长数字。决定永久保存，不能写这些号码；请写人员代号，例如 p-000123。",
                    "looks like the number of an identity card or a telephone, or like one that a spreadsheet has rounded. Decisions are kept for ever and hold no such numbers: give a reference, such as p-000123."
                ))
        }
    }

    /// Whether a text contains spaces or Chinese characters: names have one or the other, references have neither.
    public static func looksLikeName(_ person: String) -> Bool {
        person.unicodeScalars.contains { $0.value >= 0x2E80 || $0.properties.isWhitespace }
    }

    /// Checks that a text is given in at least one of the two languages, and is not too long in either.
    public static func checkTitle(_ text: PBText, field: String, most: Int = title) throws(Refusal) {
        guard !isBlank(text.zh) || !isBlank(text.en) else {
            throw Refusal.invalid(field, .both("不能为空，至少写中文或英文之一。", "must not be empty: write it in Chinese, in English or in both."))
        }
        try checkLength(text.zh, field: "\(field).zh", most: most)
        try checkLength(text.en, field: "\(field).en", most: most)
    }

    public static func checkDate(_ text: String, field: String) throws(Refusal) -> CivilDate {
        guard let date = CivilDate(text) else {
            throw Refusal.invalid(field, .both("须为 yyyy-mm-dd 的日期。", "must be a date as yyyy-mm-dd."))
        }
        return date
    }

    public static func checkEvidence(_ evidence: [PBEvidence], field: String = "evidence") throws(Refusal) {
        guard evidence.count <= Self.evidence else {
            throw Refusal.invalid(
                field, .both("最多 \(Self.evidence) 份，请合并后用一个地址给出。", "at most \(Self.evidence) documents; put more behind one address."))
        }
        for document in evidence { try checkDocument(document, field: field) }
    }

    /// Checks that a document has a name, a digest and a revision: without name and digest it proves nothing.
    public static func checkDocument(_ document: PBEvidence, field: String) throws(Refusal) {
        try checkText(document.name, field: "\(field).name", most: title)
        try checkLength(document.address, field: "\(field).address", most: address)
        guard document.digest.count == Digest.size else {
            throw Refusal.invalid("\(field).digest", .both("须为文件的 SHA-256 摘要（32 字节）。", "must be the document's SHA-256 digest, 32 bytes."))
        }
        guard document.revision >= 1 else {
            throw Refusal.invalid("\(field).revision", .both("从 1 开始。", "counts from 1."))
        }
    }

    /// Whether a text has only spaces and control characters; U+3000 is the space of Chinese text.
    public static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { $0.value <= 0x20 || $0.value == 0x3000 } }

    /// Checks an id: lower-case letters, digits and inner hyphens, so that it can be used unchanged in file names, addresses and on paper.
    public static func checkID(_ id: String, field: String) throws(Refusal) {
        let legal = id.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7a) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2d }
        guard legal, !id.isEmpty, id.utf8.count <= Intake.maximumNameBytes, !id.hasPrefix("-"), !id.hasSuffix("-") else {
            throw Refusal.invalid(
                field,
                .both(
                    "编号须由小写字母、数字和中间的连字符组成，最多 \(Intake.maximumNameBytes) 字节。",
                    "an id consists of lower-case letters, digits and inner hyphens, at most \(Intake.maximumNameBytes) bytes."))
        }
    }
}
