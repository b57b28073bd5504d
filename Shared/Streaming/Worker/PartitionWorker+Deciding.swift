internal import DequeModule
public import Foundation
public import Schema
public import SwiftProtobuf

extension PartitionWorker {
    private enum Step {
        case decided(PBDecision.OneOf_Outcome, PBSubmissionHead?, remembered: Bool)
        case waiting([WorkerEffect])
    }

    /// Decides queued submissions until the queue is empty, the window is full, or one must wait for its references.
    mutating func decide(_ references: Core.References) -> [WorkerEffect] {
        var effects: [WorkerEffect] = []
        while case .active(let epoch) = phase, pending.count < limits.inFlight, let item = queue.first {
            guard item.offset > fold.standing.lastInput else {
                queue.removeFirst()
                continue
            }
            let time = max(fold.standing.time, item.timestamp)
            switch judge(item, time: time, references) {
            case .waiting(let more):
                return effects + more
            case .decided(let outcome, let head, let remembered):
                queue.removeFirst()
                tokenWait = nil
                effects.append(
                    append(outcome, head: head, remembered: remembered, for: item, time: time, epoch: epoch, references))
            }
        }
        return effects
    }

    private mutating func judge(_ item: IntakeItem, time: Int64, _ references: Core.References) -> Step {
        switch item.content {
        case .refused(let refusal, let head):
            return .decided(.refused(PBRefused(refusal)), head, remembered: false)
        case .submission(let submission):
            func refused(_ refusal: Refusal, remembered: Bool = false) -> Step {
                .decided(.refused(PBRefused(refusal)), submission.head, remembered: remembered)
            }
            if SeenSubmissions.isStale(submission.id, at: time) { return refused(IntakeRefusals.staleID) }
            if let first = fold.state.seen.first(submission.id, key: submission.key) {
                guard first.digest == SeenSubmissions.Words(item.digest) else { return refused(IntakeRefusals.idReused) }
                var outcome = PBRepeat()
                outcome.firstInputOffset = first.inputOffset
                outcome.accepted = first.accepted
                outcome.refusalCode = first.refusalCode
                return .decided(.repeat(outcome), submission.head, remembered: false)
            }
            switch readiness(after: submission.payload.after, references) {
            case .ready: break
            case .refused(let refusal): return refused(refusal)
            case .wait(let effects): return .waiting(effects)
            }
            let context = DecisionContext(
                topics: topics, partition: own.partition, time: time, ownCut: fold.standing.cut(of: own),
                referenceCut: references.cut)
            switch Core.decide(submission, in: context, state: fold.state.domain, references: references) {
            case .accepted(let facts):
                var accepted = PBAccepted()
                accepted.facts = facts
                return .decided(.accepted(accepted), submission.head, remembered: true)
            case .refused(let refusal):
                return refused(refusal, remembered: !refusal.retriable)
            }
        }
    }

    private enum Readiness {
        case ready
        case refused(Refusal)
        case wait([WorkerEffect])
    }

    /// Causal tokens: whether the references are as far as the sender has seen.
    private mutating func readiness(after tokens: [PBPosition], _ references: Core.References) -> Readiness {
        var missing: [TopicPartition] = []
        for token in tokens {
            let partition = TopicPartition(topic: token.topic, partition: token.partition)
            guard let standing = references.standing(of: partition) else {
                return .refused(IntakeRefusals.tokenNotFollowed(token.topic))
            }
            if standing.nextOffset > token.offset { continue }
            if let end = tokenWait?.ends[partition], end <= token.offset { return .refused(IntakeRefusals.tokenBeyondEnd(token)) }
            missing.append(partition)
        }
        guard !missing.isEmpty else { return .ready }
        guard let wait = tokenWait else {
            timers += 1
            tokenWait = TokenWait(timer: timers)
            return .wait([
                .queryEnds(life: life, missing),
                .startTimer(life: life, id: timers, milliseconds: limits.referenceWaitMilliseconds),
            ])
        }
        return wait.expired ? .refused(IntakeRefusals.referenceNotReady) : .wait([])
    }

    private mutating func append(
        _ outcome: PBDecision.OneOf_Outcome, head: PBSubmissionHead?, remembered: Bool, for item: IntakeItem, time: Int64,
        epoch: UInt64, _ references: Core.References
    ) -> WorkerEffect {
        var decision = PBDecision()
        decision.epoch = epoch
        decision.seq = fold.standing.nextSequence
        decision.inputTopic = input.topic
        decision.inputPartition = input.partition
        decision.inputOffset = item.offset
        decision.previousOffset = fold.standing.lastInput
        decision.inputDigest = item.digest
        decision.basedOn = references.positions
        decision.time = time
        if let head { decision.submission = head }
        decision.remembered = remembered
        decision.outcome = outcome
        var body = encodedBody(decision)
        if body.count > limits.largestRecord {
            decision.refused = PBRefused(IntakeRefusals.outcomeTooLarge(body.count))
            body = encodedBody(decision)
        }
        let chain = Chain.next(after: fold.standing.chain, body: body)
        var record = PBLogRecord()
        record.body = body
        record.chain = chain
        let value = [UInt8](encoded(record))
        let offset = fold.nextOffset
        fold.anticipate(decision, chain: chain, at: offset)
        pending.append(Pending(offset: offset, value: value, decision: decision))
        let token = nextToken
        nextToken += 1
        return .append(life: life, token: token, key: Array(decision.submission.unit.utf8), value: value)
    }

    private func encodedBody(_ decision: PBDecision) -> Data {
        var body = PBRecordBody()
        body.decision = decision
        return encoded(body)
    }

    /// Proto3 messages of this schema have no required fields, so encoding one fails only beyond 2 GiB, which every limit here excludes.
    func encoded(_ message: some Message) -> Data {
        do { return try message.serializedData() } catch { preconditionFailure("a message of this schema cannot be encoded: \(error)") }
    }
}
