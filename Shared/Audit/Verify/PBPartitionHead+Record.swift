internal import Foundation
package import Schema
internal import SwiftProtobuf

extension PBPartitionHead {
    /// What a record of the heads topic tells.
    ///
    /// - Returns: nil if it is not the head of one of the namespace's decision partitions.
    package init?(record value: [UInt8]?, in topics: Topics) {
        guard let value, let head = try? PBPartitionHead(serializedBytes: value), head.chain.count == Digest.size,
            let topic = topics.topic(named: head.topic), case .decisions = topic.role, topic.partitionNumbers ~= head.partition
        else { return nil }
        self = head
    }

    /// Why a record of the heads topic that is none counts for nothing: a finding `head_unreadable`.
    package static let unreadable = (zh: "这条记录不是任何决定分区的链头。", en: "This record is not the head of a decision partition.")
}
