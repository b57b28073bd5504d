import Kafka
import Testing

@Suite("The Kafka configuration")
struct ConfigurationTests {
    @Test("shows ordinary properties and masks every secret, however it is printed")
    func masksSecrets() throws {
        let secrets = [
            "sasl.password", "ssl.key.password", "ssl.keystore.password", "ssl.key.pem", "sasl.oauthbearer.client.secret",
            "sasl.oauthbearer.config", "some.token", "sasl.unheard.of",
        ]
        var configuration = KafkaConfiguration(
            brokers: "a:1,b:2", properties: ["security.protocol": "SASL_SSL", "sasl.username": "u-n-i-t"])
        for name in secrets { configuration.set(name, to: "hunter2") }
        var dumped = ""
        dump(configuration, to: &dumped)
        dump(configuration.properties, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), String(describing: [configuration]), dumped] {
            #expect(!text.contains("hunter2"))
            #expect(text.contains("u-n-i-t") && text.contains("SASL_SSL") && text.contains("sasl.password=***"))
        }
    }

    @Test("takes -X key=value, where the value may hold further equals signs or nothing")
    func parsesArguments() throws {
        var configuration = KafkaConfiguration(brokers: "a:1")
        try configuration.set(argument: "sasl.oauthbearer.config=a=b c=d")
        try configuration.set(argument: "client.id=one")
        try configuration.set(argument: "client.id=two")
        try configuration.set(argument: "client.rack=")
        #expect(configuration["sasl.oauthbearer.config"] == "a=b c=d")
        #expect(configuration["client.id"] == "two")
        #expect(configuration["client.rack"] == "")
        #expect(configuration.properties.map(\.name) == ["sasl.oauthbearer.config", "client.id", "client.rack"])
    }

    @Test("refuses what is not of the form key=value without repeating it", arguments: ["", "linger.ms", "=5"])
    func refusesMalformed(_ argument: String) {
        var configuration = KafkaConfiguration(brokers: "a:1")
        #expect(throws: KafkaConfigurationError.malformedProperty) { try configuration.set(argument: argument) }
    }

    @Test("names a property that librdkafka does not know")
    func namesUnknownProperty() {
        let configuration = KafkaConfiguration(brokers: "a:1", properties: ["lingre.ms": "5"])
        #expect(throws: KafkaConfigurationError.unknownProperty("lingre.ms")) { try KafkaLog(configuration: configuration) }
    }

    @Test("names a property whose value is wrong, and keeps a secret value to itself")
    func namesInvalidValue() throws {
        let wrong = #expect(throws: KafkaConfigurationError.self) {
            try KafkaConfiguration(brokers: "a:1", properties: ["linger.ms": "soon"]).validate()
        }
        #expect(wrong?.description.contains("linger.ms") == true)
        let hidden = #expect(throws: KafkaConfigurationError.self) {
            try KafkaConfiguration(brokers: "a:1", properties: ["sasl.kerberos.min.time.before.relogin": "hunter2"]).validate()
        }
        #expect(hidden?.description.contains("relogin") == true && hidden?.description.contains("hunter2") == false)
        let unreadable = #expect(throws: KafkaConfigurationError.self) {
            try KafkaLog(
                configuration: KafkaConfiguration(
                    brokers: "a:1", properties: ["security.protocol": "ssl", "ssl.key.pem": "hunter2"]))
        }
        #expect(unreadable?.description.contains("hunter2") == false)
    }

    @Test(
        "does not let anybody weaken what the log's guarantees rest on",
        arguments: ["enable.idempotence", "acks", "auto.offset.reset", "allow.auto.create.topics", "transactional.id"])
    func reservesGuarantees(_ name: String) {
        let configuration = KafkaConfiguration(brokers: "a:1", properties: [name: "false"])
        #expect(throws: KafkaConfigurationError.reserved(property: name)) { try KafkaLog(configuration: configuration) }
    }

    @Test("takes TLS and SASL properties as they are")
    func takesSecurity() throws {
        try KafkaConfiguration(
            brokers: "a:1",
            properties: [
                "security.protocol": "SASL_SSL", "sasl.mechanism": "SCRAM-SHA-512", "sasl.username": "u", "sasl.password": "p",
                "ssl.endpoint.identification.algorithm": "https", "linger.ms": "3",
            ]
        ).validate()
    }
}
