/// Commands of Kafka's own tools, to be pasted: what Pledgeline may not or must not do by itself an administrator does with these.
public struct KafkaTools: Hashable, Sendable {
    /// `host:port` pairs, separated by commas.
    public var brokers: String
    /// Whether the cluster asks who one is. The tools then need settings of their own, which only the administrator has.
    public var isSecured: Bool

    /// The file of settings that commands for a secured cluster name; to be made by the administrator.
    public static let settingsFile = "admin.properties"

    public init(brokers: String, isSecured: Bool = false) {
        self.brokers = brokers
        self.isSecured = isSecured
    }

    public func configs(_ arguments: [String]) -> String { command("kafka-configs.sh", arguments) }
    public func topics(_ arguments: [String]) -> String { command("kafka-topics.sh", arguments) }
    public func acls(_ arguments: [String]) -> String { command("kafka-acls.sh", arguments) }
    public func reassignPartitions(_ arguments: [String]) -> String { command("kafka-reassign-partitions.sh", arguments) }
    /// This one tool calls its file of settings otherwise.
    public func leaderElection(_ arguments: [String]) -> String {
        command("kafka-leader-election.sh", arguments, settings: "--admin.config")
    }

    private func command(_ tool: String, _ arguments: [String], settings: String = "--command-config") -> String {
        let login = isSecured ? [settings, Self.settingsFile] : []
        return ([tool, "--bootstrap-server", brokers] + login + arguments).map(Self.quoted).joined(separator: " ")
    }

    /// As a POSIX shell takes it for one word.
    static func quoted(_ word: String) -> String {
        let plain = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "-_.,:=/@%+".utf8.contains(byte)
            }
        }
        guard !plain || word.isEmpty else { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
