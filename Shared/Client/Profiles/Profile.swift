/// What a user would otherwise write with every command, under a name: one for each system or role.
package struct Profile: Codable, Hashable, Sendable {
    package var brokers: String?
    package var namespace: String?
    /// The private key file; a relative path counts from the folder of settings.
    package var key: String?
    /// The unit the user works for.
    package var unit: String?
    package var lang: String?
    /// The file of librdkafka properties; a relative path counts from the folder of settings.
    package var properties: String?

    package init(
        brokers: String? = nil, namespace: String? = nil, key: String? = nil, unit: String? = nil, lang: String? = nil,
        properties: String? = nil
    ) {
        self.brokers = brokers
        self.namespace = namespace
        self.key = key
        self.unit = unit
        self.lang = lang
        self.properties = properties
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case brokers, namespace, key, unit, lang, properties }

    package var isEmpty: Bool { self == Profile() }

    /// The settings that are made, in the order of the file.
    package var settings: [(name: String, value: String)] {
        let all: [(CodingKeys, String?)] = [
            (.brokers, brokers), (.namespace, namespace), (.key, key), (.unit, unit), (.lang, lang), (.properties, properties),
        ]
        return all.compactMap { name, value in value.map { (name.rawValue, $0) } }
    }
}
