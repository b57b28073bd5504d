/// librdkafka properties from the environment: `KAFKA_PROPERTY_SASL_USERNAME` sets `sasl.username`. A variable that ends in `_FILE` names a
/// file that holds the value: with `KAFKA_PROPERTY_SASL_PASSWORD_FILE` a secret that a container engine mounts becomes `sasl.password`.
public enum EnvironmentProperties {
    public static let prefix = "KAFKA_PROPERTY_"
    /// Unambiguous, because no property of librdkafka ends in `.file`.
    public static let fileSuffix = "_FILE"
    /// The largest file with one value, in bytes: no secret and no certificate is longer.
    static let largestFile = 1 << 20

    /// The property that a variable names: lower case, an underscore is a dot, two underscores are one underscore. Nil if it lacks the
    /// prefix.
    public static func property(of name: String) -> String? {
        guard name.hasPrefix(prefix), name.count > prefix.count else { return nil }
        let rest = name.dropFirst(prefix.count).lowercased()
        return rest.split(separator: "__", omittingEmptySubsequences: false)
            .map { String($0.map { $0 == "_" ? "." : $0 }) }.joined(separator: "_")
    }

    /// The properties that the environment sets, in the order of the variables' names.
    ///
    /// - Parameter read: returns the text of a file. Line breaks at its end are removed: editors and `echo` add one.
    /// - Throws: ``KafkaConfigurationError/unreadableFile(property:path:reason:)``.
    public static func all(
        in environment: [String: String], read: (_ path: String) throws -> String
    ) throws(KafkaConfigurationError) -> [KafkaConfiguration.Property] {
        var properties: [KafkaConfiguration.Property] = []
        for (variable, value) in environment.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            if variable.hasSuffix(fileSuffix), let name = property(of: String(variable.dropLast(fileSuffix.count))) {
                let text: String
                do { text = try read(value) } catch {
                    throw .unreadableFile(property: name, path: value, reason: "\(error)")
                }
                guard text.utf8.count <= largestFile else { throw .unreadableFile(property: name, path: value, reason: "too large") }
                properties.append(KafkaConfiguration.Property(name: name, value: text.withoutLineBreaksAtEnd))
            } else if let name = property(of: variable) {
                properties.append(KafkaConfiguration.Property(name: name, value: value))
            }
        }
        return properties
    }
}

extension String {
    fileprivate var withoutLineBreaksAtEnd: String {
        var bytes = utf8[...]
        while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
