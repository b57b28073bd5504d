import CRdkafka
import Streaming

/// Records in the buffers in which librdkafka received them: nothing is copied; the fetch buffers are freed with the batch.
///
/// Unchecked: the messages are owned by this object alone and never change.
final class KafkaRecordBatch: RecordBatch, @unchecked Sendable {
    let endReached: Int64?
    private let messages: [UnsafeMutablePointer<rd_kafka_message_t>]
    /// Kept alive, because the messages point into their client.
    private let client: KafkaClient

    init(_ messages: [UnsafeMutablePointer<rd_kafka_message_t>], endReached: Int64?, client: KafkaClient) {
        self.messages = messages
        self.endReached = endReached
        self.client = client
    }

    var count: Int { messages.count }

    func withRecord<R>(at index: Int, _ body: (RecordView) throws -> R) rethrows -> R {
        let message = messages[index]
        var type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let timestamp = rd_kafka_message_timestamp(message, &type)
        return try withExtendedLifetime(self) {
            try body(
                RecordView(
                    offset: message.pointee.offset, timestamp: timestamp, timestampType: TimestampType(type),
                    key: message.pointee.key.map { UnsafeRawBufferPointer(start: $0, count: message.pointee.key_len) },
                    value: message.pointee.payload.map { UnsafeRawBufferPointer(start: $0, count: message.pointee.len) }))
        }
    }

    deinit {
        for message in messages { rd_kafka_message_destroy(message) }
    }
}

extension TimestampType {
    fileprivate init(_ type: rd_kafka_timestamp_type_t) {
        switch type {
        case RD_KAFKA_TIMESTAMP_CREATE_TIME: self = .createTime
        case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME: self = .logAppendTime
        default: self = .unknown
        }
    }
}
