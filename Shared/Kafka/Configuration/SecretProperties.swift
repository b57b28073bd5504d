/// Decides which properties must not be printed.
///
/// In `sasl.` and `ssl.`, which carry credentials, the rule is an allow list, so that an unknown property is hidden rather than shown.
enum SecretProperties {
    static let mask = "***"

    /// A property whose name contains one of these words is secret, in `sasl.` and `ssl.` and elsewhere.
    private static let secretWords = ["password", "secret", "token", "credential", "jaas"]

    /// Endings of `sasl.` and `ssl.` properties whose values are not secret.
    private static let harmlessEndings = [
        ".mechanism", ".mechanisms", ".username", ".location", ".principal", ".service.name", ".algorithm", ".suites", ".list",
        ".method", ".url", ".verification", ".id",
    ]

    static func isSecret(_ name: String) -> Bool {
        if secretWords.contains(where: name.contains) { return true }
        guard name.hasPrefix("sasl.") || name.hasPrefix("ssl.") || name.hasPrefix("ssl_") else { return false }
        return !harmlessEndings.contains(where: name.hasSuffix)
    }

    static func shown(_ property: KafkaConfiguration.Property) -> String {
        isSecret(property.name) ? mask : property.value
    }
}
