internal import PledgesCore
internal import RegistryCore
internal import Schema

/// What can be counted in a sample, by the names that the figures of a story use.
struct StoryCounts {
    private var counts: [String: Int64] = [:]

    init(_ state: SampleState) {
        _ = state
    }

    /// Zero if nothing of that name was found.
    subscript(name: String) -> Int64 { counts[name] ?? 0 }

    mutating func add(_ name: String, _ count: Int = 1) { counts[name, default: 0] += Int64(count) }
}
