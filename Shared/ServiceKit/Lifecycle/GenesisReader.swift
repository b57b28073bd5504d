internal import Schema
internal import Streaming

/// Finds genesis, the first decision that the registry accepted, with the same acceptance fold as all readers.
///
/// Every service reads it for itself, from the log alone and before its engine starts: with a configuration that does not match it must not
/// decide anything.
actor GenesisReader {
    private struct Seen: FoldState {
        var genesis: PBGenesis?

        mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
            guard genesis == nil, case .accepted(let accepted) = decision.outcome else { return }
            for case .registry(.genesisDeclared(let declared))? in accepted.facts.map(\.content) { genesis = declared }
        }
    }

    private let log: any Log
    private var fold: AcceptanceFold<Seen>
    private var reader: (any LogReader)?

    init(topics: Topics, log: any Log) {
        self.log = log
        fold = AcceptanceFold(
            namespace: topics.namespace, partition: TopicPartition(topic: topics.decisions(.registry).name, partition: 0))
    }

    /// Reads until genesis is found.
    ///
    /// - Parameter stopsAtEnd: whether to return nil at the current end of the log instead of waiting for more.
    /// - Throws: ``LogError``, or `FoldViolation`, which the engine finds too and halts for.
    func next(stopsAtEnd: Bool) async throws -> PBGenesis? {
        if let genesis = fold.state.genesis { return genesis }
        do {
            let reader: any LogReader
            if let open = self.reader { reader = open } else { reader = try await log.reader(of: fold.partition, from: fold.nextOffset) }
            self.reader = reader
            while true {
                let batch = try await reader.next()
                for index in 0..<batch.count where fold.state.genesis == nil {
                    _ = try batch.withRecord(at: index) { try fold.fold($0) }
                }
                if let genesis = fold.state.genesis {
                    await close()
                    return genesis
                }
                if stopsAtEnd, batch.endReached != nil { return nil }
            }
        } catch {
            await close()
            throw error
        }
    }

    private func close() async {
        let open = reader
        reader = nil
        await open?.close()
    }
}
