/// The two languages of the texts that people read: help and errors. Logs and metrics are in English only, because programs read them too.
public enum Language: Sendable {
    case english, chinese

    /// Chosen by the environment in POSIX's order, `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that is set decides.
    public init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        self = locale.hasPrefix("zh") ? .chinese : .english
    }
}

/// The same sentence in both languages.
public struct Wording: Sendable, Hashable {
    public var en: String
    public var zh: String

    public init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    public func `in`(_ language: Language) -> String {
        switch language {
        case .english: en
        case .chinese: zh
        }
    }
}
