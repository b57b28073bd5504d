import CRdkafka
import Dispatch
import Streaming
import Synchronization

/// What the callbacks of one librdkafka client use, through its opaque pointer. It outlives the client.
final class ClientContext: Sendable {
    let status: StatusBoard
    let logger: KafkaLogger?
    /// Called when the main queue was empty and no longer is; must be quick.
    let onMainQueue: @Sendable () -> Void
    /// Only readers' clients use it; kept here because it must outlive the client.
    let pacing = FetchPacing()
    /// Closed once librdkafka has destroyed the client.
    let destroyed = WakeUp()

    init(status: StatusBoard, logger: KafkaLogger?, onMainQueue: @escaping @Sendable () -> Void) {
        self.status = status
        self.logger = logger
        self.onMainQueue = onMainQueue
    }

    /// The context behind a callback's opaque pointer.
    static func behind(_ opaque: UnsafeMutableRawPointer) -> ClientContext {
        Unmanaged<ClientContext>.fromOpaque(opaque).takeUnretainedValue()
    }

    /// Handles the events that every client has (errors, statistics); others are left to the client's owner.
    func noteCommon(_ event: OpaquePointer) {
        switch rd_kafka_event_type(event) {
        case RD_KAFKA_EVENT_ERROR:
            let code = rd_kafka_event_error(event)
            let reason = rd_kafka_event_error_string(event).map { String(cString: $0) } ?? ""
            status.note(error: code, text: "\(String(cString: rd_kafka_err2name(code))): \(reason)")
        case RD_KAFKA_EVENT_STATS:
            if let json = rd_kafka_event_stats(event) { status.note(statistics: json) }
        default:
            break
        }
    }
}
