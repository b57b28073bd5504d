public import Schema

extension Topics {
    /// The partition counts that a genesis must state, in the registry's order.
    ///
    /// The evidence topic is left out: no unit's decisions depend on the partition of a document's chunk, its records may be deleted
    /// anyway, and it was introduced later, so systems whose genesis does not list it stay valid.
    public var genesisPartitions: [PBTopicPartitions] {
        all.filter { $0.role != .evidence }.map { topic in
            var partitions = PBTopicPartitions()
            partitions.topic = topic.name
            partitions.partitions = Int32(topic.partitions)
            return partitions
        }
    }

    /// Why a genesis does not match this namespace and program; nil if it does.
    public func mismatch(with genesis: PBGenesis) -> String? {
        if genesis.wire != Wire.version { return "wire \(genesis.wire), this program's is \(Wire.version)" }
        if genesis.namespace != namespace { return "namespace \(genesis.namespace), configured \(namespace)" }
        if genesis.topics != genesisPartitions { return "partition counts differ from the topic registry" }
        return nil
    }
}
