/// The source that suggests which partitions a process owns.
public enum OwnershipSetting: Hashable, Sendable, CustomStringConvertible {
    /// Instance `index` (from 0) of `count`.
    case fixed(index: Int, count: Int)
    /// Kafka's group protocol, for membership alone. If nil, the group is named after namespace and service.
    case group(String?)

    /// The most instances that can be configured: far above any partition count.
    static let largestCount = 1_000

    /// - Returns: nil unless the text is `static:I/N` with 0 ≤ I < N, `group` or `group:NAME`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts[0], parts.count) {
        case ("group", 1): self = .group(nil)
        case ("group", 2):
            guard !parts[1].isEmpty, parts[1].utf8.count <= 249 else { return nil }
            self = .group(String(parts[1]))
        case ("static", 2):
            let numbers = parts[1].split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
            guard numbers.count == 2, let index = numbers[0], let count = numbers[1], (1...Self.largestCount).contains(count),
                (0..<count).contains(index)
            else { return nil }
            self = .fixed(index: index, count: count)
        default: return nil
        }
    }

    public var description: String {
        switch self {
        case .fixed(let index, let count): "static:\(index)/\(count)"
        case .group(nil): "group"
        case .group(let name?): "group:\(name)"
        }
    }
}
