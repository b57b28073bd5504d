import CRdkafka
import Dispatch
import Streaming
import Synchronization

/// What librdkafka's callbacks of one client reach through its opaque pointer. It outlives the client.
final class ClientContext: Sendable {
    let status: StatusBoard
    let logger: KafkaLogger?
    /// Called when the main queue was empty and is no longer; must be quick.
    let onMainQueue: @Sendable () -> Void
    /// Only readers' clients use it; kept here because it must outlive the client.
    let pacing = FetchPacing()
    /// Closed once librdkafka has let go of the client.
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

    /// Handles what is the same for every client; anything else is its owner's business.
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
