import Foundation
import PledgesCore
import Schema
import Streaming

extension Benchmark {
    /// Deciding without signatures beside the bare relay, and replaying beside bare consumption, over the same records.
    mutating func throughput() async throws {
        var decided: [Double] = []
        var replayed: [Double] = []
        var bare: [Double] = []
        var bareBack: [Double] = []
        var consumed: [Double] = []
        for run in 0..<runs {
            let told = try await tell("plain-\(run)", submissions: submissions)
            let topics = told.topics
            decided.append(try await decide(told, checksSignatures: false))
            let size = try await decisionSize(told)
            let own = topics.decisions(.pledges)
            let ends = try await Loading.ends(of: own.name, partitions: own.partitions, in: log)
            consumed.append(try Ceilings.consumption(brokers: brokers, topic: own.name, ends: ends))
            replayed.append(try await replay(told))
            var best = 0.0
            for (shares, back) in [(true, false), (false, false), (true, true), (false, true)] {
                let start = try await Loading.ends(of: told.sink, partitions: own.partitions, in: log)
                let rate = try Ceilings.relay(
                    brokers: brokers, from: topics.submissions(.pledges).name, to: told.sink, ends: told.ends, back: start, size: size,
                    sharesProducer: shares, readsBack: back)
                best = shares ? rate : max(best, rate)
                if !shares { if back { bareBack.append(best) } else { bare.append(best) } }
            }
            if run == 0 { try await memory(told) }
        }
        figures.note("bare_relay", bare, "records/s")
        figures.note("bare_relay_reading_back", bareBack, "records/s")
        figures.note("decided_unsigned", decided, "submissions/s")
        figures.ratio("decided_unsigned.ratio", of: "decided_unsigned", to: "bare_relay")
        figures.ratio("decided_unsigned.ratio_reading_back", of: "decided_unsigned", to: "bare_relay_reading_back")
        figures.note("bare_consumption", consumed, "records/s")
        figures.note("replayed", replayed, "decisions/s")
        figures.ratio("replayed.ratio", of: "replayed", to: "bare_consumption")
    }

    private mutating func memory(_ told: Told) async throws {
        guard let memory = try await Memory.forTenThousandPledges(topics: told.topics, log: log) else { return }
        figures.note("memory_per_10000_pledges", [memory.heap / 1_048_576], "MiB", digits: 1)
        figures.note("records_per_10000_pledges", [memory.records / 1_048_576], "MiB", digits: 1)
    }

    /// Deciding as in production beside verification and nothing else.
    mutating func signatures() async throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        var decided: [Double] = []
        var one: [Double] = []
        var all: [Double] = []
        for run in 0..<runs {
            let told = try await tell("signed-\(run)", submissions: signed)
            one.append(try Verification.rate(told.records, threads: 1))
            all.append(try Verification.rate(told.records, threads: cores))
            decided.append(try await decide(told, checksSignatures: true))
        }
        figures.note("verified_one_core", one, "signatures/s")
        figures.note("verified_\(cores)_cores", all, "signatures/s")
        figures.note("decided_signed", decided, "submissions/s")
        figures.ratio("decided_signed.ratio", of: "decided_signed", to: "verified_\(cores)_cores")
    }

    /// From acknowledgement to readable decision, at a thousand a second, beside a bare echo.
    mutating func latency() async throws {
        let rate = 1_000.0
        let told = try await tell("latency", submissions: Int(rate) * seconds, loads: false)
        let input = told.topics.submissions(.pledges)
        let output = told.topics.decisions(.pledges)
        let service = try ServiceRun<PledgesCore>(told.topics, brokers: brokers)
        _ = try await service.watch.wait("activation") { $0.active == input.partitions }
        let starts = try await Loading.ends(of: output.name, partitions: output.partitions, in: log)
        let delays = try Probe.delays(
            brokers: brokers, to: input.name, answers: output.name, starts: starts, records: told.records, rate: rate)
        _ = try await service.watch.wait("latency") { $0.confirmed == told.records.count }
        try await service.stop()
        let size = try await decisionSize(told)
        let inputStarts = try await Loading.ends(of: input.name, partitions: input.partitions, in: log)
        let sinkStarts = try await Loading.ends(of: told.sink, partitions: input.partitions, in: log)
        let bare = try Ceilings.echoing(
            brokers: brokers, from: input.name, to: told.sink, starts: inputStarts, size: size
        ) {
            try Probe.delays(
                brokers: brokers, to: input.name, answers: told.sink, starts: sinkStarts, records: told.records, rate: rate)
        }
        for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
            figures.note("bare_echo.\(name)", [bare.quantile(share)], "ms", digits: 2)
            figures.note("decision_readable.\(name)", [delays.quantile(share)], "ms", digits: 2)
            figures.ratio("decision_readable.\(name)_ratio", of: "decision_readable.\(name)", to: "bare_echo.\(name)")
        }
    }
}
