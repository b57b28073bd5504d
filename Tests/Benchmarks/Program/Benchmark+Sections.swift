import Foundation
import PledgesCore
import Schema
import Streaming

extension Benchmark {
    /// Deciding without signatures beside the bare relay, and replaying beside bare consumption, over the same records.
    func throughput(_ figures: inout Figures) async throws {
        let told = try await tell("plain", submissions: sizes.unsigned)
        let topics = told.topics
        figures.add("decided_unsigned", try await decide(told, checksSignatures: false))
        let size = try await decisionSize(told)
        let own = topics.decisions(.pledges)
        let ends = try await Loading.ends(of: own.name, partitions: own.partitions, in: log)
        figures.add("bare_consumption", try await Ceilings.consumption(brokers: brokers, topic: own.name, ends: ends))
        figures.add("replayed", try await replay(told))
        let relay = Ceilings.Relay(brokers: brokers, from: topics.submissions(.pledges).name, to: told.sink, ends: told.ends, size: size)
        // With a producer for each partition, as a service has, or with one for all: the faster is the ceiling.
        let shared = try await relay.rate(after: 0, sharesProducer: true, readsBack: false)
        let several = try await relay.rate(after: shared.rounds, sharesProducer: false, readsBack: false)
        let back = try await relay.rate(
            after: shared.rounds + several.rounds, sharesProducer: shared.rate > several.rate, readsBack: true)
        figures.add("bare_relay", max(shared.rate, several.rate))
        figures.add("bare_relay_reading_back", back.rate)
    }

    func memory(_ figures: inout Figures) async throws {
        let told = try await tell("memory", submissions: sizes.unsigned)
        _ = try await decide(told, checksSignatures: false)
        guard let memory = try await Memory.forTenThousandPledges(topics: told.topics, log: log) else { return }
        figures.add("memory_per_10000_pledges", memory.heap / 1_048_576)
        figures.add("records_per_10000_pledges", memory.records / 1_048_576)
    }

    /// Deciding as in production beside verification and nothing else.
    func signatures(_ figures: inout Figures) async throws {
        let told = try await tell("signed", submissions: sizes.signed)
        figures.add("verified_one_core", try await offThePool { try Verification.rate(told.records, threads: 1) })
        figures.add("verified_all_cores", try await offThePool { try Verification.rate(told.records, threads: Self.cores) })
        figures.add("decided_signed", try await decide(told, checksSignatures: true))
    }

    static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// From acknowledgement to readable decision, at a thousand a second, beside a bare echo.
    func latency(_ figures: inout Figures) async throws {
        let rate = 1_000.0
        let brokers = brokers
        let told = try await tell("latency", submissions: Int(rate) * sizes.seconds, loads: false)
        let input = told.topics.submissions(.pledges)
        let output = told.topics.decisions(.pledges)
        let service = try ServiceRun<PledgesCore>(told.topics, brokers: brokers)
        _ = try await service.watch.wait("activation") { $0.active == input.partitions }
        let starts = try await Loading.ends(of: output.name, partitions: output.partitions, in: log)
        let delays = try await offThePool {
            try Probe.delays(
                brokers: brokers, to: input.name, answers: output.name, starts: starts, records: told.records, rate: rate)
        }
        _ = try await service.watch.wait("latency") { $0.confirmed == told.records.count }
        try await service.stop()
        let size = try await decisionSize(told)
        let inputStarts = try await Loading.ends(of: input.name, partitions: input.partitions, in: log)
        let sinkStarts = try await Loading.ends(of: told.sink, partitions: input.partitions, in: log)
        let bare = try await offThePool {
            try Ceilings.echoing(brokers: brokers, from: input.name, to: told.sink, starts: inputStarts, size: size) {
                try Probe.delays(
                    brokers: brokers, to: input.name, answers: told.sink, starts: sinkStarts, records: told.records, rate: rate)
            }
        }
        for (name, share) in Self.quantiles {
            figures.add("bare_echo.\(name)", bare.quantile(share))
            figures.add("decision_readable.\(name)", delays.quantile(share))
        }
    }

    static let quantiles = [("p50", 0.5), ("p99", 0.99)]
}

extension Figures {
    func show(_ section: Section) {
        switch section {
        case .throughput:
            show("bare_relay", "records/s")
            show("bare_relay_reading_back", "records/s")
            show("decided_unsigned", "submissions/s")
            showRatio("decided_unsigned.to_bare_relay", of: "decided_unsigned", to: "bare_relay")
            showRatio("decided_unsigned.to_bare_relay_reading_back", of: "decided_unsigned", to: "bare_relay_reading_back")
            show("bare_consumption", "records/s")
            show("replayed", "decisions/s")
            showRatio("replayed.to_bare_consumption", of: "replayed", to: "bare_consumption")
        case .signatures:
            show("verified_one_core", "signatures/s")
            show("verified_all_cores", "signatures/s")
            show("decided_signed", "submissions/s")
            showRatio("decided_signed.to_verified_all_cores", of: "decided_signed", to: "verified_all_cores")
        case .latency:
            for (name, _) in Benchmark.quantiles {
                show("bare_echo.\(name)", "ms", digits: 2)
                show("decision_readable.\(name)", "ms", digits: 2)
                showRatio("decision_readable.\(name).to_bare_echo", of: "decision_readable.\(name)", to: "bare_echo.\(name)")
            }
        case .reading: show("due_of_a_village", "s", digits: 2)
        case .memory:
            show("memory_per_10000_pledges", "MiB", digits: 1)
            show("records_per_10000_pledges", "MiB", digits: 1)
            showRatio("memory_per_10000_pledges.to_records", of: "memory_per_10000_pledges", to: "records_per_10000_pledges")
        }
    }
}

enum Section: String, CaseIterable {
    case throughput, signatures, latency, memory, reading
}

/// Calls that block get a thread of their own: the service being measured needs all of Swift's.
func offThePool<R: Sendable>(_ body: @escaping @Sendable () throws -> R) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}
