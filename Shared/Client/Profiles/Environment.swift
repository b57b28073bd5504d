extension [String: String] {
    /// An environment variable that says something; an empty one counts as not set.
    package func setting(_ name: String) -> String? { self[name].flatMap { $0.isEmpty ? nil : $0 } }
}
