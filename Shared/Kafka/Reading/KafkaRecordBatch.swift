import CRdkafka
import Streaming

/// Records where librdkafka received them: nothing is copied, the fetch buffers are freed when the batch is.
///
/// Unchecked: the messages are owned by this object alone and never change.
final class KafkaRecordBatch: RecordBatch, @unchecked Sendable {
    let endReached: Int64?
    private let messages: [UnsafeMutablePointer<rd_kafka_message_t>]
    /// Messages point into their client, which must outlive them.
    private let client: KafkaClient

    init(_ messages: [UnsafeMutablePointer<rd_kafka_message_t>], endReached: Int64?, client: KafkaClient) {
        self.messages = messages
        self.endReached = endReached
        self.client = client
    }

    var count: Int { messages.count }

    func withRecord<R>(at index: Int, _ body: (RecordView) throws -> R) rethrows -> R {
        let message = messages[index]
        let timestamp = rd_kafka_message_timestamp(message, nil)
        return try withExtendedLifetime(self) {
            try body(
                RecordView(
                    offset: message.pointee.offset, timestamp: timestamp,
                    key: message.pointee.key.map { UnsafeRawBufferPointer(start: $0, count: message.pointee.key_len) },
                    value: message.pointee.payload.map { UnsafeRawBufferPointer(start: $0, count: message.pointee.len) }))
        }
    }

    deinit {
        for message in messages { rd_kafka_message_destroy(message) }
    }
}
