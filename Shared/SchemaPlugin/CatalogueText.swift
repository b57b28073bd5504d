/// Generates the schema library's part of the catalogue.
struct CatalogueText {
    private let catalogue: Catalogue

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    static let head = "// swift-format-ignore-file\n// Written by `make proto` from the schema. Not to be edited.\n"

    var text: String {
        var lines = [Self.head, "public import SwiftProtobuf", ""]
        lines += rules
        lines += union("PBPayload", "Body", "serviceBody", "body", "What is asked for, by the service that decides it.") {
            $0.kinds.map(Case.init)
        }
        lines += service
        lines += union("PBFact", "Content", "serviceFact", "content", "What holds, by the service that accepted it.") {
            $0.facts.map(Case.init)
        }
        for service in catalogue.services { lines += kinds(of: service) + facts(of: service) }
        lines += all
        return lines.joined(separator: "\n") + "\n"
    }

    /// A case of a service's oneof.
    private struct Case {
        var name: String
        var message: String

        init(_ kind: Catalogue.Kind) { (name, message) = (kind.caseName, kind.message) }
        init(_ fact: Catalogue.Fact) { (name, message) = (fact.caseName, fact.message) }
    }

    // MARK: Rules

    private var rules: [String] {
        var seen: Set<String> = []
        return catalogue.services.flatMap(\.kinds).filter { seen.insert($0.message).inserted }.flatMap { kind in
            [
                "extension PB\(kind.message) {", "    /// What the schema says of this kind.", "    public static let rule = \(rule(kind))",
                "}", "",
            ]
        }
    }

    private func rule(_ kind: Catalogue.Kind) -> String {
        let rule = kind.rule
        var parts = ["kind: \(quoted(kind.name))", "words: .both(\(quoted(rule.zh)), \(quoted(rule.en)))"]
        parts.append("roles: [\(rule.roles.map { ".\(String(describing: $0))" }.joined(separator: ", "))]")
        if rule.from == .above { parts.append("isFromAbove: true") }
        if rule.unit != .unspecified { parts.append("standing: .\(rule.unit == .open ? "open" : "goingOn")") }
        if !rule.rightZh.isEmpty { parts.append("right: .both(\(quoted(rule.rightZh)), \(quoted(rule.rightEn)))") }
        if rule.burden { parts.append("isBurden: true") }
        return "KindRule(\n        " + parts.joined(separator: ",\n        ") + ")"
    }

    private func quoted(_ text: String) -> String { Self.quoted(text) }

    /// As a string literal.
    static func quoted(_ text: String) -> String { "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }

    // MARK: Payload and fact

    private func union(
        _ message: String, _ type: String, _ oneof: String, _ property: String, _ meaning: String, _ cases: (Catalogue.Service) -> [Case]
    ) -> [String] {
        let services = catalogue.services
        let suffix = message == "PBPayload" ? "Body" : "Fact"
        var lines = ["extension \(message) {", "    /// \(meaning)", "    public enum \(type): Equatable, Sendable {"]
        lines += services.map { "        case \($0.caseName)(PB\($0.name)\(suffix).OneOf_Kind)" }
        lines += ["    }", "", "    /// nil: nothing, or something that this version of the schema does not know."]
        lines += ["    public var \(property): \(type)? {", "        get {", "            switch \(oneof) {"]
        lines += services.map { "            case .\($0.caseName)(let content): content.kind.map(\(type).\($0.caseName))" }
        lines += ["            case nil: nil", "            }", "        }", "        set {", "            switch newValue {"]
        for service in services {
            lines += ["            case .\(service.caseName)(let kind):"]
            lines += ["                var content = PB\(service.name)\(suffix)()", "                content.kind = kind"]
            lines += ["                \(oneof) = .\(service.caseName)(content)"]
        }
        lines += ["            case nil: \(oneof) = nil", "            }", "        }", "    }", "}", ""]
        return lines + constructors("\(message).\(type)", services.map { ($0.caseName, cases($0)) })
    }

    /// Generates `.draftPledge(…)` for `.pledges(.draftPledge(…))`; a case that several services have takes the service as an argument.
    private func constructors(_ type: String, _ services: [(name: String, cases: [Case])]) -> [String] {
        let counts = Dictionary(services.flatMap(\.cases).map { ($0.name, 1) }, uniquingKeysWith: +)
        var lines = ["extension \(type) {"]
        for (service, cases) in services {
            for one in cases where counts[one.name] == 1 {
                lines.append(
                    "    public static func \(one.name)(_ content: PB\(one.message)) -> Self { .\(service)(.\(one.name)(content)) }")
            }
        }
        for name in counts.keys.filter({ counts[$0] ?? 0 > 1 }).sorted() {
            let owners = services.filter { $0.cases.contains { $0.name == name } }
            guard let message = owners.first?.cases.first(where: { $0.name == name })?.message else { continue }
            lines += ["", "    /// - Returns: nil if the service has none."]
            lines += [
                "    public static func \(name)(_ content: PB\(message), of service: PBService) -> Self? {", "        switch service {",
            ]
            lines += owners.map { "        case .\($0.name): .\($0.name)(.\(name)(content))" }
            let others = services.map(\.name).filter { other in !owners.contains { $0.name == other } }.map { ".\($0)" }
            lines += ["        case \((others + [".unspecified", ".UNRECOGNIZED"]).joined(separator: ", ")): nil", "        }", "    }"]
        }
        return lines + ["}", ""]
    }

    private var service: [String] {
        ["extension PBPayload {"]
            + byService(
                "The service that decides it; unspecified if it names none that this version knows.", "service: PBService",
                of: "serviceBody"
            ) {
                ".\($0)"
            }
            + ["        case nil: .unspecified", "        }", "    }", "}", "", "extension PBPayload.Body {"]
            + byService("The service that decides it.", "service: PBService") { ".\($0)" } + ["        }", "    }", ""]
            + ofKind("What the schema says of its kind.", "rule: KindRule")
            + ofKind("What its record is partitioned by; nil: the payload's unit.", "key: String?")
            + ofKind("Every day that it names in a field of its own, and what sort of day that is.", "days: [DatedField]")
            + ofKind("The documents that it cites, with the field they stand in.", "documents: (cited: [PBEvidence], field: String)")
            + ["}", ""]
    }

    /// The beginning of a property that switches over the services.
    private func byService(_ meaning: String, _ property: String, of value: String = "self", _ result: (String) -> String) -> [String] {
        // When these switches are inlined into asynchronous code, the optimiser of Swift 6.3 crashes.
        ["    /// \(meaning)", "    @inline(never)", "    public var \(property) {", "        switch \(value) {"]
            + catalogue.services.map { "        case .\($0.caseName): \(result($0.caseName))" }
    }

    /// A property that forwards to the same property of the service's kinds.
    private func ofKind(_ meaning: String, _ property: String) -> [String] {
        let name = property.prefix { $0 != ":" }
        return ["    /// \(meaning)", "    @inline(never)", "    public var \(property) {", "        switch self {"]
            + catalogue.services.map { "        case .\($0.caseName)(let kind): kind.\(name)" } + ["        }", "    }", ""]
    }

    // MARK: A service's kinds and facts

    private func kinds(of service: Catalogue.Service) -> [String] {
        var lines = ["extension PB\(service.name)Body.OneOf_Kind {", "    public var rule: KindRule {", "        switch self {"]
        lines += service.kinds.map { "        case .\($0.caseName): PB\($0.message).rule" }
        lines += ["        }", "    }", "", "    var key: String? {"]
        let keyed = service.kinds.filter { $0.key != nil }
        lines += mapped(service.kinds, keyed.map { ($0.caseName, "content.\($0.key ?? "")") }, otherwise: "nil")
        lines += ["    }", "", "    var days: [DatedField] {"]
        let dated = service.kinds.filter { !$0.days.isEmpty }.map { kind in
            let days = kind.days.map { "DatedField(\"\($0.field)\", content.\($0.path), .\(String(describing: $0.sort)))" }
            return (kind.caseName, "[\(days.joined(separator: ", "))]")
        }
        lines += mapped(service.kinds, dated, otherwise: "[]")
        lines += ["    }", "", "    var documents: (cited: [PBEvidence], field: String) {"]
        let citing = service.kinds.compactMap { kind in
            kind.documents.map {
                (kind.caseName, "(\($0.isRepeated ? "content.\($0.property)" : "[content.\($0.property)]"), \"\($0.field)\")")
            }
        }
        return lines + mapped(service.kinds, citing, otherwise: "([], \"\")") + ["    }", "}", ""]
    }

    /// A switch over all kinds in which some have a value of their own and the others share one.
    private func mapped(_ kinds: [Catalogue.Kind], _ values: [(name: String, value: String)], otherwise: String) -> [String] {
        guard !values.isEmpty else { return ["        \(otherwise)"] }
        let others = kinds.map(\.caseName).filter { name in !values.contains { $0.name == name } }
        let lines = ["        switch self {"] + values.map { "        case .\($0.name)(let content): \($0.value)" }
        guard !others.isEmpty else { return lines + ["        }"] }
        return lines + [
            "        case " + others.map { ".\($0)" }.joined(separator: ",\n            ") + ":", "            \(otherwise)", "        }",
        ]
    }

    private func facts(of service: Catalogue.Service) -> [String] {
        var lines = [
            "extension PB\(service.name)Fact.OneOf_Kind {", "    /// The name of the fact, as it stands in the schema.",
            "    public var name: String {",
        ]
        lines += ["        switch self {"] + service.facts.map { "        case .\($0.caseName): \(quoted($0.name))" }
        lines += [
            "        }", "    }", "", "    /// 填报负担: what was filled in and sent, if its kind counts as burden.",
            "    public var burden: (any Message)? {",
        ]
        let burden = service.facts.filter { $0.submitted?.kind.rule.burden == true }
        if burden.isEmpty { return lines + ["        nil", "    }", "}", ""] }
        lines += ["        switch self {"]
        lines += burden.map { "        case .\($0.caseName)(let fact): fact\($0.submitted?.path ?? "")" }
        lines += listed(service.facts.filter { $0.submitted?.kind.rule.burden != true }.map(\.caseName))
        return lines + ["        }", "    }", "}", ""]
    }

    private func listed(_ names: [String]) -> [String] {
        names.isEmpty ? [] : ["        case " + names.map { ".\($0)" }.joined(separator: ",\n            ") + ":", "            nil"]
    }

    private var all: [String] {
        var lines = [
            "extension KindRule {", "    /// Every kind of submission by the service that decides it, in the order of the schema.",
        ]
        lines += ["    public static let all: [(service: PBService, rules: [KindRule])] = ["]
        for service in catalogue.services {
            lines += ["        (", "            .\(service.caseName),", "            ["]
            lines += service.kinds.map { "                PB\($0.message).rule," } + ["            ]", "        ),"]
        }
        lines += ["    ]", "", "    /// What fields of submissions are called in protobuf's JSON mapping, each once."]
        lines += ["    public static let fields: [String] = ["]
        let fields = Set(catalogue.services.flatMap(\.kinds).flatMap(\.fields)).sorted()
        return lines + fields.map { "        \(quoted($0))," } + ["    ]", "}"]
    }
}
