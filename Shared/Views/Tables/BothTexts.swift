internal import Schema

/// A text in both languages, for programs.
package struct BothTexts: Encodable {
    package var zh: String
    package var en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}
