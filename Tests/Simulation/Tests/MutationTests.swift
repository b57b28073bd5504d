import Simulation
import Streaming
import Testing

// Only debug builds can take a guard away.
#if DEBUG
    /// Each guard is there for a reason: without it the simulation finds a violation. A guard that can be taken away unnoticed is either not needed
    /// or not tested.
    @Suite("Without a guard the simulation finds a violation")
    struct MutationTests {
        /// The most schedules that a mutation may survive. Most are caught within twenty, the rarest within several hundred.
        static let bound: UInt64 = 10_000

        @Test("without the guard", arguments: Guard.allCases)
        func without(_ one: Guard) async {
            let caught = await firstCaught { seed in Guard.without(one) { Simulation.run(seed: seed, isStruck: !seed.isMultiple(of: 3)) } }
            #expect(caught != nil, "no schedule of \(Self.bound) noticed that \(one.rawValue) is missing")
        }

        @Test("with an apply that uses more than the record")
        func apply() async {
            let caught = await firstCaught { Simulation.run(seed: $0, applyUsesCodeVersion: true) }
            #expect(caught != nil)
        }

        private func firstCaught(_ run: (UInt64) -> Simulation) async -> UInt64? {
            for seed in 1...Self.bound {
                // Other tests want to go on meanwhile.
                await Task.yield()
                if run(seed).failure != nil { return seed }
            }
            return nil
        }
    }
#endif
