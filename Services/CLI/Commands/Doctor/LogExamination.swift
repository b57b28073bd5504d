internal import Client
internal import Domain
internal import Foundation
internal import Schema
internal import Streaming

/// Looks at the ends of the logs that are kept for ever, and at what is not decided yet.
struct LogExamination: Sendable {
    let log: any Log
    let topics: Topics
    let tools: KafkaTools
    /// Milliseconds since 1970.
    let now: Int64

    /// A submission that waits longer than this says that nobody decides: a service needs milliseconds, and a restart a few seconds.
    static let patienceSeconds: Int64 = 60
    /// How long reading what stands after a head may take.
    static let readingBound: Duration = .seconds(10)

    /// - Parameter present: topics that exist and may be described.
    func run(_ present: [Topic]) async -> [DoctorFinding] {
        let kept = present.filter(\.isKeptForEver)
        let partitions = kept.flatMap { topic in
            topic.places
        }
        let bounds: [TopicPartition: LogBounds]
        let heads: [TopicPartition: Standing]
        do throws(LogError) { bounds = try await log.bounds(of: partitions) } catch { return [.from(error, "bounds", tools)] }
        var findings = bounds.sorted { $0.key < $1.key }.compactMap { start(of: $0.key, $0.value) }
        do { heads = try await HeadsReader(topics: topics, log: log).standings() } catch {
            findings.append(.from(error as? LogError ?? .other(code: "heads", message: "\(error)"), topics.heads.name, tools))
            return findings
        }
        for service in Topics.services {
            findings += await examine(service, bounds, heads)
        }
        return findings
    }

    private func start(of partition: TopicPartition, _ bounds: LogBounds) -> DoctorFinding? {
        guard bounds.low > 0 else { return nil }
        return DoctorFinding(
            "log_start_moved", .error, partition.description,
            zh: "日志不从 0 开始，而从 \(bounds.low) 开始：前面的记录已被保留期限、kafka-delete-records 或人为删除。",
            en: "The log begins at \(bounds.low), not at 0: retention, kafka-delete-records or somebody deleted what was before."
        ).advising(
            zh: "先按上面的提示改正主题的设置，以免继续丢失；丢失的只能从归档恢复。",
            en: "Mend the topic's settings as told above before more is lost; what is gone can only be restored from an archive.")
    }

    private func examine(
        _ service: PBService, _ bounds: [TopicPartition: LogBounds], _ heads: [TopicPartition: Standing]
    ) async -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        var undecided: Int64 = 0
        var oldest: Int64?
        for partition in Topics.partitionNumbers(of: service) {
            let input = TopicPartition(topic: topics.submissions(service).name, partition: partition)
            let own = TopicPartition(topic: topics.decisions(service).name, partition: partition)
            guard let inputs = bounds[input], let decisions = bounds[own] else { continue }
            if let head = heads[own], head.nextOffset > decisions.high {
                findings.append(
                    DoctorFinding(
                        "position_beyond_end", .error, own.description,
                        zh: "服务曾写到 \(head.nextOffset)，日志现在只到 \(decisions.high)：尾部丢失，或主题被删除重建。",
                        en:
                            "The service had written up to \(head.nextOffset); the log now ends at \(decisions.high): its tail was lost, or the topic was made anew."
                    ).advising(
                        zh: "不要重启服务；先弄清丢失了什么。", en: "Do not restart the service; find out what was lost first."))
                continue
            }
            do {
                let last = try await lastInput(own, decisions, heads[own])
                if last >= inputs.high {
                    findings.append(
                        DoctorFinding(
                            "input_lost", .error, input.description, zh: "已决定到提交 \(last)，而提交只到 \(inputs.high - 1)：提交丢失，或主题被删除重建。",
                            en:
                                "Submission \(last) was decided, and they end at \(inputs.high - 1): submissions were lost, or the topic was made anew."
                        ).advising(zh: "丢失的只能从归档恢复。", en: "What is gone can only be restored from an archive."))
                } else if last + 1 < inputs.high {
                    undecided += inputs.high - last - 1
                    if let time = try await time(of: input, at: max(last + 1, inputs.low), inputs) { oldest = min(oldest ?? time, time) }
                }
            } catch {
                findings.append(failure(error, own))
            }
        }
        if findings.isEmpty { findings.append(backlog(service, undecided, oldest)) }
        return findings
    }

    private func failure(_ error: any Error, _ partition: TopicPartition) -> DoctorFinding {
        if let violation = error as? FoldViolation {
            return DoctorFinding(
                violation.kind.rawValue, .error, partition.description, zh: violation.wording(.zh), en: violation.wording(.en))
        }
        let known = error as? LogError ?? .unavailable(Unavailability("\(error)"))
        return .from(known, partition.description, tools)
    }

    /// The last submission decided: what the head says, and what stands after it.
    private func lastInput(_ own: TopicPartition, _ bounds: LogBounds, _ head: Standing?) async throws -> Int64 {
        guard bounds.high > bounds.low else { return head?.lastInput ?? -1 }
        // A log that has lost its beginning cannot be folded from there; that is told already.
        guard head != nil || bounds.low == 0 else { return -1 }
        var fold =
            head.map { AcceptanceFold<NoState>(partition: own, standing: $0) }
            ?? AcceptanceFold<NoState>(namespace: topics.namespace, partition: own)
        let range = LogBounds(low: fold.nextOffset, high: bounds.high)
        try await log.read(own, within: range, bound: Self.readingBound) { _ = try fold.fold($0) }
        return fold.standing.lastInput
    }

    private func time(of input: TopicPartition, at offset: Int64, _ bounds: LogBounds) async throws -> Int64? {
        var time: Int64?
        try await log.read(input, within: LogBounds(low: offset, high: min(offset + 1, bounds.high)), bound: Self.readingBound) {
            time = $0.timestamp
        }
        return time
    }

    private func backlog(_ service: PBService, _ undecided: Int64, _ oldest: Int64?) -> DoctorFinding {
        guard undecided > 0 else {
            return DoctorFinding("backlog", .fine, service.topicName, zh: "所有提交都有决定。", en: "Every submission is decided.")
        }
        let seconds = oldest.map { max(0, now - $0) / 1_000 }
        let age = seconds ?? 0
        let isLate = age > Self.patienceSeconds
        return DoctorFinding(
            "backlog", isLate ? .warning : .fine, service.topicName, zh: "\(undecided) 份提交还没有决定，最早的已等 \(age) 秒。",
            en: "\(undecided) submissions are not decided yet; the oldest has waited for \(age) s."
        ).advising(
            zh: isLate ? "请看该服务是否在运行：它的 /readyz 和日志会说明原因。" : "",
            en: isLate ? "See whether the service runs: its /readyz and its log tell why not." : "")
    }
}
