internal import Templates

extension PBText {
    public static func both(_ zh: String, _ en: String) -> PBText {
        var text = PBText()
        text.zh = zh
        text.en = en
        return text
    }

    /// Somebody's own words, which exist in one language only: the same text for both.
    public static func same(_ text: String) -> PBText { .both(text, text) }

    /// Ids or names one after the other.
    public static func list(_ names: [String]) -> PBText { .both(names.joined(separator: "、"), names.joined(separator: ", ")) }

    /// The same with somebody's id in a language that has no text.
    public func or(_ id: String) -> PBText { .both(zh.isEmpty ? id : zh, en.isEmpty ? id : en) }

    /// Whether two texts can stand for the same in both languages: where the English has words of its own, the Chinese has Chinese. Asked where texts
    /// are given, in debug builds.
    public static func areBoth(zh: String, en: String) -> Bool { Script.areBoth(zh: zh, en: en) }
}
