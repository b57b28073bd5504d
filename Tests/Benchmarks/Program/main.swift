// `make bench`: what Pledgeline does in a second, each figure beside what this machine allows in the same run. Settings by environment:
//   KAFKA_BROKERS        a broker of one's own instead of a fresh trial broker for each run
//   KAFKA_PROPERTY_…     librdkafka properties for the service, as for any service
//   BENCH_SUBMISSIONS    submissions decided without signature checks in one run (100000)
//   BENCH_SIGNED         submissions decided with signature checks in one run (40000)
//   BENCH_RUNS           runs, of which the median and the lowest are shown (3)
//   BENCH_SECONDS        how long a thousand a second are sent (10)
// Arguments choose sections: throughput, signatures, latency, memory, reading; all without any.

import Foundation
import TestSupport

func setting(_ name: String, _ standard: Int) throws -> Int {
    guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return standard }
    guard let number = Int(text), number > 0 else { throw BenchError("\(name) must be a number above 0") }
    return number
}

func machine() -> String {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "unknown"
    return "\(Benchmark.cores) cores, load \(text.split(separator: " ").prefix(3).joined(separator: " "))"
}

/// A broker that nothing else has written to, so that no run pays for the one before.
func withBroker(_ body: (String) async throws -> Void) async throws {
    if let own = ProcessInfo.processInfo.environment["KAFKA_BROKERS"], !own.isEmpty { return try await body(own) }
    let trial = try await TrialBroker.start()
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await body(trial.bootstrap)) } catch { outcome = .failure(error) }
    try await trial.discard()
    try outcome.get()
}

func measure() async throws {
    let sections = try CommandLine.arguments.dropFirst().map { name in
        guard let section = Section(rawValue: name) else { throw BenchError("no section \(name)") }
        return section
    }
    let sizes = Benchmark.Sizes(
        unsigned: try setting("BENCH_SUBMISSIONS", 100_000), signed: try setting("BENCH_SIGNED", 40_000),
        seconds: try setting("BENCH_SECONDS", 10))
    let runs = try setting("BENCH_RUNS", 3)
    for section in sections.isEmpty ? Section.allCases : sections {
        var figures = Figures()
        figures.remark("\(section.rawValue): \(machine())")
        // Memory is the same every time, and a reading is repeated by itself.
        for _ in 0..<(section == .memory || section == .reading ? 1 : runs) {
            try await withBroker { brokers in
                let benchmark = try Benchmark(brokers: brokers, sizes: sizes)
                switch section {
                case .throughput: try await benchmark.throughput(&figures)
                case .signatures: try await benchmark.signatures(&figures)
                case .latency: try await benchmark.latency(&figures)
                case .memory: try await benchmark.memory(&figures)
                case .reading: try await benchmark.reading(&figures)
                }
            }
        }
        figures.show(section)
    }
}

do {
    try await measure()
} catch {
    FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
    exit(1)
}
