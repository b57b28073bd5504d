internal import Schema
internal import Streaming

/// Whoever needs rights of Kafka's: the services, and people by what they do with the command.
enum RightsHolder: Hashable, Sendable {
    case service(PBService)
    /// Units' clerks, superiors, inspectors and timekeepers.
    case clerk
    /// Tellers and scorers.
    case scorer
    /// Registrars and whoever closes a year; genesis is theirs, too.
    case office
    /// Shown names beside ids, and nothing else beyond what their other part gives them.
    case namesReader
    case auditor
    /// `topics apply`, `doctor` and `archive`.
    case `operator`

    static let all: [RightsHolder] =
        Topics.services.map { .service($0) } + [.clerk, .scorer, .office, .namesReader, .auditor, .operator]

    /// As an option of `doctor` names it.
    var name: String {
        switch self {
        case .service(let service): service.topicName
        case .clerk: "clerk"
        case .scorer: "scorer"
        case .office: "office"
        case .namesReader: "names-reader"
        case .auditor: "auditor"
        case .operator: "operator"
        }
    }

    init?(name: String) {
        guard let holder = Self.all.first(where: { $0.name == name }) else { return nil }
        self = holder
    }
}

/// One thing that one principal may do.
struct Right: Hashable, Sendable {
    var operation: Denial.Operation
    var resource: Denial.Resource

    init(_ operation: Denial.Operation, _ resource: Denial.Resource) {
        self.operation = operation
        self.resource = resource
    }
}
