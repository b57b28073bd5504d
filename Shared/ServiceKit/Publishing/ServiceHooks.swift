internal import Logging
internal import Schema
internal import Streaming

/// What every service reports while its engine runs: metrics, log, heads, and its publisher if it has one.
///
/// None of it may disturb deciding: nothing here throws, and requests to a broker are made in tasks of their own.
struct ServiceHooks<Core: ServiceCore>: EngineHooks {
    let metrics: ServiceMetrics
    let logger: Logger
    let heads: HeadsWriter
    let publisher: (any ConfirmedPublisher<Core>)?
    let notices: NoticeLog

    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async {
        metrics.confirmed(decisions, partition: partition)
        await heads.confirmed(decisions.count, partition, standing)
        await publisher?.confirmed(decisions, partition: partition)
        for confirmed in decisions { logger.debug("decided", metadata: Self.metadata(confirmed, partition)) }
    }

    func becameActive(partition: TopicPartition, state: Core.State, standing: Standing) async {
        metrics.becameActive(partition)
        // Filtered for each partition separately, so that one that is won and lost repeatedly does not hide the return of another.
        await notices.say(
            .notice, "partition active", kind: "", about: "\(partition)",
            [
                "partition": "\(partition)", "offset": .stringConvertible(standing.nextOffset),
                "input": .stringConvertible(standing.lastInput + 1),
            ])
        await heads.becameActive(partition, standing)
        await publisher?.becameActive(partition: partition, state: state)
    }

    func abandoned(partition: TopicPartition, reason: AbandonReason) async {
        metrics.abandoned(partition, reason)
        await heads.ended(partition, lost: reason != .revoked)
        guard reason != .revoked else {
            return await notices.say(
                .notice, "partition abandoned", kind: reason.name, about: "\(partition)",
                ["partition": "\(partition)", "reason": "\(reason.name)"])
        }
        await notices.warn("partition abandoned", about: partition, reason.description, kind: reason.name)
    }

    func halted(partition: TopicPartition, reason: HaltReason) async {
        logger.critical(
            "partition halted: it decides nothing until somebody has looked",
            metadata: ["partition": "\(partition)", "halt": "\(reason.name)", "detail": "\(reason)"])
    }

    func noticed(_ notice: EngineNotice) async {
        switch notice {
        case .ownership(let partitions):
            let list = partitions.sorted().map(String.init).joined(separator: ",")
            await notices.say(.notice, "ownership", kind: list, about: "", ["partitions": "\(list)"])
        case .readerRestarted(let partition, let why):
            metrics.readerRestarted(partition)
            await notices.warn("reader restarted", about: partition, why)
        case .watchFailed(let partition, let why):
            await notices.warn("partition cannot be looked at", about: partition, why)
        }
    }

    private static func metadata(_ confirmed: ConfirmedDecision, _ partition: TopicPartition) -> Logger.Metadata {
        let decision = confirmed.decision
        var metadata: Logger.Metadata = [
            "partition": "\(partition)", "offset": .stringConvertible(confirmed.offset),
            "input": .stringConvertible(decision.inputOffset), "kind": "\(decision.submission.kind)",
            "unit": "\(decision.submission.unit)",
        ]
        switch decision.outcome {
        case .refused(let refused): metadata["refused"] = "\(refused.code)"
        case .repeat(let repeated): metadata["repeat_of"] = .stringConvertible(repeated.firstInputOffset)
        case .accepted(let accepted): metadata["facts"] = .stringConvertible(accepted.facts.count)
        case nil: break
        }
        return metadata
    }
}
