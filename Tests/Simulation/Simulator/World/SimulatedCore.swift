import Foundation
@_spi(Refusals) import Schema
import Streaming
import SwiftProtobuf

/// What the two services of the simulation keep: a sum for each unit, and a digest over everything applied, in order. Two equal states have seen
/// the same.
struct SimulatedState: FoldState, Hashable {
    private(set) var sums: [String: Int] = [:]
    private(set) var history: UInt64 = 0

    init() {}

    mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        for fact in decision.accepted.facts {
            sums[fact.unit, default: 0] += Int(fact.registry.unitRegistered.sector) ?? 0
        }
        var hash = FNV(history)
        hash.add(offset)
        hash.add(decision.inputOffset)
        hash.add(decision.time)
        hash.add(decision.refused.code)
        for fact in decision.accepted.facts { hash.add(fact.registry.unitRegistered.sector) }
        if ApplyMutation.usesCodeVersion { hash.add(ApplyMutation.version) }
        history = hash.value
    }
}

/// Fowler–Noll–Vo 1a, 64 bits: Swift's own hashing differs from process to process.
struct FNV {
    private(set) var value: UInt64

    init(_ start: UInt64) { value = start ^ 0xcbf2_9ce4_8422_2325 }

    private mutating func add(byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    mutating func add(_ number: Int64) {
        for shift in 0..<8 { add(byte: UInt8(truncatingIfNeeded: number >> (8 * Int64(shift)))) }
    }
    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte: byte) }
        add(byte: 0)
    }
}

/// The one mistake that no guard of the fold can catch: an `apply` that uses more than the record. Only the simulation's own state can make it.
enum ApplyMutation {
    @TaskLocal static var usesCodeVersion = false
    @TaskLocal static var version = ""
}

/// What a submission of the simulation asks for.
enum Wish: String, CaseIterable {
    case add
    /// Refused for good.
    case never
    /// Refused, but may be sent again.
    case later
    /// Accepted if the upstream service has accepted something for this unit.
    case known
}

extension PBPayload {
    /// Where a wish is written, in the body of the service that it is sent to.
    var wish: String { registry.registerUnit.sector + pledges.draftPledge.item }

    mutating func wish(_ text: String, of service: PBService) {
        if service == .registry { registry.registerUnit.sector = text } else { pledges.draftPledge.item = text }
    }
}

/// The rules of the simulation's services. The two versions add and refuse differently, as two releases do during a rolling upgrade.
enum SimulatedRules {
    /// Of both services, before their first record: times are the senders'.
    static let genesis = PBGenesis.with { ($0.clock, $0.wire) = (.declared, Wire.version) }

    static func decide(
        _ submission: Submission, version: Int, state: SimulatedState, upstream: SimulatedState?
    ) -> Verdict {
        let unit = submission.payload.unit
        switch Wish(rawValue: submission.payload.wish) {
        case .add, nil: return .accepted([fact(unit, state.sums[unit, default: 0] % 1_000 + version)])
        case .never: return .refused(Refusal(RefusalRule("never\(version)", zh: "不行", en: "Never")))
        case .later: return .refused(Refusal(RefusalRule("later\(version)", retriable: .always, zh: "稍后", en: "Later")))
        case .known:
            guard upstream?.sums[unit] != nil else { return .refused(unknownUnit) }
            return .accepted([fact(unit, 10 * version)])
        }
    }

    static let unknownUnit = Refusal(RefusalRule("unknown_unit", zh: "没有", en: "Unknown"))

    static func fact(_ unit: String, _ number: Int) -> PBFact {
        .with {
            $0.unit = unit
            $0.registry.unitRegistered = .with { $0.sector = String(number) }
        }
    }
}

/// The followed topic of the downstream service.
struct SimulatedReferences: ReferenceSet {
    private(set) var registry: FollowedTopic<SimulatedState>

    init(topics: Topics) { registry = FollowedTopic(topics.decisions(.registry), namespace: topics.namespace) }

    var partitions: [TopicPartition] { registry.partitions }
    mutating func fold(_ record: RecordView, of partition: TopicPartition) throws(FoldViolation) {
        _ = try registry.fold(record, of: partition)
    }
    func standing(of partition: TopicPartition) -> Standing? { registry.standing(of: partition) }
    var state: SimulatedState { registry.folds[0].state }
}

protocol SimulatedUpstream: ServiceCore where State == SimulatedState, References == NoReferences {
    static var version: Int { get }
}

extension SimulatedUpstream {
    static var service: PBService { .registry }
    static var rulesVersion: String { "up-\(version)" }
    static func genesis(state: State, references: References) -> PBGenesis? { SimulatedRules.genesis }
    static func statements(state: State, references: References) -> LogStatements { LogStatements() }
    static func decide(_ submission: Submission, in context: DecisionContext, state: State, references: References) -> Verdict {
        SimulatedRules.decide(submission, version: version, state: state, upstream: nil)
    }
}

protocol SimulatedDownstream: ServiceCore where State == SimulatedState, References == SimulatedReferences {
    static var version: Int { get }
}

extension SimulatedDownstream {
    static var service: PBService { .pledges }
    static var rulesVersion: String { "down-\(version)" }
    static func genesis(state: State, references: References) -> PBGenesis? { SimulatedRules.genesis }
    static func statements(state: State, references: References) -> LogStatements { LogStatements() }
    static func decide(_ submission: Submission, in context: DecisionContext, state: State, references: References) -> Verdict {
        SimulatedRules.decide(submission, version: version, state: state, upstream: references.state)
    }
}

enum UpstreamOne: SimulatedUpstream { static let version = 1 }
enum UpstreamTwo: SimulatedUpstream { static let version = 2 }
enum DownstreamOne: SimulatedDownstream { static let version = 1 }
enum DownstreamTwo: SimulatedDownstream { static let version = 2 }
