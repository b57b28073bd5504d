import Foundation
import Schema
import Streaming
import Testing

@Suite("The fold is a function of the records")
struct FoldLawTests {
    @Test("folding a prefix and then the rest equals folding all, at every split", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func splits(seed: UInt64) throws {
        let log = LogBuilder.random(seed: seed, records: 150)
        var whole = Toy.fold()
        try whole.foldAll(log.values)
        #expect(Set(whole.ignored.keys).count >= 4, "the log is not dirty enough to show anything")

        for split in 0...log.values.count {
            var first = Toy.fold()
            try first.foldAll(log.values.prefix(split))
            var second = AcceptanceFold(partition: Toy.own, standing: first.standing, state: first.state)
            try second.foldAll(log.values.dropFirst(split), from: Int64(split))
            #expect(second.standing == whole.standing)
            #expect(second.state == whole.state)
            let ignored = first.ignored.merging(second.ignored, uniquingKeysWith: +)
            #expect(ignored == whole.ignored)
        }
    }

    @Test("exactly the records an honest writer counts on are accepted, and the chain is theirs", arguments: [6, 7, 8] as [UInt64])
    func accepted(seed: UInt64) throws {
        let log = LogBuilder.random(seed: seed, records: 300)
        var fold = Toy.fold()
        var accepted: [Int64] = []
        for (offset, value) in log.values.enumerated() {
            if case .ignored = try fold.foldOne(value, at: Int64(offset)) { continue }
            accepted.append(Int64(offset))
        }
        #expect(accepted == log.accepted)
        #expect(fold.standing.chain == log.chain)
        #expect(fold.standing.epoch == log.epoch)
        #expect(fold.standing.lastInput == log.lastInput)
    }

    @Test("two readers at the same offset have the same state and standing, by whatever batches they came", arguments: [9, 10] as [UInt64])
    func readers(seed: UInt64) throws {
        let log = LogBuilder.random(seed: seed, records: 200)
        var (one, other) = (Toy.fold(), Toy.fold())
        let batch = log.batch()
        for (offset, value) in log.values.enumerated() {
            _ = try one.foldOne(value, at: Int64(offset))
            _ = try batch.withRecord(at: offset) { try other.fold($0) }
            #expect(one.standing == other.standing)
            #expect(one.state == other.state)
        }
    }

    @Test("anticipating a decision leaves the fold as reading it back does")
    func anticipation() throws {
        var log = AcceptanceRuleTests.begun()
        var (reader, writer) = (Toy.fold(), Toy.fold())
        try reader.foldAll(log.values)
        try writer.foldAll(log.values)
        let decision = log.decision()
        log.decide()
        try reader.foldAll(log.values.suffix(1), from: 3)
        writer.anticipate(decision, chain: log.chain, at: 3)
        #expect(writer.standing == reader.standing)
        #expect(writer.state == reader.state)
    }

    @Test("a followed topic folds its own partitions and nothing else")
    func followed() throws {
        var topic = FollowedTopic<ToyState>(Toy.topics.decisions(.pledges), namespace: "toy")
        #expect(topic.partitions.map(\.partition) == Array(0..<8))
        let record = AcceptanceRuleTests.begun().batch()
        let strangers = [8, -1].map { TopicPartition(topic: Toy.own.topic, partition: $0) } + [Toy.registry]
        for stranger in strangers {
            let folded = try record.withRecord(at: 0) { try topic.fold($0, of: stranger) }
            #expect(folded == nil)
        }
        let folded = try record.withRecord(at: 0) { try topic.fold($0, of: Toy.own) }
        #expect(folded != nil)
        #expect(topic.standing(of: Toy.own)?.nextOffset == 1)
        #expect(topic.standing(of: TopicPartition(topic: Toy.own.topic, partition: 1))?.nextOffset == 0)
        #expect(topic.standing(of: Toy.registry) == nil)
    }
}
