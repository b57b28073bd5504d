public import Schema

/// Why a service refuses its configuration. Names the setting and says what to do; never repeats a Kafka property's value.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// The command line could not be read.
        case usage
        /// A setting's value is not acceptable, wherever it came from.
        case setting
    }

    public var kind: Kind
    /// The setting by the name under which it was given, such as `--health-port`.
    public var setting: String
    public var wording: PBText

    public init(_ kind: Kind, _ setting: String, en: String, zh: String) {
        self.kind = kind
        self.setting = setting
        wording = PBText.both(zh, en)
    }

    static func invalid(_ setting: Setting, en: String, zh: String) -> ConfigurationError {
        ConfigurationError(
            .setting, setting.flag, en: "\(setting.flag) (\(setting.environmentName)): \(en)",
            zh: "\(setting.flag)（\(setting.environmentName)）：\(zh)")
    }

    public var exitCode: ExitCode { kind == .usage ? .usage : .configuration }
    public var description: String { wording.en }
}
