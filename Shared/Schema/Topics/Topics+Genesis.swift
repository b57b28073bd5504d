public import Schema

extension Topics {
    /// The partition counts a genesis must state, in the registry's order.
    ///
    /// Not those of the evidence topic: no unit's decisions depend on where a chunk of a document stands, its records may be deleted anyway, and
    /// it came later, so systems whose genesis does not know it stay as they are.
    public var genesisPartitions: [PBTopicPartitions] {
        all.filter { $0.role != .evidence }.map { topic in
            var partitions = PBTopicPartitions()
            partitions.topic = topic.name
            partitions.partitions = Int32(topic.partitions)
            return partitions
        }
    }

    /// Why a genesis does not fit this namespace and code, if it does not.
    public func mismatch(with genesis: PBGenesis) -> String? {
        if genesis.wire != Wire.version { return "wire \(genesis.wire), this program's is \(Wire.version)" }
        if genesis.namespace != namespace { return "namespace \(genesis.namespace), configured \(namespace)" }
        if genesis.topics != genesisPartitions { return "partition counts differ from the topic registry" }
        return nil
    }
}
