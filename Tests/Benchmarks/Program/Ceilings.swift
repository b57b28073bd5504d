import BareLoop
import Schema

/// What librdkafka alone does with the same records; see `bare.h`.
enum Ceilings {
    /// So long at least: a broker that saves in the background shows its cost only then.
    private static let longEnough = 1.0

    struct Relay: Sendable {
        let brokers: String
        let from: String
        let to: String
        let ends: [Int64]
        let size: Int

        /// Repeated until it has taken long enough. `rounds` are those the sink holds already.
        func rate(after rounds: Int64, sharesProducer: Bool, readsBack: Bool) async throws -> (rate: Double, rounds: Int64) {
            let relay = self
            return try await offThePool {
                var (records, seconds, done) = (0.0, 0.0, Int64(0))
                while seconds < longEnough {
                    let back = relay.ends.map { $0 * (rounds + done) }
                    let result = try checked(
                        bare_relay(
                            relay.brokers, relay.from, relay.to, Int32(relay.ends.count), relay.ends, relay.size, sharesProducer, readsBack,
                            back))
                    records += Double(result.records)
                    seconds += result.seconds
                    done += 1
                }
                return (records / seconds, done)
            }
        }
    }

    static func consumption(brokers: String, topic: String, ends: [Int64]) async throws -> Double {
        try await offThePool {
            var (records, seconds) = (0.0, 0.0)
            while seconds < longEnough {
                let result = try checked(bare_consume(brokers, topic, Int32(ends.count), ends))
                records += Double(result.records)
                seconds += result.seconds
            }
            return records / seconds
        }
    }

    static func echoing<R>(
        brokers: String, from: String, to: String, starts: [Int64], size: Int, _ body: () throws -> R
    ) throws -> R {
        guard let echo = bare_echo_start(brokers, from, to, Int32(starts.count), starts, size) else { throw BenchError("no echo") }
        let result = Result { try body() }
        guard bare_echo_stop(echo) else { throw BenchError("the echo failed") }
        return try result.get()
    }

    static func checked(_ result: bare_result) throws -> bare_result {
        let message = withUnsafeBytes(of: result.error) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard message.isEmpty else { throw BenchError(message) }
        return result
    }
}

/// Sends at a steady rate and measures from each acknowledgement to the moment the answer can be read.
enum Probe {
    /// Sorted, in milliseconds; the first tenth, when caches and connections are new, is left out.
    static func delays(
        brokers: String, to: String, answers: String, starts: [Int64], records: [SealedRecord], rate: Double
    ) throws -> [Double] {
        var microseconds = [Double](repeating: 0, count: records.count)
        let bytes = records.map { (value: $0.value.copied(), key: $0.key.copied()) }
        defer {
            for (value, key) in bytes {
                value.deallocate()
                key.deallocate()
            }
        }
        let sent = zip(records, bytes).map { record, bytes in
            bare_record(
                value: bytes.value.baseAddress, value_size: bytes.value.count, key: bytes.key.baseAddress, key_size: bytes.key.count,
                partition: record.partition, timestamp: record.timestamp)
        }
        _ = try Ceilings.checked(
            bare_probe(brokers, to, answers, Int32(starts.count), starts, sent, sent.count, rate, &microseconds))
        return microseconds.dropFirst(records.count / 10).map { $0 / 1_000 }.sorted()
    }
}

extension [UInt8] {
    fileprivate func copied() -> UnsafeMutableRawBufferPointer {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        copy.copyBytes(from: self)
        return copy
    }
}

extension [Double] {
    /// Of a sorted array.
    func quantile(_ share: Double) -> Double { self[Swift.min(count - 1, Int(Double(count) * share))] }
}
