/// What the broker did not allow, and the right that is missing.
public struct Denial: Hashable, Sendable {
    /// Under the names that Kafka's own tools have for them.
    public enum Operation: String, Hashable, Sendable, CaseIterable {
        case read = "Read"
        case write = "Write"
        case create = "Create"
        case describe = "Describe"
        case describeConfigs = "DescribeConfigs"
        case idempotentWrite = "IdempotentWrite"
    }

    public enum Resource: Hashable, Sendable {
        case topic(String)
        case group(String)
        case cluster

        /// As `kafka-acls.sh` takes it.
        public var arguments: [String] {
            switch self {
            case .topic(let name): ["--topic", name]
            case .group(let name): ["--group", name]
            case .cluster: ["--cluster"]
            }
        }
    }

    /// nil if neither the question nor the answer says.
    public var operation: Operation?
    public var resource: Resource
    /// Who was denied, such as `User:pledges`; nil if the connection's settings do not say.
    public var principal: String?
    /// nil if nobody has said which cluster it is.
    public var tools: KafkaTools?
    /// In the words of the broker or the client library.
    public var reason: String

    public init(
        _ operation: Operation?, _ resource: Resource, principal: String? = nil, tools: KafkaTools? = nil, reason: String = ""
    ) {
        self.operation = operation
        self.resource = resource
        self.principal = principal
        self.tools = tools
        self.reason = reason
    }

    /// Stands in commands for a principal that is not known.
    public static let unknownPrincipal = "User:PRINCIPAL"

    /// The command by which an administrator grants the right; nil if it is not known which.
    public var command: String? {
        guard let operation, let tools else { return nil }
        return tools.acls(
            ["--add", "--allow-principal", principal ?? Self.unknownPrincipal, "--operation", operation.rawValue] + resource.arguments)
    }
}

extension Denial.Resource: CustomStringConvertible {
    public var description: String {
        switch self {
        case .topic(let name): "topic \(name)"
        case .group(let name): "group \(name)"
        case .cluster: "the cluster"
        }
    }
}

extension Denial: CustomStringConvertible {
    public var description: String {
        let who = principal ?? "this connection's principal"
        let what = operation.map { "\(who) has no right \($0.rawValue) on \(resource)" } ?? "\(who) may not do this with \(resource)"
        let how = command.map { "; to grant it: \($0)" } ?? ""
        return reason.isEmpty ? what + how : "\(what)\(how) (\(reason))"
    }
}
