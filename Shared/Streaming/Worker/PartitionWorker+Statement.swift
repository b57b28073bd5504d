internal import Foundation
internal import Schema

/// Continuing after the own log has lost its tail.
extension PartitionWorker {
    /// All statements about logs: those in the registry's decisions, and the handed-over one if it is signed with genesis's root key.
    func statements(_ references: Core.References) -> LogStatements {
        var statements = Core.statements(state: state, references: references)
        if let statement = validStatement(references) { statements.losses[own, default: []].append(statement.loss) }
        return statements
    }

    private func validStatement(_ references: Core.References) -> HandedOverStatement? {
        guard let statement, Core.genesis(state: state, references: references)?.rootKey == statement.submission.key.bytes else {
            return nil
        }
        return statement
    }

    /// Makes the handed-over statement the first decision of the epoch; nothing if the log has it already.
    mutating func stateLoss(_ references: Core.References) -> [WorkerEffect] {
        guard case .active(let epoch) = phase, let statement = validStatement(references),
            !(Core.statements(state: state, references: references).losses[own] ?? []).contains(where: {
                $0.states(theSameAs: statement.loss)
            })
        else { return [] }
        let context = DecisionContext(
            topics: topics, partition: own.partition, time: fold.standing.time, ownCut: fold.standing.cut(of: own),
            referenceCut: references.cut)
        let judgement = Adjudicator<Core>.withReferences(statement.submission, in: context, state: fold.state, references: references)
        var decision = PBDecision()
        decision.epoch = epoch
        decision.seq = fold.standing.nextSequence
        decision.inputPartition = input.partition
        decision.inputOffset = fold.standing.lastInput
        decision.previousOffset = fold.standing.lastInput
        decision.inputDigest = fold.standing.lastInputDigest
        decision.basedOn = references.positions
        decision.time = fold.standing.time
        decision.submission = statement.submission.head
        decision.statement = Data(statement.envelope)
        decision.outcome = judgement.outcome
        return [append(decision)]
    }
}
