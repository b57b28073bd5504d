internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// A record of the heads topic: somebody saw a decision partition come this far, with this chain. It proves nothing by itself; but a log that ends
/// before it, or has another chain there, was truncated or rewritten since.
struct WitnessedHead {
    /// The record's own offset.
    var offset: Int64
    /// nil if it is not a head.
    var head: PBPartitionHead?

    static func all(in archive: Archive) -> [WitnessedHead] {
        archive[archive.topics.heads.name, 0].map { record in
            WitnessedHead(offset: record.offset, head: record.value.flatMap { try? PBPartitionHead(serializedBytes: $0) })
        }
    }
}

extension Audit {
    /// - Precondition: every decision partition has been examined.
    mutating func compareHeads() {
        let topic = TopicPartition(topic: archive.topics.heads.name, partition: 0)
        for witnessed in heads {
            guard let head = witnessed.head, case let place = TopicPartition(topic: head.topic, partition: head.partition),
                let end = ends[place]
            else {
                object(
                    topic, witnessed.offset, "head_unreadable", zh: "这条记录不是任何决定分区的链头。",
                    en: "This record is not the head of a decision partition.")
                continue
            }
            if let chain = chains[place]?[head.offset] {
                guard chain != head.chain else { continue }
                object(
                    place, head.offset, "head_differs", zh: "\(topic)@\(witnessed.offset) 记下的此处链值不同：日志此后被改写。",
                    en: "\(topic)@\(witnessed.offset) noted another chain here: the log was rewritten since.")
            } else if !report.broken.contains(place) {
                object(
                    place, end, "position_beyond_end", zh: "日志到此为止，而 \(topic)@\(witnessed.offset) 见过偏移 \(head.offset)。",
                    en: "The log ends here, but \(topic)@\(witnessed.offset) saw offset \(head.offset).")
            }
        }
    }
}
