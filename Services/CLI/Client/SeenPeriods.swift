internal import Domain
internal import Foundation
internal import RegistryCore
internal import Schema

/// The periods of the registry as this user saw them last, remembered between commands: a submission names its period, and without a connection nobody
/// else knows which one is open. Beside ``SeenPositions``; without it a period has to be named.
struct SeenPeriods: Sendable {
    /// A period's days, as far as it takes to know which one is open.
    struct Days: Codable, Hashable, Sendable {
        var id: String
        var starts: String
        var ends: String
        var closes: String
    }

    struct Memory: Codable, Hashable, Sendable {
        var periods: [Days]
        /// The day on which they were seen.
        var seen: String
        /// With a declared clock the day is that of the last decision, whatever this machine's clock says.
        var isDeclared: Bool
    }

    private let path: URL

    init(namespace: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        path = UserFolder.state(environment).appending(path: "periods-\(namespace).json")
    }

    /// nil if nothing was ever seen here, or it cannot be read.
    var memory: Memory? {
        do { return try JSONDecoder().decode(Memory.self, from: Data(contentsOf: path)) } catch { return nil }
    }

    func note(_ registry: RegistryState, on day: CivilDate) {
        guard let genesis = registry.genesis else { return }
        let periods = registry.periods.values.sorted { UTF8Order.precedes($0.id, $1.id) }.map {
            Days(id: $0.id, starts: $0.starts.description, ends: $0.ends.description, closes: $0.closes.description)
        }
        let now = Memory(periods: periods, seen: day.description, isDeclared: genesis.clock == .declared)
        guard now != memory else { return }
        do {
            try UserFolder.make(path.deletingLastPathComponent())
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            try WholeFile.write(encoder.encode(now), to: path.path)
        } catch {
            // Only a comfort for days without a connection, and there are users without a home: what was read stands.
        }
    }
}
