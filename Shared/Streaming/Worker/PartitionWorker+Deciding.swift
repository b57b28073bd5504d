internal import DequeModule
internal import Foundation
internal import Schema
internal import SwiftProtobuf

extension PartitionWorker {
    /// The positions and the cut of the followed partitions while a batch is decided.
    private struct Basis {
        var positions: [PBPosition]
        var cut: [PBCutPosition]
    }

    private enum Step {
        case decided(Adjudicator<Core>.Judgement)
        case waiting([WorkerEffect])
    }

    /// Decides queued submissions until the queue is empty, the window is full, or one must wait for its references.
    mutating func decide(_ references: Core.References) -> [WorkerEffect] {
        guard !queue.isEmpty else { return [] }
        // The same for the whole batch: the references do not change while it is decided.
        let basis = Basis(positions: references.positions, cut: references.cut)
        let clock = Core.genesis(state: state, references: references)?.clock
        var effects: [WorkerEffect] = []
        while case .active(let epoch) = phase, Guard.windowIsBounded.holds(pending.count < limits.inFlight), let item = queue.popFirst() {
            guard Guard.inputGoesForward.holds(item.offset > fold.standing.lastInput) else { continue }
            if let clock = clock ?? Core.genesis(state: state, references: references)?.clock {
                guard Guard.clockIsGenesis.holds(item.timestampType.fits(clock) || isRestored(item, references)) else {
                    return effects + halt(.clockChanged(input, offset: item.offset))
                }
            }
            let time = max(fold.standing.time, item.timestamp)
            switch judge(item, time: time, references, basis) {
            case .waiting(let more):
                queue.prepend(item)
                return effects + more
            case .decided(let judgement):
                tokenWait = nil
                effects.append(append(judgement, for: item, time: time, epoch: epoch, basis))
            }
        }
        return effects
    }

    private func isRestored(_ item: IntakeItem, _ references: Core.References) -> Bool {
        Core.statements(state: state, references: references).isRestored(item.offset, of: input)
    }

    private mutating func judge(_ item: IntakeItem, time: Int64, _ references: Core.References, _ basis: Basis) -> Step {
        if let judgement = Adjudicator<Core>.withoutReferences(item, time: time, state: fold.state) { return .decided(judgement) }
        guard case .submission(let submission) = item.content else { return .waiting([]) }
        func refused(_ refusal: Refusal) -> Step { .decided(Adjudicator<Core>.refused(refusal, submission)) }

        switch Adjudicator<Core>.readiness(of: submission.after, in: references, of: topics) {
        case .ready: break
        case .refused(let refusal): return refused(refusal)
        case .missing(let missing):
            guard let wait = tokenWait else { return .waiting(startWaiting(for: missing)) }
            for token in submission.after {
                let partition = topics.partition(of: token)
                // So that nobody can stall a partition with an invented token.
                if let end = wait.ends[partition], !Guard.tokenIsWithinLog.holds(token.offset < end) {
                    return refused(IntakeRefusals.tokenBeyondEnd(token))
                }
            }
            return wait.expired ? refused(IntakeRefusals.referenceNotReady) : .waiting([])
        }
        let context = DecisionContext(
            topics: topics, partition: own.partition, time: time, ownCut: fold.standing.cut(of: own), referenceCut: basis.cut)
        return .decided(
            Adjudicator<Core>.withReferences(submission, in: context, state: fold.state, references: references))
    }

    private mutating func startWaiting(for missing: [TopicPartition]) -> [WorkerEffect] {
        timers += 1
        tokenWait = TokenWait(timer: timers)
        return [
            .queryEnds(life: life, query: timers, missing),
            .startTimer(life: life, id: timers, milliseconds: limits.referenceWaitMilliseconds),
        ]
    }

    private mutating func append(
        _ judgement: Adjudicator<Core>.Judgement, for item: IntakeItem, time: Int64, epoch: UInt64, _ basis: Basis
    ) -> WorkerEffect {
        var decision = PBDecision()
        decision.epoch = epoch
        decision.seq = fold.standing.nextSequence
        decision.inputPartition = input.partition
        decision.inputOffset = item.offset
        decision.previousOffset = fold.standing.lastInput
        decision.inputDigest = item.digest
        decision.basedOn = basis.positions
        decision.time = time
        if let head = judgement.head { decision.submission = head }
        decision.remembered = judgement.remembered
        decision.outcome = judgement.outcome
        return append(decision)
    }

    /// Applies a decision to the fold and returns the effect that appends it to the log.
    mutating func append(_ made: PBDecision) -> WorkerEffect {
        var decision = made
        var body = encodedBody(decision)
        if body.count > limits.largestRecord {
            decision.refused = PBRefused(IntakeRefusals.outcomeTooLarge(body.count))
            body = encodedBody(decision)
        }
        let chain = body.withUnsafeBytes { Chain.next(after: fold.standing.chain, body: $0) }
        let value = StoredRecord.value(body: body, chain: chain)
        let offset = fold.nextOffset
        fold.anticipate(decision, chain: chain, at: offset)
        unacknowledged.append(offset)
        pending.append(PendingDecision(offset: offset, value: value, decision: decision, standing: fold.standing))
        let token = nextToken
        nextToken += 1
        return .append(life: life, token: token, key: Array(decision.submission.unit.utf8), value: value)
    }

    private func encodedBody(_ decision: PBDecision) -> [UInt8] {
        do { return try StoredRecord.body(decision) } catch { preconditionFailure("a decision cannot be encoded: \(error)") }
    }

    /// This schema's messages have no required fields, so encoding fails only beyond 2 GiB, which every limit here excludes.
    func encoded(_ message: some Message) -> Data {
        do { return try message.serializedData() } catch { preconditionFailure("a message of this schema cannot be encoded: \(error)") }
    }
}
