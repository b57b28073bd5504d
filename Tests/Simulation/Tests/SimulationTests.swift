import Simulation
import Testing

@Suite("Simulated schedules of crashes, zombies and lost records")
struct SimulationTests {
    /// In shares, so that both cores have something to do.
    static let shares: [UInt64] = Array(0..<8)
    static let schedulesPerShare: UInt64 = 500

    @Test("no schedule violates what must hold", arguments: shares)
    func schedules(_ share: UInt64) async {
        var seen = Statistics()
        for seed in (share * Self.schedulesPerShare)..<((share + 1) * Self.schedulesPerShare) {
            // Other tests want to go on meanwhile.
            await Task.yield()
            let simulation = Simulation.run(seed: 1_000_000 + seed)
            seen = seen + simulation.statistics
            #expect(simulation.failure == nil, "make simulate SEED=\(simulation.seed)")
        }
        // The faults do happen.
        for count in [
            seen.accepted, seen.ignored, seen.crashes, seen.abandoned, seen.halts, seen.holes, seen.duplicates, seen.noticedViolations,
        ] {
            #expect(count > 20)
        }
    }

    @Test("the same seed makes the same schedule", arguments: [1, 22, 4_711] as [UInt64])
    func same(_ seed: UInt64) {
        func steps() -> [String] {
            let steps = Steps()
            _ = Simulation.run(seed: seed) { steps.all.append($0) }
            return steps.all
        }
        let first = steps()
        #expect(first.count > 50)
        #expect(first == steps())
    }

    private final class Steps { var all: [String] = [] }
}
