import CRdkafka
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Keeps idle readers from asking a broker thousands of times a second.
///
/// A fetch asks the broker to hold back an empty answer for a while (`fetch.wait.max.ms`). Some brokers answer at once all the same, and librdkafka
/// asks again at once: an idle reader then keeps half a core busy, and the broker another half. So when answers keep coming quickly and are
/// all of the same size, which is how "nothing new" looks, librdkafka's fetching thread pauses before it goes on. A record changes the size
/// and ends that. A broker that waits as asked is never slowed down; with others, a record after a silence is late by a pause at most.
///
/// With several brokers behind one client the answers mix and a pause is rarer; nothing worse.
final class FetchPacing: Sendable {
    /// How long one pause is: bounds both what it costs in latency and, as its inverse, the fetches per second.
    static let pauseMicroseconds: UInt32 = 2_000
    /// So many same answers in a row before the first pause: a burst of equal records is not a silence.
    static let patience = 32
    /// An answer this quick was not held back.
    static let quickMicroseconds: Int64 = 2_000

    /// The number of a fetch in Kafka's protocol.
    static let fetchRequest: Int16 = 1

    private let lastSize = Atomic(0)
    private let repeats = Atomic(0)

    /// Notes an answer and says whether to pause. Called by librdkafka's broker threads.
    func shouldPause(answerSize: Int, roundTripMicroseconds: Int64) -> Bool {
        let isSame = lastSize.exchange(answerSize, ordering: .relaxed) == answerSize
        guard isSame, (0..<Self.quickMicroseconds).contains(roundTripMicroseconds) else {
            repeats.store(0, ordering: .relaxed)
            return false
        }
        return repeats.add(1, ordering: .relaxed).newValue >= Self.patience
    }

    /// Has librdkafka call this for every answer to the client made from `conf`. Whoever makes the client keeps this object alive as long.
    func install(in conf: OpaquePointer) {
        rd_kafka_conf_interceptor_add_on_new(
            conf, "pledgeline.pacing",
            { client, _, opaque, _, _ in
                rd_kafka_interceptor_add_on_response_received(
                    client, "pledgeline.pacing",
                    { _, _, _, _, request, _, _, size, roundTrip, error, opaque in
                        let isFetch = request == FetchPacing.fetchRequest
                        guard isFetch, error == RD_KAFKA_RESP_ERR_NO_ERROR, let opaque else { return RD_KAFKA_RESP_ERR_NO_ERROR }
                        let pacing = Unmanaged<FetchPacing>.fromOpaque(opaque).takeUnretainedValue()
                        if pacing.shouldPause(answerSize: size, roundTripMicroseconds: roundTrip) {
                            usleep(FetchPacing.pauseMicroseconds)
                        }
                        return RD_KAFKA_RESP_ERR_NO_ERROR
                    }, opaque)
            }, Unmanaged.passUnretained(self).toOpaque())
    }
}
