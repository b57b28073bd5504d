/// Generates a service's dispatch: each kind to `decide`, and each fact to `apply`, of the type with its message's name.
struct DispatchText {
    private let service: Catalogue.Service

    init(_ service: Catalogue.Service) { self.service = service }

    /// The argument of `decide`, besides the request, with the state the service decides over.
    private var basis: String {
        switch service.name {
        case "Supervision": "SupervisionBasis"
        case "Scoring": "ScoringBasis<some ScoringFacts>"
        default: "\(service.name)State"
        }
    }

    var text: String {
        var lines = [CatalogueText.head, "internal import Domain"]
        if service.name != "Registry" { lines.append("internal import RegistryCore") }
        lines += ["internal import Schema", "internal import Streaming", "", "extension PB\(service.name)Body.OneOf_Kind {"]
        lines += ["    /// Asks for the right that the schema names, then decides by the rules of the kind."]
        lines += ["    func decide(_ request: Request, _ basis: \(basis)) throws(Refusal) -> Verdict {", "        switch self {"]
        for kind in service.kinds {
            lines.append("        case .\(kind.caseName)(let content):")
            if !kind.rule.roles.isEmpty { lines.append("            try request.authorize(PB\(kind.message).rule)") }
            lines.append("            return try \(kind.message).decide(content, request, basis)")
        }
        lines += ["        }", "    }", "}", "", "extension PB\(service.name)Fact.OneOf_Kind {"]
        lines += [
            "    /// What the fact changes.", "    func apply(to state: inout \(service.name)State, about unit: String, at step: Step) {",
        ]
        lines += ["        switch self {"]
        lines += service.facts.map {
            "        case .\($0.caseName)(let fact): \($0.message).apply(fact, to: &state, about: unit, at: step)"
        }
        return (lines + ["        }", "    }", "}"]).joined(separator: "\n") + "\n"
    }
}
