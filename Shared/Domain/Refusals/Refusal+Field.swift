public import Schema

extension Refusal {
    /// The refusal `invalid_field`: the value of a field is not valid.
    ///
    /// - Parameters:
    ///   - field: the field's path as protobuf's JSON mapping spells it.
    ///   - zh: what is wrong and what to write instead, as the end of a sentence; the same in `en`.
    public static func invalid(_ field: String, zh: String, en: String) -> Refusal {
        Refusal("invalid_field", zh: "“\(FieldWords.chinese(field))”有误：\(zh)", en: "“\(field)” is not valid: \(en)", field: field)
    }
}
