internal import Configuration
public import Foundation
internal import Kafka
internal import Logging
internal import Schema
internal import Streaming

extension ServiceConfiguration {
    /// What the command line asks for.
    public enum Request: Sendable {
        case run(ServiceConfiguration)
        case help
        /// Ask the service that listens there whether it is ready.
        case askReadiness(HealthAddress)
    }

    /// The sources of settings besides the command line; tests pass their own.
    public struct Surroundings: Sendable {
        public var environment: [String: String]
        public var host: String
        public var processID: Int32
        public var read: @Sendable (_ path: String) throws -> Data

        public init(
            environment: [String: String], host: String, processID: Int32, read: @escaping @Sendable (_ path: String) throws -> Data
        ) {
            self.environment = environment
            self.host = host
            self.processID = processID
            self.read = read
        }
    }

    /// Reads the settings: flag over environment over file over default.
    ///
    /// - Parameter arguments: without the program's name.
    public static func load(_ arguments: [String], in surroundings: Surroundings) throws(ConfigurationError) -> Request {
        let flags = try Flags(arguments)
        if flags.wantsHelp { return .help }
        // Shells and compose files say "not set" by an empty variable.
        let environment = surroundings.environment.filter { !$0.value.isEmpty }
        let file = try readFile(flags: flags, environment: environment, read: surroundings.read)
        let reader = ConfigReader(providers: [
            InMemoryProvider(name: "flags", values: entries(flags.values)),
            EnvironmentVariablesProvider(environmentVariables: environment),
            InMemoryProvider(name: "file", values: entries(file?.values ?? [:])),
        ])
        if flags.asksReadiness { return .askReadiness(try healthToAsk(reader)) }
        let kafka = try kafkaConfiguration(reader, flags: flags, file: file, environment: environment, read: surroundings.read)
        try check(kafka)
        let topics = try topics(reader)
        return .run(
            ServiceConfiguration(
                kafka: kafka, topics: topics, ownership: try ownership(reader), health: try health(reader),
                logLevel: try logLevel(reader), logFormat: try logFormat(reader), writer: try writer(reader, surroundings),
                version: environment[versionVariable] ?? unknownVersion,
                statement: try statement(reader, of: topics, read: surroundings.read)))
    }

    private static func statement(
        _ reader: ConfigReader, of topics: Topics, read: (String) throws -> Data
    ) throws(ConfigurationError) -> HandedOverStatement? {
        guard let path = reader.string(forKey: ConfigKey(Setting.statement.key)), !path.isEmpty else { return nil }
        let data: Data
        do { data = try read(path) } catch {
            throw .invalid(
                .statement, en: "\(path) cannot be read: \(error.localizedDescription)",
                zh: "\(path) 无法读取：\(error.localizedDescription)")
        }
        guard let statement = HandedOverStatement([UInt8](data), topics: topics) else {
            throw .invalid(
                .statement, en: "\(path) is no signed statement of a lost tail of the namespace \(topics.namespace)",
                zh: "\(path) 不是命名空间 \(topics.namespace) 的、经过签名的尾部丢失声明")
        }
        return statement
    }

    /// Set in the image of the build.
    static let versionVariable = "PLEDGELINE_VERSION"

    /// Later ones override earlier ones: properties in the configuration file, a properties file named by the environment or by the
    /// configuration file, properties in the environment, a properties file named by a flag, properties given as flags. A properties file
    /// named by a flag replaces one named elsewhere.
    private static func kafkaConfiguration(
        _ reader: ConfigReader, flags: Flags, file: ConfigurationFile?, environment: [String: String], read: (String) throws -> Data
    ) throws(ConfigurationError) -> KafkaConfiguration {
        var kafka = KafkaConfiguration(brokers: try brokers(reader))
        for (name, value) in (file?.properties ?? [:]).sorted(by: { $0.key < $1.key }) { kafka.set(name, to: value) }
        let named = flags.values[Setting.properties.key]
        if named == nil, let path = reader.string(forKey: ConfigKey(Setting.properties.key)), !path.isEmpty {
            try take(propertiesOf: path, into: &kafka, read)
        }
        do throws(KafkaConfigurationError) {
            let fromEnvironment = try EnvironmentProperties.all(in: environment) { String(decoding: try read($0), as: UTF8.self) }
            for property in fromEnvironment { kafka.set(property.name, to: property.value) }
        } catch { throw refused(error) }
        if let named { try take(propertiesOf: named, into: &kafka, read) }
        for property in flags.properties { kafka.set(property.name, to: property.value) }
        return kafka
    }

    private static func take(
        propertiesOf path: String, into kafka: inout KafkaConfiguration, _ read: (String) throws -> Data
    ) throws(ConfigurationError) {
        let data: Data
        do { data = try read(path) } catch {
            throw .invalid(
                .properties, en: "\(path) cannot be read: \(error.localizedDescription)",
                zh: "\(path) 无法读取：\(error.localizedDescription)")
        }
        for line in PropertiesFile.lines(String(decoding: data, as: UTF8.self)) {
            // A malformed line may hold a secret, so only the file is named.
            do throws(KafkaConfigurationError) { try kafka.set(argument: line) } catch {
                throw .invalid(.properties, en: "\(path): every line must be key=value", zh: "\(path)：每行须为“键=值”")
            }
        }
    }

    private static func entries(_ values: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
        values.reduce(into: [:]) { entries, value in
            let key = AbsoluteConfigKey(value.key.split(separator: ".").map(String.init))
            entries[key] = ConfigValue(.string(value.value), isSecret: false)
        }
    }

    private static func readFile(
        flags: Flags, environment: [String: String], read: (String) throws -> Data
    ) throws(ConfigurationError) -> ConfigurationFile? {
        guard let path = flags.values[Setting.file.key] ?? environment[Setting.file.environmentName] else { return nil }
        let data: Data
        do {
            data = try read(path)
        } catch {
            throw ConfigurationFile.error(
                path, en: "cannot be read: \(error.localizedDescription)", zh: "无法读取：\(error.localizedDescription)")
        }
        return try ConfigurationFile(data, path: path)
    }

    private static func text(_ setting: Setting, _ reader: ConfigReader) -> String {
        reader.string(forKey: ConfigKey(setting.key), default: setting.defaultText)
    }

    // MARK: One setting each

    private static func brokers(_ reader: ConfigReader) throws(ConfigurationError) -> String {
        let text = text(.brokers, reader)
        let legal = text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { broker in
            let (host, port) = hostAndPort(broker)
            return !host.isEmpty && !host.contains(where: \.isWhitespace)
                && (port.map { Int($0).map { (1...65_535).contains($0) } ?? false } ?? true)
        }
        guard legal else {
            throw .invalid(
                .brokers, en: "\"\(text)\" is not a list of HOST:PORT separated by commas", zh: "“\(text)”不是以逗号分隔的“主机:端口”列表")
        }
        return text
    }

    /// An IPv6 address is in brackets, so the port follows the last colon outside them.
    private static func hostAndPort(_ broker: Substring) -> (host: Substring, port: Substring?) {
        guard let colon = broker.lastIndex(of: ":"), !broker.hasSuffix("]") else { return (broker, nil) }
        return (broker[..<colon], broker[broker.index(after: colon)...])
    }

    private static func topics(_ reader: ConfigReader) throws(ConfigurationError) -> Topics {
        let text = text(.namespace, reader)
        guard let topics = Topics(namespace: text) else {
            throw .invalid(
                .namespace, en: "\"\(text)\" must be 1 to 40 lower-case letters, digits and inner hyphens",
                zh: "“\(text)”须为 1 至 40 个小写字母、数字或中间的连字符")
        }
        return topics
    }

    private static func ownership(_ reader: ConfigReader) throws(ConfigurationError) -> OwnershipSetting {
        let text = text(.ownership, reader)
        guard let ownership = OwnershipSetting(text) else {
            throw .invalid(
                .ownership, en: "\"\(text)\" must be static:I/N with I from 0 to N-1, group, or group:NAME",
                zh: "“\(text)”须为 static:I/N（I 从 0 到 N-1）、group 或 group:组名")
        }
        return ownership
    }

    private static func health(_ reader: ConfigReader) throws(ConfigurationError) -> HealthAddress {
        let host = text(.healthHost, reader)
        guard !host.isEmpty, !host.contains(where: \.isWhitespace) else {
            throw .invalid(.healthHost, en: "\"\(host)\" is not a host name or address", zh: "“\(host)”不是主机名或地址")
        }
        let text = text(.healthPort, reader)
        guard let port = Int(text), (0...65_535).contains(port) else {
            throw .invalid(.healthPort, en: "\"\(text)\" is not a port from 0 to 65535", zh: "“\(text)”不是 0 至 65535 的端口")
        }
        return HealthAddress(host: host, port: port)
    }

    private static func healthToAsk(_ reader: ConfigReader) throws(ConfigurationError) -> HealthAddress {
        let address = try health(reader)
        guard address.port != 0 else {
            throw .invalid(
                .healthPort, en: "\(Flags.readiness) needs the port on which the service listens",
                zh: "\(Flags.readiness) 需要知道服务所监听的端口")
        }
        return address
    }

    private static func logLevel(_ reader: ConfigReader) throws(ConfigurationError) -> Logger.Level {
        let text = text(.logLevel, reader)
        guard let level = Logger.Level(rawValue: text.lowercased()) else {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalid(.logLevel, en: "\"\(text)\" is none of \(levels)", zh: "“\(text)”不在 \(levels) 之列")
        }
        return level
    }

    private static func logFormat(_ reader: ConfigReader) throws(ConfigurationError) -> LogFormat {
        let text = text(.logFormat, reader)
        guard let format = LogFormat(rawValue: text) else {
            throw .invalid(.logFormat, en: "\"\(text)\" is neither text nor json", zh: "“\(text)”须为 text 或 json")
        }
        return format
    }

    /// In bytes. Open records keep the writer's name for ever, so it should be short and readable.
    static let longestWriter = 128

    private static func writer(_ reader: ConfigReader, _ surroundings: Surroundings) throws(ConfigurationError) -> String {
        let text = reader.string(
            forKey: ConfigKey(Setting.writer.key), default: "\(surroundings.host)-\(surroundings.processID)")
        guard (1...longestWriter).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw .invalid(
                .writer, en: "\"\(text)\" must be 1 to \(longestWriter) printable ASCII characters without spaces",
                zh: "“\(text)”须为 1 至 \(longestWriter) 个可见 ASCII 字符")
        }
        return text
    }

    private static func check(_ kafka: KafkaConfiguration) throws(ConfigurationError) {
        do throws(KafkaConfigurationError) {
            try kafka.validate()
        } catch { throw refused(error) }
    }

    private static func refused(_ error: KafkaConfigurationError) -> ConfigurationError {
        let zh: String
        switch error {
        case .unknownProperty(let name): zh = "未知的 Kafka 属性“\(name)”"
        case .invalidValue(let property, let reason): zh = "Kafka 属性“\(property)”的值无效：\(reason)"
        case .reserved(let property): zh = "Kafka 属性“\(property)”由 Pledgeline 自行设定，不可更改"
        case .malformedProperty: zh = "Kafka 属性须写作“键=值”"
        case .unreadableFile(let property, let path, let reason): zh = "Kafka 属性“\(property)”指定的文件 \(path) 读不了：\(reason)"
        case .refused(let reason): zh = "librdkafka 不接受此配置：\(reason)"
        }
        return ConfigurationError(
            .setting, PropertyNames.flag, en: "-X, -F (\(EnvironmentProperties.prefix)…): \(error)",
            zh: "-X、-F（\(EnvironmentProperties.prefix)…）：\(zh)")
    }
}
