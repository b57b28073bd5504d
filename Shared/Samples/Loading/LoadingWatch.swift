internal import Client
internal import Schema
internal import Streaming
internal import Synchronization

/// Watches what a loading waits for, so that nobody looks at a bar that stands still without being told why: which services do not decide, or that
/// the broker acknowledges nothing. Services may be started later; a broker that is gone ends the loading, which can be gone on with.
final class LoadingWatch: Sendable {
    /// So long nothing may go on before somebody is told. Deciding takes milliseconds.
    static let patience: Duration = .seconds(5)
    private static let step: Duration = .milliseconds(500)

    private struct Wanted {
        /// Up to where each partition is to be decided.
        var ends: [PBService: [Int32: Int64]] = [:]
        var told: PBText?
    }

    private let connection: Connection
    private let desk: AnswerDesk
    private let producer: Producer?
    private let tell: @Sendable (PBText) -> Void
    private let wanted = Mutex(Wanted())

    init(_ connection: Connection, _ desk: AnswerDesk, _ producer: Producer?, tell: @escaping @Sendable (PBText) -> Void) {
        self.connection = connection
        self.desk = desk
        self.producer = producer
        self.tell = tell
    }

    /// Says up to where decisions are waited for now.
    func wait(for ends: [PBService: [Int32: Int64]]) { wanted.withLock { $0.ends = ends } }

    /// Watches while the body runs.
    func during<R>(_ body: () async throws -> R) async throws -> R {
        let watching = Task { await watch() }
        defer { watching.cancel() }
        return try await body()
    }

    private func watch() async {
        var last = await progress()
        var since = ContinuousClock.now
        while !Task.isCancelled {
            do { try await Task.sleep(for: Self.step) } catch { return }
            let now = await progress()
            if now != last { (last, since) = (now, .now) }
            guard now.isWaiting, since.duration(to: .now) >= Self.patience else { continue }
            // A broker that answers is not to blame for a service that doesn't.
            do throws(LogError) {
                _ = try await connection.log.bounds(of: TopicPartition(topic: connection.topics.heads.name, partition: 0))
            } catch {
                if case .unavailable = error { return await end(error) }
            }
            let text = text(now)
            let isNew = wanted.withLock { wanted in
                defer { wanted.told = text }
                return wanted.told != text
            }
            if isNew { tell(text) }
            since = .now
        }
    }

    private func end(_ error: LogError) async {
        await producer?.fail(error)
        await desk.fail(error)
    }

    private struct Progress: Equatable {
        var unacknowledged: Int
        /// What is still to be decided, by service.
        var undecided: [PBService: Int64]
        var isWaiting: Bool { unacknowledged > 0 || !undecided.isEmpty }
    }

    private func progress() async -> Progress {
        var progress = Progress(unacknowledged: await producer?.unacknowledged ?? 0, undecided: [:])
        for (service, partitions) in wanted.withLock({ $0.ends }) {
            for (partition, end) in partitions {
                let missing = end - (await desk.lastInput(service, partition: partition))
                if missing > 0 { progress.undecided[service, default: 0] += missing }
            }
        }
        return progress
    }

    private func text(_ progress: Progress) -> PBText {
        guard progress.unacknowledged == 0 else {
            return .both(
                "Kafka（\(connection.brokers)）还没有确认收到 \(progress.unacknowledged) 项提交；继续等待。",
                "Kafka (\(connection.brokers)) has not acknowledged \(progress.unacknowledged) submissions yet; still waiting.")
        }
        let silent = Topics.services.filter { progress.undecided[$0] != nil }.map { "pledgeline-\($0.topicName)" }
        return .both(
            "还在等 \(silent.joined(separator: "、")) 的决定：\(Self.patience.components.seconds) 秒内没有新的决定。请看该服务是否在运行，命名空间和 Kafka 地址是否相同；启动后会接着装入。",
            "Waiting for \(silent.joined(separator: ", ")): no decision for \(Self.patience.components.seconds) s. See whether it runs, with the same namespace and brokers; the loading goes on once it does."
        )
    }
}
