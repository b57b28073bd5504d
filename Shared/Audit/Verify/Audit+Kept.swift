internal import Domain
internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

extension Archive {
    /// Where the owners said that a partition stood: hints for readers, but on an intact log true ones.
    func publishedHeads() -> [TopicPartition: [KeptHeads.Head]] {
        var heads: [TopicPartition: [KeptHeads.Head]] = [:]
        for record in self[topics.heads.name, 0] {
            guard let head = PBPartitionHead(record: record.value, in: topics), let standing = Standing(head) else { continue }
            heads[TopicPartition(topic: head.topic, partition: head.partition), default: []]
                .append(KeptHeads.Head(nextOffset: standing.nextOffset, chain: standing.chain))
        }
        return heads
    }
}

extension Audit {
    /// Every record of the heads topic tells of a decision partition. What it tells was held against the log while that was folded.
    mutating func compareHeads() {
        let topic = TopicPartition(topic: archive.topics.heads.name, partition: 0)
        for record in archive[topic.topic, topic.partition] where PBPartitionHead(record: record.value, in: archive.topics) == nil {
            object(topic, record.offset, "head_unreadable", zh: PBPartitionHead.unreadable.zh, en: PBPartitionHead.unreadable.en)
        }
    }

    /// Every submission kept must stand where it stood, with the bytes it had.
    mutating func compareSubmissions() {
        for (partition, before) in kept.submissions.sorted(by: { $0.key < $1.key }) {
            // By their offsets: where the log had a gap, a restored one has a record without contents. The times of decided ones are checked by their decisions;
            // one that was not decided when the log was archived got another.
            let now = Dictionary((archive.records[partition] ?? []).map { ($0.offset, $0) }) { $1 }
            guard
                let index = before.indices.first(where: { index in
                    now[before[index].offset].map { $0.key != before[index].key || $0.value != before[index].value } ?? true
                })
            else { continue }
            if now[before[index].offset] != nil {
                object(
                    partition, before[index].offset, "input_rewritten", zh: "这项提交与先前看到的不同。",
                    en: "This submission is not the one seen here before.")
            } else {
                object(
                    partition, before[index].offset, "input_lost", zh: "先前看到的提交不见了（从此处起 \(before.count - index) 项）。",
                    en: "Submissions seen here before are gone (\(before.count - index) from here on).")
            }
        }
    }
}

extension FoldViolation {
    /// Why a log is not the one that was seen before.
    func wordingAgainstKept(_ language: Language) -> String {
        switch kind {
        case .positionBeyondEnd:
            language(
                zh: "先前看到时日志到达此处，现在没有这么长：尾部被截断。",
                en: "The log reached this place when it was seen before; now it ends earlier: its tail was cut off.")
        default:
            language(
                zh: "到此处的链值与先前看到的不同：日志被截断后重写，或被改动。",
                en: "The chain up to here is not the one seen before: the log was cut and written anew, or altered.")
        }
    }
}
