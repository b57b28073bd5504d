internal import Domain
internal import Files
internal import Foundation
package import RegistryCore
package import Schema

/// The periods of the registry as this user saw them last, remembered between commands: a submission names its period, and without a connection nobody
/// else knows which one is open. Beside ``SeenPositions``; without it a period has to be named.
package struct SeenPeriods: Sendable {
    /// A period's days, as far as it takes to know which one is open.
    package struct Days: Codable, Hashable, Sendable {
        package var id: String
        package var starts: String
        package var ends: String
        package var closes: String

        package init(id: String, starts: String, ends: String, closes: String) {
            self.id = id
            self.starts = starts
            self.ends = ends
            self.closes = closes
        }
    }

    package struct Memory: Codable, Hashable, Sendable {
        package var periods: [Days]
        /// The day on which they were seen.
        package var seen: String
        /// With a declared clock the day is that of the last decision, whatever this machine's clock says.
        package var isDeclared: Bool

        package init(periods: [Days], seen: String, isDeclared: Bool) {
            self.periods = periods
            self.seen = seen
            self.isDeclared = isDeclared
        }
    }

    private let path: URL

    package init(namespace: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        path = UserFolder.state(environment).appending(path: "periods-\(namespace).json")
    }

    /// nil if nothing was ever seen here, or it cannot be read.
    package var memory: Memory? {
        do { return try JSONDecoder().decode(Memory.self, from: Data(contentsOf: path)) } catch { return nil }
    }

    package func note(_ registry: RegistryState, on day: CivilDate) {
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
