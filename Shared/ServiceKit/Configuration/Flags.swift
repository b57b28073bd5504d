/// A service's command line, parsed but not validated.
///
/// swift-configuration's own command-line reader ignores unknown flags; a mistyped flag must not start a service with defaults.
struct Flags: Sendable, Hashable {
    /// By ``Setting/key``. If a setting is given twice, the last value counts.
    var values: [String: String] = [:]
    /// Kafka properties in the order given.
    var properties: [Property] = []
    var wantsHelp = false
    /// Whether to ask the running service if it is ready, instead of starting one.
    var asksReadiness = false

    static let readiness = "--ready"

    struct Property: Sendable, Hashable {
        var name: String
        var value: String
    }

    /// - Parameter arguments: without the program's name.
    init(_ arguments: [String]) throws(ConfigurationError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--help" || argument == "-h" {
                wantsHelp = true
            } else if argument == Self.readiness {
                asksReadiness = true
            } else if argument.hasPrefix("--") {
                try takeLong(argument, &rest)
            } else if argument.hasPrefix("-"), argument.count > 1 {
                try takeShort(argument, &rest)
            } else {
                throw ConfigurationError(
                    .usage, argument, en: "unexpected argument \"\(argument)\": every setting is a flag; --help lists them",
                    zh: "多余的参数“\(argument)”：设置均以选项给出，--help 可列出全部")
            }
        }
    }

    private mutating func takeLong(_ argument: String, _ rest: inout ArraySlice<String>) throws(ConfigurationError) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let setting = Setting.all.first(where: { $0.flag == parts[0] }) else { throw Self.unknown(parts[0]) }
        values[setting.key] = try parts.count == 2 ? parts[1] : Self.value(of: setting.flag, &rest)
    }

    /// A short flag takes its value attached or as the next argument, as in kcat.
    private mutating func takeShort(_ argument: String, _ rest: inout ArraySlice<String>) throws(ConfigurationError) {
        let name = argument.prefix(2)
        let setting = Setting.all.first { $0.short.map { "-\($0)" } == name }
        guard setting != nil || name == PropertyNames.flag else { throw Self.unknown(argument) }
        let value = try argument.count > 2 ? String(argument.dropFirst(2)) : Self.value(of: String(name), &rest)
        if let setting {
            values[setting.key] = value
        } else {
            guard let equals = value.firstIndex(of: "="), equals != value.startIndex else {
                throw ConfigurationError(
                    .usage, PropertyNames.flag, en: "-X takes KEY=VALUE, such as -X security.protocol=ssl",
                    zh: "-X 后须为“键=值”，例如 -X security.protocol=ssl")
            }
            properties.append(Property(name: String(value[..<equals]), value: String(value[value.index(after: equals)...])))
        }
    }

    private static func value(of flag: String, _ rest: inout ArraySlice<String>) throws(ConfigurationError) -> String {
        guard let value = rest.popFirst() else {
            throw ConfigurationError(
                .usage, flag, en: "\(flag) needs a value; --help tells which", zh: "\(flag) 缺少取值；请见 --help")
        }
        return value
    }

    private static func unknown(_ flag: String) -> ConfigurationError {
        // Names only the flag: the value after it may be a secret.
        let name = flag.hasPrefix("--") ? flag : String(flag.prefix(2))
        return ConfigurationError(
            .usage, name, en: "unknown flag \(name); --help lists all flags, environment variables and defaults",
            zh: "未知选项 \(name)；--help 可列出全部选项、环境变量与默认值")
    }
}
