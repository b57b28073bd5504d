public import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Kafka
internal import Schema
internal import Streaming

/// Options every command that talks to Kafka has, spelled as kcat spells them. Flag over environment over profile.
package struct ConnectionOptions: ParsableArguments {
    @Option(
        name: [.customShort("b"), .long],
        help: .said(
            zh: "Kafka 地址 host:port,…（KAFKA_BROKERS，默认 127.0.0.1:9092）",
            en: "brokers host:port,… (KAFKA_BROKERS; 127.0.0.1:9092 if none is named)"))
    var brokers: String?

    @Option(
        name: [.customShort("X"), .customLong("property")],
        help: .said(zh: "librdkafka 属性 key=value，可重复", en: "any librdkafka property key=value, repeatable"))
    var properties: [String] = []

    @Option(
        name: [.customShort("F"), .customLong("config"), .customLong("properties")],
        help: .said(zh: "属性文件，每行 key=value（PLEDGELINE_PROPERTIES）", en: "file of properties, one key=value a line (PLEDGELINE_PROPERTIES)"))
    var config: String?

    @Option(
        help: .said(zh: "命名空间（PLEDGELINE_NAMESPACE，默认 pledgeline）", en: "namespace (PLEDGELINE_NAMESPACE; pledgeline if none is named)"))
    var namespace: String?

    @Option(help: .said(zh: "使用哪套登录配置（PLEDGELINE_PROFILE）", en: "which profile to use (PLEDGELINE_PROFILE)"))
    var profile: String?

    @OptionGroup var languageOption: LanguageOption

    package init() {}

    var language: Language { .current }

    func connect() throws -> Connection { try place().connect() }

    /// The profile that counts for this command.
    func chosenProfile() throws -> Profile { try Profile.chosen(profile) }

    /// The private key's file: the one given, else `PLEDGELINE_KEY`, else the profile's.
    func keyPath(_ given: String?) throws -> String? {
        let profile = try chosenProfile()
        return given ?? ProcessInfo.processInfo.environment.setting("PLEDGELINE_KEY") ?? profile.key.map { Profile.resolved($0) }
    }

    /// The unit given, else the profile's.
    func unit(_ given: String?) throws -> String {
        if let given { return given }
        if let unit = try chosenProfile().unit { return unit }
        throw CommandError(
            .usage, zh: "请写明单位，或用 pledgeline profile set 在登录配置中设定。",
            en: "Name the unit, or set it in a profile with pledgeline profile set.")
    }

    /// Where it would connect to; nothing is connected yet.
    func place() throws -> ConnectionPlace {
        let environment = ProcessInfo.processInfo.environment
        let profile = try chosenProfile()
        let namespace = namespace ?? environment.setting("PLEDGELINE_NAMESPACE") ?? profile.namespace ?? Topics.defaultNamespace
        guard let topics = Topics(namespace: namespace) else { throw CommandError.badNamespace(namespace) }
        let brokers = brokers ?? environment.setting("KAFKA_BROKERS") ?? profile.brokers ?? "127.0.0.1:9092"
        // A file that the command line names goes before the environment, like any flag.
        let file = environment.setting("PLEDGELINE_PROPERTIES") ?? profile.properties.map { Profile.resolved($0) }
        let all = try lines(of: config == nil ? file : nil) + Self.properties(of: environment) + lines(of: config) + properties
        return ConnectionPlace(topics: topics, brokers: brokers, language: language, properties: all) { Console.note(Language.current($0)) }
    }

    private func lines(of path: String?) throws -> [String] {
        guard let path else { return [] }
        return PropertiesFile.lines(try TextFile.read(path))
    }

    /// `KAFKA_PROPERTY_…`, as services read it.
    private static func properties(of environment: [String: String]) throws -> [String] {
        do throws(KafkaConfigurationError) {
            return try EnvironmentProperties.all(in: environment) { try TextFile.read($0) }.map { "\($0.name)=\($0.value)" }
        } catch .unreadableFile(let property, let path, let reason) {
            throw CommandError(
                .usage, zh: "Kafka 属性 \(property) 的取值文件读不了：\(path)（\(reason)）。请核对路径和权限。",
                en: "The file with the Kafka property \(property) cannot be read: \(path) (\(reason)). Check its path and rights.")
        } catch {
            throw CommandError(.usage, zh: "Kafka 属性有误：\(error)", en: "A Kafka property is not valid: \(error)")
        }
    }
}
