internal import CoreMetrics
internal import Foundation
internal import Schema
internal import Streaming

/// The events that a service counts as they happen. States (phases, queues) are read at every scrape: see ``StatusMetrics``.
struct ServiceMetrics: Sendable {
    static let decisions = "pledgeline_decisions_total"
    static let decisionLag = "pledgeline_decision_lag_seconds"
    static let activated = "pledgeline_worker_activated_total"
    static let abandoned = "pledgeline_worker_abandoned_total"
    static let readerRestarts = "pledgeline_reader_restarts_total"
    static let viewFailures = "pledgeline_view_failures_total"

    static let help = [
        decisions: "Decisions read back as accepted, by outcome (accepted, refused, repeat) and refusal code.",
        decisionLag: "Wall clock when a decision was confirmed, minus the time of its submission's record.",
        activated: "Times a partition was won and restored.",
        abandoned: "Times a partition was given up, by reason.",
        readerRestarts: "Readers of followed topics that broke and were started again.",
        viewFailures: "Times writing to a compacted view (heads, rankings) failed and was put off.",
    ]

    /// In seconds, up to an hour: a submission may have waited for a service that was down.
    static let buckets = [
        decisionLag: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600]
    ]

    let service: PBService
    let factory: any MetricsFactory
    let now: @Sendable () -> Date

    init(service: PBService, factory: any MetricsFactory, now: @escaping @Sendable () -> Date = { Date() }) {
        self.service = service
        self.factory = factory
        self.now = now
    }

    private struct Outcome: Hashable {
        var outcome: String
        var code: String

        init(_ decision: PBDecision) {
            switch decision.outcome {
            case .accepted, nil: (outcome, code) = ("accepted", "")
            case .refused(let refused): (outcome, code) = ("refused", refused.code)
            case .repeat(let repeated): (outcome, code) = ("repeat", repeated.refusalCode)
            }
        }
    }

    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition) {
        var counts: [Outcome: Int] = [:]
        let now = now().timeIntervalSince1970
        let lag = Recorder(label: Self.decisionLag, dimensions: place(partition), aggregate: true, factory: factory)
        for confirmed in decisions {
            counts[Outcome(confirmed.decision), default: 0] += 1
            lag.record(max(0, now - Double(confirmed.decision.time) / 1_000))
        }
        for (outcome, count) in counts {
            let dimensions = place(partition) + [("outcome", outcome.outcome), ("code", outcome.code)]
            Counter(label: Self.decisions, dimensions: dimensions, factory: factory).increment(by: count)
        }
    }

    func becameActive(_ partition: TopicPartition) {
        Counter(label: Self.activated, dimensions: place(partition), factory: factory).increment()
    }

    func abandoned(_ partition: TopicPartition, _ reason: AbandonReason) {
        Counter(label: Self.abandoned, dimensions: place(partition) + [("reason", reason.name)], factory: factory).increment()
    }

    func readerRestarted(_ partition: TopicPartition) {
        let dimensions = [("service", service.topicName), ("topic", partition.topic), ("partition", String(partition.partition))]
        Counter(label: Self.readerRestarts, dimensions: dimensions, factory: factory).increment()
    }

    func viewFailed(_ topic: String) {
        Counter(label: Self.viewFailures, dimensions: [("service", service.topicName), ("topic", topic)], factory: factory).increment()
    }

    private func place(_ partition: TopicPartition) -> [(String, String)] {
        [("service", service.topicName), ("partition", String(partition.partition))]
    }
}
