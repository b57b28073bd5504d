import DeciderSupport
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Statements of the root key about the logs")
struct LogStatementTests {
    private static let chain = Data(repeating: 7, count: Digest.size)

    private func loss(_ change: (inout PBAcceptLoss) -> Void = { _ in }) throws -> PBPayload.Body {
        let county = try County()
        var loss = PBAcceptLoss.with {
            $0.topic = county.registry.topics.decisions(.pledges).name
            $0.partition = 3
            $0.lastGoodOffset = 41
            $0.lastGoodChain = Self.chain
            $0.lostHeads = [
                .with {
                    $0.offset = 60
                    $0.chain = Self.chain
                }
            ]
            $0.reason = "A disk was replaced"
        }
        change(&loss)
        return .acceptLoss(loss)
    }

    private func restore(_ change: (inout PBStateRestore) -> Void = { _ in }) throws -> PBPayload.Body {
        let county = try County()
        var restore = PBStateRestore.with {
            $0.partitions = [
                .with {
                    $0.topic = county.registry.topics.submissions(.pledges).name
                    $0.partition = 3
                    $0.end = 100
                }
            ]
            $0.reason = "From the archive of Sunday"
        }
        change(&restore)
        return .stateRestore(restore)
    }

    @Test("a lost tail is stated once and for all: what was told beyond it counts no more")
    func accepted() throws {
        var county = try County()
        try county.registry.given(try loss(), for: "", by: County.root)
        let statements = county.registry.state(of: "").logStatements
        let partition = TopicPartition(topic: county.registry.topics.decisions(.pledges).name, partition: 3)
        #expect(statements.setsAside(KeptHeads.Head(nextOffset: 61, chain: Self.chain), of: partition))
        #expect(!statements.setsAside(KeptHeads.Head(nextOffset: 62, chain: Self.chain), of: partition))
        #expect(!statements.setsAside(KeptHeads.Head(nextOffset: 61, chain: Data(count: 32)), of: partition))
        // What rests on lost records waits for no more; what rests on records that are there does.
        #expect(statements.coversLoss(of: partition, before: 61) && statements.coversLoss(of: partition, before: 43))
        #expect(!statements.coversLoss(of: partition, before: 42) && !statements.coversLoss(of: partition, before: 62))
    }

    @Test("a decision rests on what is lost if it was made before the statement was read, whatever stands there by now")
    func ground() throws {
        var county = try County()
        try county.registry.given(try loss(), for: "", by: County.root)
        try county.registry.given(
            try loss {
                $0.topic = county.registry.topics.decisions(.registry).name
                $0.partition = 0
            }, for: "", by: County.root)
        let statements = county.registry.state(of: "").logStatements
        let registry = TopicPartition(topic: county.registry.topics.decisions(.registry).name, partition: 0)
        let pledges = TopicPartition(topic: county.registry.topics.decisions(.pledges).name, partition: 3)
        let stated = try #require(statements.losses[pledges]?.first?.statedAt)
        #expect(stated > 0 && statements.losses[registry]?.first?.statedAt == stated + 1)

        func ground(_ place: TopicPartition, _ position: Int64, known: Int64, returned: Bool = false, reached: Bool = true)
            -> LogStatements.Ground
        {
            var basedOn = [PBPosition(place, position)]
            if place != registry { basedOn.append(PBPosition(registry, known)) }
            return statements.ground(of: basedOn, in: county.registry.topics, isBeforeReturn: { _ in returned }, reaches: { _ in reached })
        }
        // Of a log but the registry's the statement's place in the registry decides.
        #expect(ground(pledges, 50, known: stated) == .lost(pledges))
        #expect(ground(pledges, 50, known: stated + 1) == .firm)
        #expect(ground(pledges, 42, known: stated) == .firm && ground(pledges, 62, known: stated) == .firm)
        // Of the registry's own log whether the follower went back, or whether the log has so much at all.
        #expect(ground(registry, 50, known: 50) == .doubtful(registry))
        #expect(ground(registry, 50, known: 50, returned: true) == .lost(registry))
        #expect(ground(registry, 50, known: 50, reached: false) == .lost(registry))
        #expect(ground(registry, 42, known: 42, returned: true) == .firm)
    }

    @Test("what was restored bears the times it had, below the ends stated; a later statement takes nothing back")
    func restored() throws {
        var county = try County()
        try county.registry.given(try restore(), for: "", by: County.root)
        try county.registry.given(try restore { $0.partitions[0].end = 50 }, for: "", by: County.root)
        let statements = county.registry.state(of: "").logStatements
        let partition = TopicPartition(topic: county.registry.topics.submissions(.pledges).name, partition: 3)
        #expect(statements.isRestored(99, of: partition) && !statements.isRestored(100, of: partition))
    }

    @Test("only the root key states anything, a registrar does not")
    func rights() throws {
        let county = try County()
        for body in [try loss(), try restore()] {
            #expect(county.registry.refusal(body, for: "", by: County.registrar) == "root_key_needed")
            #expect(county.registry.refusal(body, for: "", by: County.stranger) == "root_key_needed")
        }
    }

    @Test("a statement names a partition that there is, a good record with its chain, heads beyond it, and a reason")
    func malformed() throws {
        let county = try County()
        let broken: [(inout PBAcceptLoss) -> Void] = [
            { $0.topic = county.registry.topics.submissions(.pledges).name }, { $0.topic = "elsewhere" }, { $0.partition = 8 },
            { $0.partition = -1 }, { $0.lastGoodOffset = -1 }, { $0.lastGoodChain = Data([1]) }, { $0.lostHeads = [] },
            { $0.lostHeads[0].offset = 41 },
            { $0.lostHeads[0].chain = Data() }, { $0.reason = " " },
        ]
        for change in broken { #expect(county.registry.refusal(try loss(change), for: "", by: County.root) == "invalid_field") }
        let wrong: [(inout PBStateRestore) -> Void] = [
            { $0.partitions = [] }, { $0.partitions[0].topic = "elsewhere" }, { $0.partitions[0].partition = 8 },
            { $0.partitions[0].end = -1 },
            { $0.partitions.append($0.partitions[0]) }, { $0.reason = "" },
        ]
        for change in wrong { #expect(county.registry.refusal(try restore(change), for: "", by: County.root) == "invalid_field") }
    }
}
