import Foundation
import Simulation
import Streaming

/// `simulate`: runs schedules until a number or a time is reached, and stops at the first failure with its seed.
///
/// Arguments: `--schedules N` (default 100000), `--seconds N` (default 600), `--seed N` (runs that one schedule and tells every step),
/// `--from N` (the first seed; default: from the clock). Debug builds also take `--without N`: runs as if the guard of that number in
/// `Guard.allCases` had never been written, until a schedule notices.
@main
struct Simulate {
    static func main() async {
        var options: [String: UInt64] = [:]
        var arguments = CommandLine.arguments.dropFirst()
        while let name = arguments.popFirst() {
            guard ["--schedules", "--seconds", "--seed", "--from", "--without"].contains(name),
                let value = arguments.popFirst().flatMap({ UInt64($0) })
            else {
                print("usage: simulate [--schedules N] [--seconds N] [--from SEED] | --seed SEED")
                exit(2)
            }
            options[name] = value
        }
        if let seed = options["--seed"] { exit(replay(seed)) }
        let first = options["--from"] ?? UInt64(Date().timeIntervalSince1970) * 1_000_000
        #if DEBUG
            if let number = options["--without"] { exit(mutate(Int(number), schedules: options["--schedules"] ?? 3_000)) }
        #endif
        exit(await run(first, schedules: options["--schedules"] ?? 100_000, seconds: options["--seconds"] ?? 600))
    }

    private static func replay(_ seed: UInt64) -> Int32 {
        let simulation = Simulation.run(seed: seed) { print($0) }
        print(simulation.failure.map { "seed \(seed): \($0)" } ?? "seed \(seed): no violation")
        return simulation.failure == nil ? 0 : 1
    }

    #if DEBUG
        private static func mutate(_ number: Int, schedules: UInt64) -> Int32 {
            guard Guard.allCases.indices.contains(number) else { return 2 }
            let one = Guard.allCases[number]
            for seed in 1...schedules {
                guard let failure = Guard.without(one, { Simulation.run(seed: seed) }).failure else { continue }
                print("\(one.rawValue): seed \(seed): \(failure)")
                return 0
            }
            print("\(one.rawValue): not noticed")
            return 1
        }
    #endif

    /// A share of the seeds for each core.
    private static func run(_ first: UInt64, schedules: UInt64, seconds: UInt64) async -> Int32 {
        let cores = UInt64(ProcessInfo.processInfo.activeProcessorCount)
        let end = ContinuousClock.now + .seconds(seconds)
        print("schedules from seed \(first), on \(cores) cores")
        let results = await withTaskGroup(of: Share.self) { group in
            for core in 0..<cores {
                group.addTask {
                    var share = Share()
                    for seed in stride(from: first + core, to: first + schedules, by: Int(cores)) {
                        guard ContinuousClock.now < end else { break }
                        let simulation = Simulation.run(seed: seed)
                        share.schedules += 1
                        share.statistics = share.statistics + simulation.statistics
                        if let failure = simulation.failure {
                            share.failure = "seed \(seed): \(failure)"
                            break
                        }
                    }
                    return share
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let total = results.reduce(Statistics()) { $0 + $1.statistics }
        let count = results.reduce(0) { $0 + $1.schedules }
        print("schedules \(count)")
        for child in Mirror(reflecting: total).children { print("\(child.label ?? "") \(child.value)") }
        for failure in results.compactMap(\.failure) { print("VIOLATION \(failure)\nsee every step: make simulate SEED=<the number>") }
        print(results.contains { $0.failure != nil } ? "violated" : "no violation")
        return results.contains { $0.failure != nil } ? 1 : 0
    }

    private struct Share: Sendable {
        var schedules = 0
        var statistics = Statistics()
        var failure: String?
    }
}
