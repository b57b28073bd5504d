import DeciderSupport
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

/// A registry nobody has told anything yet.
func blankRegistry() throws -> DeciderSpec<RegistryCore> {
    var registry = DeciderSpec<RegistryCore>(topics: try #require(Topics(namespace: "county")))
    registry.day("2026-01-05")
    return registry
}

@Suite("Genesis")
struct GenesisTests {
    @Test("nothing is decided before genesis, and there is one genesis")
    func once() throws {
        var registry = try blankRegistry()
        let genesis = PBPayload.Body.genesis(County.genesis(registry.topics))
        #expect(registry.refusal(.registerUnit(County.unit(parent: "", .city)), for: "city", by: County.root) == "no_genesis")
        #expect(registry.refusal(.tick(0), for: "", by: County.root) == "no_genesis")
        try registry.given(genesis, for: "", by: County.root)
        #expect(registry.refusal(genesis, for: "", by: County.root) == "genesis_exists")
        #expect(registry.state(of: "").genesis?.rootKey == County.root.bytes)
    }

    @Test("a genesis must be signed by the root key and fit the namespace, the clocks and the topics")
    func fits() throws {
        let registry = try blankRegistry()
        let sound = County.genesis(registry.topics)
        #expect(registry.refusal(.genesis(sound), for: "", by: County.stranger) == "genesis_invalid")
        let broken: [@Sendable (inout PBGenesis) -> Void] = [
            { $0.namespace = "another" }, { $0.clock = .unspecified }, { $0.topics.removeLast() }, { $0.topics[0].partitions += 1 },
            { $0.wire = 1 },
        ]
        for change in broken {
            var genesis = sound
            change(&genesis)
            #expect(registry.refusal(.genesis(genesis), for: "", by: County.root) == "genesis_invalid")
        }
        #expect(registry.refusal(.genesis(sound), for: "", by: County.root) == nil)
    }

    @Test("genesis freezes every topic's partitions but evidence's, which came later and decides nothing")
    func frozenCounts() throws {
        let topics = try blankRegistry().topics
        let frozen = topics.genesisPartitions.map(\.topic)
        #expect(frozen == topics.all.map(\.name).filter { $0 != topics.evidence.name })
        #expect(frozen.count == 11)
    }
}
