internal import Logging
internal import Schema
internal import ServiceLifecycle
internal import Streaming
internal import SwiftProtobuf

/// Publishes the standings of the owned partitions to the heads topic, as ``HeadsSchedule`` determines.
actor HeadsWriter: Service {
    private let view: CompactedView
    private let committed: @Sendable (_ partition: Int32, _ inputOffset: Int64) async -> Void
    private let time: Timekeeper
    private var schedule = HeadsSchedule()

    /// - Parameters:
    ///   - committed: called with a partition's next submission offset whenever its head is written, for lag tools.
    init(
        view: CompactedView, committed: @escaping @Sendable (_ partition: Int32, _ inputOffset: Int64) async -> Void = { _, _ in },
        time: Timekeeper
    ) {
        self.view = view
        self.committed = committed
        self.time = time
    }

    func becameActive(_ partition: TopicPartition, _ standing: Standing) async {
        await publish(schedule.becameActive(partition, standing, at: time.now()))
    }

    func confirmed(_ count: Int, _ partition: TopicPartition, _ standing: Standing) async {
        if let head = schedule.confirmed(count, partition, standing, at: time.now()) { await publish(head) }
    }

    /// - Parameter lost: whether another instance may already write the partition's heads; then none is written, so that an older head does
    ///   not replace a newer one.
    func ended(_ partition: TopicPartition, lost: Bool) async {
        if let head = schedule.end(partition), !lost { await publish(head) }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await self.time.sleep(HeadsSchedule.interval) } catch { return }
                await self.publishElapsed()
            }
        }
    }

    private func publishElapsed() async {
        for head in schedule.elapsed(at: time.now()) { await publish(head) }
    }

    private func publish(_ head: PBPartitionHead) async {
        do {
            await view.put([UInt8](try head.serializedData()), key: head.key)
        } catch {
            // Encoding a message without required fields fails only beyond 2 GiB; and a missing head is only a lost hint.
            return
        }
        await committed(head.partition, head.inputOffset + 1)
    }
}
