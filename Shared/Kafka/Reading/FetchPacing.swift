import CRdkafka
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Keeps idle readers from asking the trial broker thousands of times a second.
///
/// A fetch asks the broker to hold back an empty answer for a while (`fetch.wait.max.ms`). Apache Kafka does; the broker that `make run` and the tests
/// start (noida-db) answers at once all the same, and librdkafka asks again at once: an idle reader then keeps half a core busy, and the broker another
/// half. So when that broker's answers keep coming quickly, none is larger than those of this silence before, and no reader of the client has been given
/// a record, librdkafka's fetching thread pauses before it goes on; a record after a silence is late by a pause at most.
///
/// The trial broker is known by ``trialCluster``. With any other cluster nothing ever pauses, however quickly it answers.
final class FetchPacing: Sendable {
    /// The id of its cluster that every trial broker tells in its metadata. A Kafka cluster's own is 16 random bytes (22 characters), so none has it.
    static let trialCluster = "MkU3OEVBNTctOEUyRi00"

    /// The first pauses, in the short silences of a busy partition.
    static let shortestPauseMicroseconds = 2_000
    /// The pauses of a long silence: bounds both how late a record after it can be and, as its inverse, the fetches per second.
    static let longestPauseMicroseconds = 20_000
    /// So many more of them lengthen the pause by the shortest.
    static let growth = 64
    /// So many answers without a record in a row before the first pause: a short gap is not a silence.
    static let patience = 32
    /// An answer this quick was not held back: far below `fetch.wait.max.ms`, far above what a busy machine needs for an answer.
    static let quickMicroseconds: Int64 = 15_000

    /// The number of a fetch in Kafka's protocol.
    static let fetchRequest: Int16 = 1

    /// The largest answer of this silence. Empty answers differ a little in size, by how many partitions were asked for.
    private let largest = Atomic(0)
    private let repeats = Atomic(0)
    private let broker = Atomic(Broker.unknown)

    /// Whom the client talks to. Its cluster's id comes with the first metadata, before the first fetch.
    private enum Broker: UInt8, AtomicRepresentable {
        case unknown, trial, other
    }

    /// Whether these are answers of the trial broker.
    ///
    /// - Parameter cluster: asked until it is known, and never after.
    func isTrial(cluster: () -> String?) -> Bool {
        switch broker.load(ordering: .relaxed) {
        case .trial: return true
        case .other: return false
        case .unknown:
            guard let id = cluster() else { return false }
            let found = id == Self.trialCluster ? Broker.trial : .other
            broker.store(found, ordering: .relaxed)
            return found == .trial
        }
    }

    /// A reader was given records: the silence, if it was one, is over.
    func noteRecords() {
        largest.store(0, ordering: .relaxed)
        repeats.store(0, ordering: .relaxed)
    }

    /// Notes an answer and says how long to pause, 0 for not at all. Called by librdkafka's broker threads.
    func pauseMicroseconds(answerSize: Int, roundTripMicroseconds: Int64) -> Int {
        guard (0..<Self.quickMicroseconds).contains(roundTripMicroseconds) else {
            repeats.store(0, ordering: .relaxed)
            return 0
        }
        if answerSize > largest.max(answerSize, ordering: .relaxed).oldValue {
            repeats.store(0, ordering: .relaxed)
            return 0
        }
        let beyond = repeats.add(1, ordering: .relaxed).newValue - Self.patience
        guard beyond >= 0 else { return 0 }
        return min(Self.longestPauseMicroseconds, Self.shortestPauseMicroseconds * (1 + beyond / Self.growth))
    }

    /// Has librdkafka call this for every answer to the client made from `conf`. Whoever makes the client keeps this object alive as long.
    func install(in conf: OpaquePointer) {
        rd_kafka_conf_interceptor_add_on_new(
            conf, "pledgeline.pacing",
            { client, _, opaque, _, _ in
                rd_kafka_interceptor_add_on_response_received(
                    client, "pledgeline.pacing",
                    { client, _, _, _, request, _, _, size, roundTrip, error, opaque in
                        let isFetch = request == FetchPacing.fetchRequest && error == RD_KAFKA_RESP_ERR_NO_ERROR
                        guard isFetch, let client, let opaque else { return RD_KAFKA_RESP_ERR_NO_ERROR }
                        let pacing = Unmanaged<FetchPacing>.fromOpaque(opaque).takeUnretainedValue()
                        guard pacing.isTrial(cluster: { FetchPacing.knownCluster(of: client) }) else { return RD_KAFKA_RESP_ERR_NO_ERROR }
                        let pause = pacing.pauseMicroseconds(answerSize: size, roundTripMicroseconds: roundTrip)
                        if pause > 0 { usleep(UInt32(pause)) }
                        return RD_KAFKA_RESP_ERR_NO_ERROR
                    }, opaque)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// The cluster's id as the client has heard it in metadata; nil if it has not yet. Asks nobody and waits for nothing.
    private static func knownCluster(of client: OpaquePointer) -> String? {
        guard let id = rd_kafka_clusterid(client, 0) else { return nil }
        defer { rd_kafka_mem_free(client, id) }
        return String(cString: id)
    }
}
