/// Which properties must not be printed.
///
/// In the two name spaces that carry credentials the rule is an allow list, so that a property nobody thought of is hidden rather than shown.
enum SecretProperties {
    static let mask = "***"

    /// Words whose presence makes a property secret outside `sasl.` and `ssl.`, too.
    private static let secretWords = ["password", "secret", "token", "credential", "jaas"]

    /// Endings of `sasl.` and `ssl.` properties that tell nothing secret.
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
