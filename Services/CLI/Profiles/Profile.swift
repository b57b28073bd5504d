/// What a user would otherwise write with every command, under a name: one for each system or role.
struct Profile: Codable, Hashable, Sendable {
    var brokers: String?
    var namespace: String?
    /// The private key file; a relative path counts from the folder of settings.
    var key: String?
    /// The unit the user works for.
    var unit: String?
    var lang: String?
    /// The file of librdkafka properties; a relative path counts from the folder of settings.
    var properties: String?

    enum CodingKeys: String, CodingKey, CaseIterable { case brokers, namespace, key, unit, lang, properties }

    var isEmpty: Bool { self == Profile() }

    /// The settings that are made, in the order of the file.
    var settings: [(name: String, value: String)] {
        let all: [(CodingKeys, String?)] = [
            (.brokers, brokers), (.namespace, namespace), (.key, key), (.unit, unit), (.lang, lang), (.properties, properties),
        ]
        return all.compactMap { name, value in value.map { (name.rawValue, $0) } }
    }
}
