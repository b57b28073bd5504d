package import PledgelineCLI
import PledgesCore
import RegistryCore
import Schema
import ScoringCore
package import Streaming
import SupervisionCore

/// A sample's year as the four services decided it, over a log in memory.
package struct ToldYear: Sendable {
    package struct Wave: Sendable {
        package var wave: SampleWave
        /// How many of ``ToldYear/refused`` there were once it was decided.
        package var refused: Int
    }

    package var archive: Archive
    /// As far as it was told: to its end, or to the wave in which a service halted.
    package var waves: [Wave] = []
    package var sent: Int { waves.reduce(0) { $0 + $1.wave.steps.count } }
    package var accepted = 0
    package var refused: [YearSystem.Refused] = []
    package var halted: [String] = []
    /// After the wave that shows figures.
    package var atFigures: SampleState?
    package var state: SampleState

    fileprivate init(telling sample: any Sample) async throws {
        guard let system = YearSystem(namespace: sample.namespace) else { throw Untold(name: sample.name) }
        try await system.start()
        for wave in sample.waves {
            try await system.send(wave)
            waves.append(Wave(wave: wave, refused: await system.refused.count))
            if wave.showsFigures { atFigures = try await system.state() }
            if await !system.halted.isEmpty { break }
        }
        state = try await system.state()
        (accepted, refused, halted) = await (system.accepted, system.refused, system.halted)
        await system.stop()
        archive = try await Archive.read(from: system.log, topics: system.topics)
    }

    package struct Untold: Error { package var name: String }
}

/// Tells each sample once in a test process, however many tests look at it: a county's year is 40,000 decisions.
package actor ToldYears {
    package static let shared = ToldYears()

    private var told: [String: Task<ToldYear, any Error>] = [:]

    package func year(of sample: any Sample) async throws -> ToldYear {
        let task = told[sample.name] ?? Task { try await ToldYear(telling: sample) }
        told[sample.name] = task
        return try await task.value
    }
}

extension YearSystem {
    /// What has been decided, as anybody sees it who folds the decisions.
    package func state() throws -> SampleState {
        guard let registry = try fold(.registry, as: RegistryState.self).first,
            let scoring = try fold(.scoring, as: ScoringState.self).first
        else { throw ToldYear.Untold(name: topics.namespace) }
        return SampleState(
            registry: registry, pledges: try fold(.pledges, as: PledgesState.self),
            supervision: try fold(.supervision, as: SupervisionState.self),
            scoring: scoring)
    }
}
