/// Command lines of Kafka's own tools for an administrator to paste, for what Pledgeline may not or must not do by itself.
public struct KafkaTools: Hashable, Sendable {
    /// `host:port` pairs, separated by commas.
    public var brokers: String
    /// Whether the cluster requires authentication. The tools then need settings of their own, which only the administrator has.
    public var isSecured: Bool

    /// The settings file that commands for a secured cluster name; the administrator must create it.
    public static let settingsFile = "admin.properties"

    public init(brokers: String, isSecured: Bool = false) {
        self.brokers = brokers
        self.isSecured = isSecured
    }

    public func configs(_ arguments: [String]) -> String { command("kafka-configs.sh", arguments) }
    public func topics(_ arguments: [String]) -> String { command("kafka-topics.sh", arguments) }
    public func acls(_ arguments: [String]) -> String { command("kafka-acls.sh", arguments) }
    public func reassignPartitions(_ arguments: [String]) -> String { command("kafka-reassign-partitions.sh", arguments) }
    /// This tool names the option for its settings file differently.
    public func leaderElection(_ arguments: [String]) -> String {
        command("kafka-leader-election.sh", arguments, settings: "--admin.config")
    }

    private func command(_ tool: String, _ arguments: [String], settings: String = "--command-config") -> String {
        let login = isSecured ? [settings, Self.settingsFile] : []
        return ([tool, "--bootstrap-server", brokers] + login + arguments).map(Self.quoted).joined(separator: " ")
    }

    /// A word quoted for a POSIX shell, if it needs to be.
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
