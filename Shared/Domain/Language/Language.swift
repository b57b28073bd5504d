public import Foundation
public import Schema

/// The language of every text the command shows.
public enum Language: String, Sendable, CaseIterable {
    case zh, en

    /// From the locale: LC_ALL, LC_MESSAGES, LANG, in POSIX's order. Chinese if it says `zh`, English otherwise.
    public static func fromEnvironment(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.lowercased().hasPrefix("zh") ? .zh : .en
    }

    public func callAsFunction(zh: String, en: String) -> String {
        assert(PBText.areBoth(zh: zh, en: en), "no Chinese for “\(en)”")
        return self == .zh ? zh : en
    }

    /// The text in this language, or in the other one if this is missing.
    public func callAsFunction(_ text: PBText) -> String {
        switch self {
        case .zh: text.zh.isEmpty ? text.en : text.zh
        case .en: text.en.isEmpty ? text.zh : text.en
        }
    }
}
