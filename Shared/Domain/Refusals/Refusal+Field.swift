public import Schema

extension Refusal {
    /// A field that cannot be as it is.
    ///
    /// - Parameters:
    ///   - field: as protobuf's JSON mapping spells it.
    ///   - zh: what is wrong with it and what to write instead, as the end of a sentence; the same in `en`.
    public static func invalid(_ field: String, zh: String, en: String) -> Refusal {
        Refusal("invalid_field", zh: "“\(FieldWords.chinese(field))”有误：\(zh)", en: "“\(field)” is not valid: \(en)", field: field)
    }
}
