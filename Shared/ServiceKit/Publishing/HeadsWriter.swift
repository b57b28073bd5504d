internal import Logging
internal import Schema
internal import ServiceLifecycle
internal import Streaming
internal import SwiftProtobuf

/// Publishes where the owned partitions stand, as ``HeadsSchedule`` says, to the heads topic.
actor HeadsWriter: Service {
    private let view: CompactedView
    private let committed: @Sendable (_ partition: Int32, _ inputOffset: Int64) async -> Void
    private let time: Timekeeper
    private var schedule = HeadsSchedule()

    /// - Parameters:
    ///   - committed: told the next submission of a partition whenever a head is written, for lag tools.
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

    /// - Parameter lost: somebody else may write heads for the partition already, and an older one must not cover a newer.
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
            // A message without required fields is encoded up to 2 GiB; a head that cannot be is only a hint lost.
            return
        }
        await committed(head.partition, head.inputOffset + 1)
    }
}
