internal import Domain
internal import Schema
internal import Streaming

/// Checks for statements that only the root key may make.
enum StateStatements {
    static func checkRoot(_ key: PublicKey, _ state: RegistryState) throws(Refusal) {
        guard state.genesis?.rootKey == key.bytes else { throw RegistryRefusals.rootKeyNeeded }
    }
}

/// 恢复声明: the root key declares which logs were restored from an archive, and up to which offset.
enum StateRestore {
    static func decide(_ restore: PBStateRestore, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        try StateStatements.checkRoot(request.key, state)
        let places = restore.partitions.map { TopicPartition(topic: $0.topic, partition: $0.partition) }
        let areKnown = restore.partitions.allSatisfy { place in
            guard let topic = request.context.topics.topic(named: place.topic) else { return false }
            return topic.partitionNumbers.contains(place.partition) && place.end >= 0
        }
        guard areKnown, !places.isEmpty, Set(places).count == places.count else {
            throw Refusal.invalid(
                "partitions",
                .both(
                    "须列出本命名空间各主题的分区及恢复到的位置，不得重复。",
                    "list partitions of this namespace's topics with the offsets they were restored to, none of them twice."))
        }
        try FieldBounds.checkText(restore.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: "", .restoreStated(restore))])
    }

    static func apply(_ restore: PBStateRestore, to state: inout RegistryState, about unit: String, at step: Step) {
        for place in restore.partitions {
            let partition = TopicPartition(topic: place.topic, partition: place.partition)
            state.logStatements.restored[partition] = max(state.logStatements.restored[partition] ?? 0, place.end)
        }
    }
}
