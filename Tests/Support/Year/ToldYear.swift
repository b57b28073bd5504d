package import Audit
package import Foundation
package import Samples
import Schema
import Streaming
import SwiftProtobuf

/// A sample's year as the four services decided it over a log in memory, with nobody disturbing them. All of it is read out of the archive.
package struct ToldYear: Sendable {
    package struct Wave: Sendable {
        package var wave: SampleWave
        /// How many of ``ToldYear/refused`` there were once it was decided.
        package var refused: Int
    }

    /// With the views that services publish.
    package let archive: Archive
    /// Where it is kept: an export, as both verifiers read it.
    package let file: URL
    package let waves: [Wave]
    package var sent: Int { waves.reduce(0) { $0 + $1.wave.steps.count } }
    package let accepted: Int
    /// Wave by wave.
    package let refused: [YearSystem.Refused]
    /// After the wave that shows figures.
    package let atFigures: SampleState?
    package let state: SampleState

    init(_ archive: Archive, of sample: any Sample, in file: URL) throws {
        self.archive = archive
        self.file = file
        let decisions = try WaveDecisions(archive, of: sample)
        accepted = decisions.accepted
        refused = decisions.refused.flatMap(\.self)
        var count = 0
        waves = zip(sample.waves, decisions.refused).map { wave, refused in
            count += refused.count
            return Wave(wave: wave, refused: count)
        }
        atFigures = try sample.waves.lastIndex(where: \.showsFigures).map { try archive.state(until: decisions.ends(after: $0)) }
        state = try archive.state()
    }

    /// Tells it: wave after wave, each when the one before has been decided.
    static func tell(_ sample: any Sample) async throws -> Archive {
        guard let system = YearSystem(namespace: sample.namespace) else { throw Untold(name: sample.name, why: "no topics") }
        try await system.start()
        for wave in sample.waves {
            try await system.send(wave)
            let halted = await system.halted
            guard halted.isEmpty else {
                throw Untold(name: sample.name, why: "\(wave.title.en): \(halted), refused last: \(await system.refused.suffix(5))")
            }
        }
        await system.stop()
        var archive = try await Archive.read(from: system.log, topics: system.topics)
        archive.publishViews()
        return archive
    }

    package struct Untold: Error, CustomStringConvertible {
        package var name: String
        package var why: String
        package var description: String { "\(name) was not told to its end: \(why)" }
    }
}
