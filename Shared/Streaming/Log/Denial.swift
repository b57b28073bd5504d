/// An operation that the broker refused for lack of a right, and the right that is missing.
public struct Denial: Hashable, Sendable {
    /// Named as in Kafka's own tools.
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

        /// The arguments of `kafka-acls.sh` that name this resource.
        public var arguments: [String] {
            switch self {
            case .topic(let name): ["--topic", name]
            case .group(let name): ["--group", name]
            case .cluster: ["--cluster"]
            }
        }
    }

    /// nil if neither the request nor the answer tells which operation it was.
    public var operation: Operation?
    public var resource: Resource
    /// The principal that was refused, such as `User:pledges`; nil if the connection's settings do not name it.
    public var principal: String?
    /// The tools addressed to the cluster; nil if the cluster is not known.
    public var tools: KafkaTools?
    /// The message of the broker or the client library.
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

    /// The placeholder in commands for a principal that is not known.
    public static let unknownPrincipal = "User:PRINCIPAL"

    /// The command by which an administrator grants the right; nil if the operation or the cluster is not known.
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
