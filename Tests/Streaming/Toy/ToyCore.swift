import Foundation
@_spi(Refusals) import Schema
import Streaming
import SwiftProtobuf

/// A counter for each unit, beside a registry that it follows. What a submission asks for stands in its draft's `item`.
enum ToyCore: ServiceCore {
    typealias State = ToyState
    typealias References = ToyReferences

    static let service = PBService.pledges
    static let rulesVersion = "toy-1"

    enum Wish: String {
        case count
        /// Refused for good.
        case never
        /// Refused, but may be sent again.
        case later
        /// Accepted with an outcome of a million bytes.
        case huge
        /// Accepted if the registry has counted this unit.
        case known
    }

    static func decide(_ submission: Submission, in context: DecisionContext, state: State, references: References) -> Verdict {
        let unit = submission.payload.unit
        switch Wish(rawValue: submission.payload.pledges.draftPledge.item) {
        case .count, nil: return .accepted([fact(unit, "\(state.counts[unit, default: 0] + 1) on \(context.date)")])
        case .never: return .refused(Refusal(RefusalRule("never", zh: "不行", en: "Never")))
        case .later: return .refused(Refusal(RefusalRule("later", retriable: .always, zh: "稍后", en: "Later")))
        case .huge: return .accepted([fact(unit, String(repeating: "x", count: 1_000_000))])
        case .known:
            guard references.registry.state(ofKey: unit).counts[unit] != nil else {
                return .refused(Refusal(RefusalRule("unknown_unit", zh: "没有", en: "Unknown")))
            }
            return .accepted([fact(unit, "known")])
        }
    }

    static func fact(_ unit: String, _ text: String) -> PBFact {
        .with {
            $0.unit = unit
            $0.registry.unitRegistered = .with { $0.name = .with { $0.en = text } }
        }
    }

    static func genesis(state: State, references: References) -> PBGenesis? { references.genesis }
    static func statements(state: State, references: References) -> LogStatements { references.statements }
}

/// Counts accepted facts by unit, and digests everything applied, in order: two equal states have seen the same.
struct ToyState: FoldState, Hashable {
    private(set) var counts: [String: Int] = [:]
    private(set) var history = Data()

    init() {}

    mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        for fact in decision.accepted.facts { counts[fact.unit, default: 0] += 1 }
        let text =
            "\(partition)@\(offset) \(decision.epoch) \(decision.seq) \(decision.inputOffset) \(decision.time) \(decision.refused.code)"
        history = Chain.next(after: history, body: Data(text.utf8))
    }
}

struct ToyReferences: ReferenceSet {
    var registry: FollowedTopic<ToyState>
    /// As if the registry had declared it.
    var genesis: PBGenesis?
    var statements = LogStatements()

    init(topics: Topics) {
        registry = FollowedTopic(topics.decisions(.registry), namespace: topics.namespace)
    }

    var partitions: [TopicPartition] { registry.partitions }
    mutating func fold(_ record: RecordView, of partition: TopicPartition) throws(FoldViolation) {
        _ = try registry.fold(record, of: partition)
    }
    func standing(of partition: TopicPartition) -> Standing? { registry.standing(of: partition) }
}

enum Toy {
    static let topics: Topics = {
        guard let topics = Topics(namespace: "toy") else { preconditionFailure("a legal namespace") }
        return topics
    }()
    static let own = TopicPartition(topic: "toy.pledges.decisions.v1", partition: 0)
    static let input = TopicPartition(topic: "toy.pledges.submissions.v1", partition: 0)
    static let registry = TopicPartition(topic: "toy.registry.decisions.v1", partition: 0)
    /// 2026-07-01T00:00:00Z
    static let noon: Int64 = 1_782_864_000_000
    static let day: Int64 = 86_400_000

    /// The first units whose records stand in this partition.
    static func units(in partition: Int32, _ count: Int = 3) -> [String] {
        Array((0...).lazy.map { "unit-\($0)" }.filter { topics.submissions(.pledges).partition(ofKey: $0) == partition }.prefix(count))
    }

    static func fold(_ partition: TopicPartition = own) -> AcceptanceFold<ToyState> {
        AcceptanceFold(namespace: topics.namespace, partition: partition)
    }
}
