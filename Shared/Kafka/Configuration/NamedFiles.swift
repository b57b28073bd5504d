#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The properties whose values are paths (of a certificate authority, a certificate, a key, a key store, a keytab).
enum NamedFiles {
    /// This property may name a folder, or be the word `probe` for the system's own authorities.
    private static let authority = "ssl.ca.location"
    private static let probe = "probe"

    static func isFile(_ property: KafkaConfiguration.Property) -> Bool {
        guard property.name.hasPrefix("ssl."), property.name.hasSuffix(".location") else { return property.name == "sasl.kerberos.keytab" }
        return !property.value.isEmpty && !(property.name == authority && property.value == probe)
    }

    /// - Throws: the first file that cannot be read, with its property and path.
    static func check(_ properties: [KafkaConfiguration.Property]) throws(KafkaConfigurationError) {
        for property in properties where isFile(property) {
            guard access(property.value, R_OK) != 0 else { continue }
            throw .unreadableFile(property: property.name, path: property.value, reason: String(cString: strerror(errno)))
        }
    }
}
