extension PBText {
    public static func both(_ zh: String, _ en: String) -> PBText {
        var text = PBText()
        text.zh = zh
        text.en = en
        return text
    }

    /// Somebody's own words, which exist in one language only: the same text for both.
    public static func same(_ text: String) -> PBText { .both(text, text) }
}
