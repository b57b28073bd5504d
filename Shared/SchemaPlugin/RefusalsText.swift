internal import Templates

/// A service's refusals, as Swift: each a function of what is put into its texts.
struct RefusalsText {
    private let refusals: Refusals

    init(_ refusals: Refusals) { self.refusals = refusals }

    var text: String {
        var lines = [CatalogueText.head, "@_spi(Refusals) public import Schema", ""]
        lines += [
            "/// Every refusal of `\(refusals.service)Refusal`, with its texts filled in.", "public enum \(refusals.service)Refusals {",
        ]
        for value in refusals.values { lines += giver(value) + [""] }
        lines += ["    /// What the schema says of each, in its order.", "    public static let all: [RefusalRule] = ["]
        lines += refusals.values.map { "        Rules.\($0.property)," }
        lines += ["    ]", "", "    private enum Rules {"]
        lines += refusals.values.map { "        static let \($0.property) = \(rule($0))" }
        return (lines + ["    }", "}"]).joined(separator: "\n") + "\n"
    }

    private func giver(_ value: Refusals.Value) -> [String] {
        let (entry, isField, isRetriable) = (value.entry, value.entry.field == "*", value.retriable == .sometimes)
        var parameters = value.places.enumerated().map { index, place in "\(index == 0 ? "_ " : "")\(place): some RefusalValue" }
        var arguments = ["Rules.\(value.property)"]
        if !value.places.isEmpty { arguments.append("[\(value.places.map { "(\(quoted($0)), \($0))" }.joined(separator: ", "))]") }
        if isField { (parameters, arguments) = (parameters + ["field: String"], arguments + ["field: field"]) }
        if isRetriable { (parameters, arguments) = (parameters + ["retriable: Bool"], arguments + ["retriable: retriable"]) }
        let comment = "    /// `\(entry.code)`: \(entry.en)"
        let construction = "Refusal(\(arguments.joined(separator: ", ")))"
        guard !parameters.isEmpty else { return [comment, "    public static let \(value.property) = \(construction)"] }
        return [
            comment, "    public static func \(value.property)(\(parameters.joined(separator: ", "))) -> Refusal {",
            "        \(construction)",
            "    }",
        ]
    }

    private func rule(_ value: Refusals.Value) -> String {
        let entry = value.entry
        var parts = [quoted(entry.code)]
        if entry.isFurtherWording { parts.append("isFurtherWording: true") }
        if !entry.field.isEmpty { parts.append("field: \(quoted(entry.field))") }
        switch value.retriable {
        case .always: parts.append("retriable: .always")
        case .sometimes: parts.append("retriable: .sometimes")
        case .unspecified, .UNRECOGNIZED: break
        }
        let texts = "zh: \(quoted(entry.zh)),\n            en: \(quoted(entry.en)))"
        return "RefusalRule(\n            \(parts.joined(separator: ", ")),\n            \(texts)"
    }

    private func quoted(_ text: String) -> String { CatalogueText.quoted(text) }
}
