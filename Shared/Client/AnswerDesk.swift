internal import Foundation
package import Schema
package import Streaming
internal import SwiftProtobuf

/// A decision that answers a submission, and where it stands.
package struct Answer: Sendable {
    package var decision: PBDecision
    package var place: TopicPartition
    package var offset: Int64
}

/// Waits for the decisions of submissions, whatever their order. It starts from what the heads topic says, which is a hint: if it proves wrong, it
/// reads from the beginning. Only accepted records count.
package actor AnswerDesk {
    private struct Question: Hashable {
        var partition: TopicPartition
        var inputOffset: Int64
    }

    private let topics: Topics
    private let log: any Log
    private var hints: [TopicPartition: Standing]?
    private var followers: [TopicPartition: Task<Void, Never>] = [:]
    /// Why no more decisions can be read, if that is so.
    private var failure: (any Error)?
    private var waiting: [Question: CheckedContinuation<Answer?, Never>] = [:]
    /// Decisions that came before anybody asked for them.
    private var early: [Question: Answer] = [:]
    private var lastInputs: [TopicPartition: Int64] = [:]
    /// The last decision of each partition watched: what a causal token names.
    package private(set) var latestDecisions: [TopicPartition: Int64] = [:]
    private var reached: [(TopicPartition, Int64, CheckedContinuation<Void, Never>)] = []

    package init(topics: Topics, log: any Log) {
        self.topics = topics
        self.log = log
    }

    /// Begins to watch the decisions of a service's partition. To be called before anything is sent there.
    ///
    /// - Parameter lowest: the first submission to be asked for, if it was sent before now: its decision may have been made already.
    package func watch(_ service: PBService, partition: Int32, from lowest: Int64? = nil) async throws {
        let decisions = TopicPartition(topic: topics.decisions(service).name, partition: partition)
        guard followers[decisions] == nil else { return }
        if hints == nil { hints = try await HeadsReader(topics: topics, log: log).standings() }
        guard followers[decisions] == nil else { return }
        // A hint beyond what is asked for would pass the answer over.
        let hint = hints?[decisions].flatMap { hint in lowest.map { $0 > hint.lastInput } ?? true ? hint : nil }
        if let hint {
            latestDecisions[decisions] = hint.nextOffset - 1
            note(hint.lastInput, of: decisions)
        }
        followers[decisions] = Task {
            do { try await self.follow(decisions, from: hint) } catch { self.fail(error) }
        }
    }

    private func follow(_ partition: TopicPartition, from hint: Standing?) async throws {
        var fold =
            hint.map { AcceptanceFold<NoState>(partition: partition, standing: $0) }
            ?? AcceptanceFold<NoState>(namespace: topics.namespace, partition: partition)
        // A decision that continues its chain proves a hint right.
        var isProven = hint == nil
        do {
            let reader = try await log.reader(of: partition, from: fold.nextOffset)
            defer { Task { await reader.close() } }
            while !Task.isCancelled {
                let batch = try await reader.next()
                for index in 0..<batch.count {
                    let (offset, folded) = try batch.withRecord(at: index) { ($0.offset, try fold.fold($0)) }
                    if case .decided(let decision) = folded {
                        isProven = true
                        take(Answer(decision: decision, place: partition, offset: offset), of: partition)
                    }
                }
                note(fold.standing.lastInput, of: partition)
            }
        } catch {
            if Task.isCancelled { throw error }
            // The hint was wrong or of another log: the beginning never is.
            guard isProven else { return try await follow(partition, from: nil) }
            throw await log.violation(behind: error, of: partition) ?? error
        }
    }

    /// The last submission decided in a partition that is watched; −1 if none is known.
    package func lastInput(_ service: PBService, partition: Int32) -> Int64 {
        lastInputs[TopicPartition(topic: topics.decisions(service).name, partition: partition)] ?? -1
    }

    /// Nobody must wait for what cannot come any more.
    package func fail(_ error: any Error) {
        guard !Task.isCancelled else { return }
        failure = failure ?? error
        release()
    }

    private func take(_ answer: Answer, of partition: TopicPartition) {
        let question = Question(partition: partition, inputOffset: answer.decision.inputOffset)
        latestDecisions[partition] = answer.offset
        if let continuation = waiting.removeValue(forKey: question) {
            continuation.resume(returning: answer)
        } else {
            early[question] = answer
        }
    }

    private func note(_ lastInput: Int64, of partition: TopicPartition) {
        lastInputs[partition] = max(lastInput, lastInputs[partition] ?? -1)
        reached.removeAll { wanted, offset, continuation in
            guard wanted == partition, lastInput >= offset else { return false }
            continuation.resume()
            return true
        }
    }

    /// The decision of the submission at that offset of the service's submissions; nil if it does not come in time.
    package func answer(_ service: PBService, partition: Int32, inputOffset: Int64, within bound: Duration) async -> Answer? {
        let question = Question(
            partition: TopicPartition(topic: topics.decisions(service).name, partition: partition), inputOffset: inputOffset)
        if let answer = early.removeValue(forKey: question) { return answer }
        guard failure == nil else { return nil }
        let timer = Task {
            try await Task.sleep(for: bound)
            self.giveUp(question)
        }
        defer { timer.cancel() }
        return await withCheckedContinuation { waiting[question] = $0 }
    }

    private func giveUp(_ question: Question) { waiting.removeValue(forKey: question)?.resume(returning: nil) }

    /// Waits until everything up to `inputOffset` has been decided.
    ///
    /// - Throws: what keeps the decisions from being read, such as a ``FoldViolation``.
    package func decided(_ service: PBService, partition: Int32, upTo inputOffset: Int64) async throws {
        let decisions = TopicPartition(topic: topics.decisions(service).name, partition: partition)
        if lastInputs[decisions] ?? -1 >= inputOffset { return }
        if failure == nil { await withCheckedContinuation { reached.append((decisions, inputOffset, $0)) } }
        if let failure { throw failure }
    }

    /// The decision of a submission that has been decided already (see ``decided(_:partition:upTo:)``) since this desk began to watch.
    package func takeAnswer(_ service: PBService, partition: Int32, inputOffset: Int64) -> Answer? {
        early.removeValue(
            forKey: Question(
                partition: TopicPartition(topic: topics.decisions(service).name, partition: partition), inputOffset: inputOffset))
    }

    /// The right to read decisions that is missing, if that is why none comes.
    package var denied: LogError? {
        guard let error = failure as? LogError, case .notAuthorized = error else { return nil }
        return error
    }

    package func close() {
        for follower in followers.values { follower.cancel() }
        release()
    }

    private func release() {
        for continuation in waiting.values { continuation.resume(returning: nil) }
        waiting = [:]
        for (_, _, continuation) in reached { continuation.resume() }
        reached = []
    }
}
