import Domain
import Foundation
import Kafka
import Logging
import Schema
import Testing

@testable import ServiceKit

@Suite("Configuration")
struct ConfigurationTests {
    private struct NoSuchFile: Error {}

    private func load(
        _ arguments: [String] = [], environment: [String: String] = [:], files: [String: String] = [:]
    ) throws -> ServiceConfiguration {
        let surroundings = ServiceConfiguration.Surroundings(environment: environment, host: "host", processID: 7) { path in
            guard let text = files[path] else { throw NoSuchFile() }
            return Data(text.utf8)
        }
        guard case .run(let configuration) = try ServiceConfiguration.load(arguments, in: surroundings) else {
            throw NoSuchFile()
        }
        return configuration
    }

    private func problem(
        _ arguments: [String] = [], environment: [String: String] = [:], files: [String: String] = [:]
    ) -> ConfigurationError? {
        #expect(throws: ConfigurationError.self) { try load(arguments, environment: environment, files: files) }
    }

    @Test("without any setting the defaults hold")
    func defaults() throws {
        let configuration = try load()
        #expect(configuration.kafka.brokers == "127.0.0.1:9092")
        #expect(configuration.topics.namespace == "pledgeline")
        #expect(configuration.ownership == .fixed(index: 0, count: 1))
        #expect(configuration.health == HealthAddress(host: "127.0.0.1", port: 0))
        #expect(configuration.logLevel == .info)
        #expect(configuration.logFormat == .text)
        #expect(configuration.writer == "host-7")
        #expect(configuration.kafka.properties.isEmpty)
    }

    @Test("a flag goes before the environment, the environment before the file, the file before the default")
    func precedence() throws {
        let files = [
            "c.json": """
            {"kafka": {"brokers": "file:1", "properties": {"client.id": "file", "linger.ms": 3, "socket": {"timeout.ms": 5000}}},
             "pledgeline": {"namespace": "file", "health": {"port": 1}, "log": {"level": "error", "format": "json"}}}
            """
        ]
        let environment = [
            "KAFKA_BROKERS": "environment:1", "PLEDGELINE_NAMESPACE": "environment", "PLEDGELINE_CONFIG": "c.json",
            "KAFKA_PROPERTY_CLIENT_ID": "environment", "PLEDGELINE_LOG_LEVEL": "",
        ]
        let configuration = try load(["-b", "flag:1", "-Xclient.id=flag"], environment: environment, files: files)
        #expect(configuration.kafka.brokers == "flag:1")
        #expect(configuration.topics.namespace == "environment")
        #expect(configuration.health.port == 1)
        #expect(configuration.logLevel == .error, "an empty variable counts as not set")
        #expect(configuration.logFormat == .json)
        #expect(configuration.kafka["client.id"] == "flag")
        #expect(configuration.kafka["linger.ms"] == "3")
        #expect(configuration.kafka["socket.timeout.ms"] == "5000")
        #expect(try load(environment: environment, files: files).kafka["client.id"] == "environment")
    }

    @Test("a flag takes its value after a space, after an equals sign, or attached if it is short")
    func forms() throws {
        #expect(try load(["--brokers", "a:1"]).kafka.brokers == "a:1")
        #expect(try load(["--brokers=a:1"]).kafka.brokers == "a:1")
        #expect(try load(["-ba:1"]).kafka.brokers == "a:1")
        #expect(try load(["--brokers=a:1", "-b", "[::1]:2,c"]).kafka.brokers == "[::1]:2,c", "of two the last counts")
        #expect(try load(["--ownership", "static:1/3"]).ownership == .fixed(index: 1, count: 3))
        #expect(try load(["--ownership", "group"]).ownership == .group(nil))
        #expect(try load(["--ownership", "group:a:b"]).ownership == .group("a:b"))
    }

    @Test(
        "an invalid setting is named",
        arguments: [
            ("--brokers", "a:b"), ("--brokers", "a:0"), ("--brokers", "a,,b"), ("--brokers", ""), ("--namespace", "A"),
            ("--namespace", "-a"), ("--ownership", "static:2/2"), ("--ownership", "static:1"), ("--ownership", "group:"),
            ("--ownership", "static:-1/2"), ("--ownership", ""), ("--health-host", ""), ("--health-port", "65536"),
            ("--health-port", "x"), ("--log-level", "loud"), ("--log-format", "xml"), ("--writer", "a b"), ("--writer", ""),
        ])
    func invalid(flag: String, value: String) throws {
        let error = try #require(problem([flag, value]))
        #expect(error.setting == flag)
        #expect(error.exitCode == .configuration)
        #expect(error.wording.en.contains(flag) && error.wording.zh.contains(flag))
    }

    @Test("a command line that cannot be read says what to do and is a usage error")
    func usage() throws {
        for arguments in [["--brokrs", "a"], ["-q"], ["stray"], ["--brokers"], ["-X"], ["-X", "novalue"], ["-X", "=v"], ["-"]] {
            let error = try #require(problem(arguments))
            #expect(error.exitCode == .usage, "\(arguments)")
            #expect(!error.wording.zh.isEmpty)
        }
        #expect(problem(["--brokrs", "a"])?.description.contains("--help") == true)
    }

    @Test("a file that is missing, no JSON, or holds an unknown key is an error that names file and key")
    func file() throws {
        #expect(problem(["--config", "no.json"])?.setting == "--config")
        #expect(problem(["--config", "c"], files: ["c": "{\"password\": \"hunter2\","])?.description.contains("hunter2") == false)
        #expect(problem(["--config", "c"], files: ["c": "[]"])?.description.contains("c") == true)
        let unknown = problem(["--config", "c"], files: ["c": "{\"pledgeline\": {\"namespce\": \"x\"}}"])
        #expect(unknown?.description.contains("pledgeline.namespce") == true)
        #expect(
            problem(["--config", "c"], files: ["c": "{\"kafka\": {\"brokers\": [\"a\"]}}"])?.description.contains("kafka.brokers") == true)
    }

    @Test("librdkafka's own objections name the property")
    func kafkaProperties() throws {
        #expect(problem(["-X", "no.such.property=1"])?.description.contains("no.such.property") == true)
        #expect(problem(["-X", "acks=0"])?.description.contains("acks") == true)
    }

    @Test("an environment variable's name gives the property's")
    func propertyNames() {
        #expect(EnvironmentProperties.property(of: "KAFKA_PROPERTY_SASL_USERNAME") == "sasl.username")
        #expect(EnvironmentProperties.property(of: "KAFKA_PROPERTY_SSL__ENGINE") == "ssl_engine")
        #expect(EnvironmentProperties.property(of: "KAFKA_BROKERS") == nil)
        #expect(EnvironmentProperties.property(of: "KAFKA_PROPERTY_") == nil)
    }

    @Test("properties stand in files: one of many, or one for a single value; a flag's goes before the environment, that before its own")
    func propertiesFiles() throws {
        let files = [
            "flag.properties": "# of this instance\r\n\n  client.id=flag-file\nsasl.password=from=flag \n",
            "environment.properties": "client.id=environment-file\nlinger.ms=7\n",
            "password": "hunter2\n",
        ]
        let named = ["PLEDGELINE_PROPERTIES": "environment.properties", "KAFKA_PROPERTY_SASL_PASSWORD_FILE": "password"]
        #expect(try load(["-F", "flag.properties"], files: files).kafka["sasl.password"] == "from=flag")
        #expect(try load(["-Fflag.properties", "-X", "client.id=flag"], files: files).kafka["client.id"] == "flag")
        let environment = try load(environment: named, files: files).kafka
        #expect(environment["client.id"] == "environment-file" && environment["linger.ms"] == "7")
        #expect(environment["sasl.password"] == "hunter2", "the line break at the end is no part of it")
        let both = named.merging(["KAFKA_PROPERTY_CLIENT_ID": "environment"]) { $1 }
        #expect(try load(environment: both, files: files).kafka["client.id"] == "environment")
        let all = try load(["--properties", "flag.properties"], environment: both, files: files).kafka
        #expect(all["client.id"] == "flag-file" && all["linger.ms"] == nil, "the file named by the flag is read in the other's place")
    }

    @Test("a file that cannot be read or is no file of properties is named, and nothing of it is repeated")
    func badPropertiesFiles() throws {
        #expect(problem(["-F", "no.properties"])?.description.contains("no.properties") == true)
        let bad = try #require(problem(["-F", "bad"], files: ["bad": "client.id=x\nhunter2\n"]))
        #expect(bad.setting == "--properties" && bad.exitCode == .configuration)
        for text in [bad.wording.en, bad.wording.zh] { #expect(text.contains("bad") && !text.contains("hunter2")) }
        let unreadable = try #require(problem(environment: ["KAFKA_PROPERTY_SASL_PASSWORD_FILE": "none"]))
        #expect(unreadable.description.contains("sasl.password") && unreadable.description.contains("none"))
    }

    @Test("the version is the image's word")
    func version() throws {
        #expect(try load().version == "unknown")
        let configuration = try load(environment: ["PLEDGELINE_VERSION": "1.2.3-4-gabc"])
        #expect(configuration.version == "1.2.3-4-gabc" && "\(configuration)".contains("version=1.2.3-4-gabc"))
    }

    @Test("secrets are never printed, however the configuration is printed")
    func secrets() throws {
        let configuration = try load(["-X", "sasl.username=clerk"], environment: ["KAFKA_PROPERTY_SASL_PASSWORD": "hunter2"])
        #expect(configuration.kafka["sasl.password"] == "hunter2")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] { #expect(!text.contains("hunter2")) }
        #expect("\(configuration)".contains("clerk"))
        let refused = problem(["-X", "ssl.key.password=hunter2", "-X", "sasl.mechanism=", "-X", "nonsense=hunter2"])
        #expect(refused?.description.contains("hunter2") == false)
        #expect(problem(["-Xhunter2"])?.description.contains("hunter2") == false)
    }

    @Test("help names every flag, variable and default in both languages", arguments: Language.allCases)
    func help(_ language: Language) throws {
        let text = Help.text(program: "pledgeline-registry", language)
        for setting in Setting.all {
            for part in [setting.flag, setting.environmentName, setting.defaultText, language(setting.meaning)] {
                #expect(text.contains(part))
            }
        }
        #expect(text.contains("-X KEY=VALUE") && text.contains("KAFKA_PROPERTY_") && text.contains("-b, --brokers"))
        guard
            case .help = try ServiceConfiguration.load(
                ["--help"], in: .init(environment: [:], host: "", processID: 0, read: { _ in Data() }))
        else { return #expect(Bool(false), "--help asks for help") }
    }

    @Test("--ready asks at the address where the service listens, and needs its port")
    func readiness() throws {
        let surroundings = ServiceConfiguration.Surroundings(
            environment: ["PLEDGELINE_HEALTH_HOST": "0.0.0.0", "PLEDGELINE_HEALTH_PORT": "8080"], host: "host", processID: 7,
            read: { _ in Data() })
        guard case .askReadiness(let address) = try ServiceConfiguration.load(["--ready"], in: surroundings) else {
            return #expect(Bool(false), "--ready asks")
        }
        #expect(address == HealthAddress(host: "0.0.0.0", port: 8080))
        #expect(problem(["--ready"])?.setting == "--health-port")
        for language in Language.allCases { #expect(Help.text(program: "p", language).contains("  --ready\n")) }
    }

    @Test("the language is the locale's")
    func language() {
        #expect(Language.fromEnvironment(["LANG": "zh_CN.UTF-8"]) == .zh)
        #expect(Language.fromEnvironment(["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]) == .en)
        #expect(Language.fromEnvironment(["LANG": "zh_CN.UTF-8", "LC_ALL": ""]) == .zh)
        #expect(Language.fromEnvironment([:]) == .en)
    }
}
