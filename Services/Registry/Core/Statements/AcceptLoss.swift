internal import Domain
internal import Foundation
internal import Schema
internal import Streaming

/// 尾部丢失声明: a loss statement, by which the root key declares that a decision log has lost its tail.
enum AcceptLoss {
    /// A partition's owner publishes a head every hundred decisions, and compaction keeps few.
    static let mostHeads = 1_000

    static func decide(_ loss: PBAcceptLoss, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        try StateStatements.checkRoot(request.key, state)
        guard let topic = request.context.topics.topic(named: loss.topic), case .decisions = topic.role,
            topic.partitionNumbers.contains(loss.partition)
        else {
            throw Refusal.invalid(
                "topic", .both("须写明本命名空间的一个决定主题及其分区。", "name a decisions topic of this namespace and one of its partitions."))
        }
        guard loss.lastGoodOffset >= 0, loss.lastGoodChain.count == Digest.size else {
            throw Refusal.invalid(
                "lastGoodChain", .both("须写明最后一条完好记录的位置及其链值。", "name the last good record's offset and the chain up to it."))
        }
        guard (1...mostHeads).contains(loss.lostHeads.count),
            loss.lostHeads.allSatisfy({ $0.offset > loss.lastGoodOffset && $0.chain.count == Digest.size })
        else {
            throw Refusal.invalid(
                "lostHeads",
                .both(
                    "须列出不再作数的链头（1 到 \(mostHeads) 个），都在最后一条完好记录之后。",
                    "list the heads that count no more, 1 to \(mostHeads), all beyond the last good record."))
        }
        try FieldBounds.checkText(loss.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: "", .lossAccepted(loss))])
    }

    static func apply(_ loss: PBAcceptLoss, to state: inout RegistryState, about unit: String, at step: Step) {
        let partition = TopicPartition(topic: loss.topic, partition: loss.partition)
        var stated = LogStatements.Loss(loss)
        stated.statedAt = step.offset
        state.logStatements.losses[partition, default: []].append(stated)
    }
}
