import CRdkafka
import Streaming
import Synchronization

/// Fetches one partition into a queue of its own, from an explicit offset.
///
/// librdkafka's simple consumer, unlike an assignment, lets partitions of one client start and stop independently.
///
/// Unchecked: the pointers never change, ``stop()`` runs once, and ``KafkaReader`` drains only before it, under its mutex.
final class PartitionFetch: @unchecked Sendable {
    /// The most messages in a batch. Large enough that waking up and locking cost nothing per record, small enough that a batch retains
    /// little of the fetch buffers and a reader checks often for cancellation.
    static let batchLimit = 1024

    let wakeUp: WakeUp
    private let remains: Remains
    private let isStopped = Atomic(false)
    private let buffer: UnsafeMutableBufferPointer<UnsafeMutablePointer<rd_kafka_message_t>?>

    init(_ partition: TopicPartition, from offset: Int64, pool: ConsumerPool) throws(LogError) {
        let wakeUp = WakeUp()
        let client = try pool.lease(partition)
        let topic: OpaquePointer
        do throws(LogError) {
            topic = try client.topic(partition.topic)
        } catch {
            pool.release(partition, of: client)
            throw error
        }
        guard let queue = rd_kafka_queue_new(client.pointer) else {
            pool.release(partition, of: client)
            throw .other(code: "memory", message: "no queue")
        }
        rd_kafka_queue_cb_event_enable(
            queue, { _, opaque in opaque.map { Unmanaged<WakeUp>.fromOpaque($0).takeUnretainedValue().signal() } },
            Unmanaged.passUnretained(wakeUp).toOpaque())
        if rd_kafka_consume_start_queue(topic, partition.partition, offset, queue) != 0 {
            let error = LogError(rd_kafka_last_error(), about: partition.topic)
            rd_kafka_queue_cb_event_enable(queue, nil, nil)
            rd_kafka_queue_destroy(queue)
            pool.release(partition, of: client)
            throw error
        }
        self.wakeUp = wakeUp
        remains = Remains(
            partition: partition, client: client, topic: topic, queue: queue, wakeUp: wakeUp, pool: pool)
        buffer = .allocate(capacity: Self.batchLimit)
        buffer.initialize(repeating: nil)
    }

    var client: KafkaClient { remains.client }

    /// The messages that are there now, at most ``batchLimit``, without waiting. The caller owns them.
    func drain() -> UnsafeMutableBufferPointer<UnsafeMutablePointer<rd_kafka_message_t>?>.SubSequence {
        // With a timeout this call would wait until the buffer is full.
        let count = rd_kafka_consume_batch_queue(remains.queue, 0, buffer.baseAddress, buffer.count)
        return buffer.prefix(max(0, count))
    }

    /// Stops fetching and returns the partition to the pool. Blocks until librdkafka's threads have stopped, normally for microseconds.
    func stop() {
        guard !isStopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
        remains.release()
    }

    deinit {
        buffer.deallocate()
        if !isStopped.load(ordering: .acquiring) {
            let remains = remains
            BlockingCalls.detach { remains.release() }
        }
    }

    /// Unchecked: librdkafka lets any thread use these pointers.
    private struct Remains: @unchecked Sendable {
        var partition: TopicPartition
        var client: KafkaClient
        var topic: OpaquePointer
        var queue: OpaquePointer
        var wakeUp: WakeUp
        var pool: ConsumerPool

        func release() {
            rd_kafka_consume_stop(topic, partition.partition)
            // No callback runs after this, so nothing refers to `wakeUp` any more.
            rd_kafka_queue_cb_event_enable(queue, nil, nil)
            rd_kafka_queue_destroy(queue)
            pool.release(partition, of: client)
        }
    }
}
