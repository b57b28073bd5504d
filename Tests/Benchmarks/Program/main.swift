// `make bench`: what Pledgeline does in a second, each figure beside what this machine allows in the same run. Settings by environment:
//   KAFKA_BROKERS        a broker of one's own instead of the trial broker
//   BENCH_SUBMISSIONS    submissions decided without signature checks in one run (100000)
//   BENCH_SIGNED         submissions decided with signature checks in one run (40000)
//   BENCH_RUNS           runs, of which median and slowest are shown (3)
//   BENCH_SECONDS        how long a thousand a second are sent (10)
// Arguments choose sections: throughput, signatures, latency; all without any.

import Foundation
import Kafka
import TestSupport

func setting(_ name: String, _ standard: Int) throws -> Int {
    guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return standard }
    guard let number = Int(text), number > 0 else { throw BenchError("\(name) must be a number above 0") }
    return number
}

func load() -> String {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "unknown"
    return text.split(separator: " ").prefix(3).joined(separator: " ")
}

func measure(_ sections: [String], brokers: String) async throws {
    var benchmark = Benchmark(
        brokers: brokers, log: try KafkaLog(configuration: KafkaConfiguration(brokers: brokers)),
        submissions: try setting("BENCH_SUBMISSIONS", 100_000), signed: try setting("BENCH_SIGNED", 40_000),
        runs: try setting("BENCH_RUNS", 3), seconds: try setting("BENCH_SECONDS", 10))
    benchmark.figures.remark("cores \(ProcessInfo.processInfo.activeProcessorCount), load before \(load())")
    for section in sections {
        switch section {
        case "throughput": try await benchmark.throughput()
        case "signatures": try await benchmark.signatures()
        case "latency": try await benchmark.latency()
        default: throw BenchError("no section \(section)")
        }
    }
    benchmark.figures.remark("load after \(load())")
}

let sections = CommandLine.arguments.count > 1 ? Array(CommandLine.arguments.dropFirst()) : ["throughput", "signatures", "latency"]
if let own = ProcessInfo.processInfo.environment["KAFKA_BROKERS"], !own.isEmpty {
    try await measure(sections, brokers: own)
} else {
    let trial = try await TrialBroker.start()
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await measure(sections, brokers: trial.bootstrap)) } catch { outcome = .failure(error) }
    try await trial.discard()
    try outcome.get()
}
