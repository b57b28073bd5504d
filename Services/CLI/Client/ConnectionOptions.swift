public import ArgumentParser
internal import Foundation
internal import Kafka
public import Schema
public import Streaming

/// Options every command that talks to Kafka has, spelled as kcat spells them. Flag over environment over file.
public struct ConnectionOptions: ParsableArguments {
    @Option(name: [.customShort("b"), .long], help: "Kafka 地址 host:port,… / brokers (KAFKA_BROKERS, default 127.0.0.1:9092)")
    var brokers: String?

    @Option(name: [.customShort("X"), .customLong("property")], help: "librdkafka 属性 key=value，可重复 / any librdkafka property, repeatable")
    var properties: [String] = []

    @Option(
        name: [.customShort("F"), .customLong("config")],
        help: "属性文件，每行 key=value / file of properties, one key=value a line (PLEDGELINE_PROPERTIES)")
    var config: String?

    @Option(help: "命名空间 / namespace (PLEDGELINE_NAMESPACE, default pledgeline)")
    var namespace: String?

    @Option(help: "界面语言 zh 或 en / language (default: from the locale)")
    var lang: String?

    public init() {}

    var language: Language { lang.flatMap(Language.init(rawValue:)) ?? .fromEnvironment() }

    func connect() throws -> Connection {
        let environment = ProcessInfo.processInfo.environment
        let namespace = namespace ?? environment["PLEDGELINE_NAMESPACE"] ?? Topics.defaultNamespace
        guard let topics = Topics(namespace: namespace) else {
            throw CommandError(
                .usage, zh: "命名空间“\(namespace)”有误：只能用小写字母、数字和中间的连字符。",
                en: "The namespace “\(namespace)” is not valid: use lower-case letters, digits and inner hyphens.")
        }
        let brokers = brokers ?? environment["KAFKA_BROKERS"] ?? "127.0.0.1:9092"
        do {
            var configuration = KafkaConfiguration(brokers: brokers)
            for line in try fileLines(environment) { try configuration.set(argument: line) }
            for property in properties { try configuration.set(argument: property) }
            let log = try KafkaLog(configuration: configuration)
            return Connection(topics: topics, log: log, brokers: brokers, language: language)
        } catch let error as KafkaConfigurationError {
            throw CommandError(.usage, zh: "Kafka 属性有误：\(error)", en: "A Kafka property is not valid: \(error)")
        }
    }

    private func fileLines(_ environment: [String: String]) throws -> [String] {
        guard let path = config ?? environment["PLEDGELINE_PROPERTIES"] else { return [] }
        do {
            return try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
                .filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
        } catch {
            throw CommandError(.badInput, zh: "读不了属性文件 \(path)：\(error)", en: "The file of properties \(path) cannot be read: \(error)")
        }
    }
}

/// What a command works with once it is connected.
public struct Connection: Sendable {
    public let topics: Topics
    public let log: any Log
    public let brokers: String
    public let language: Language
}
