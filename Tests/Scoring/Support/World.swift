import Domain
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import ScoringCore

/// A small county in which everything can be scored: given facts are folded, submissions are decided, and what is accepted is folded too.
struct World {
    let topics: Topics
    let keys: Keys
    var registry = RegistryState()
    /// Every fact given to the registry, in order.
    private(set) var registryFacts: [PBFact] = []
    var records = ScoringState()
    var facts = StubFacts()
    /// The next offset of scoring's own partition.
    var offset: Int64 = 1

    struct Keys {
        let root = Keys.key(1)
        let teller = Keys.key(2)
        let secondTeller = Keys.key(3)
        /// A teller of the township t2 only.
        let distantTeller = Keys.key(4)
        let scorer = Keys.key(5)
        /// A scorer of the township t1 only.
        let lowScorer = Keys.key(6)
        let clerk = Keys.key(7)
        let expiredTeller = Keys.key(8)
        let timekeeper = Keys.key(9)
        let stranger = Keys.key(10)

        private static func key(_ number: UInt8) -> SigningKey {
            // 32 bytes are always a key.
            (try? SigningKey(seed: Data(repeating: number, count: 32))) ?? SigningKey()
        }
    }

    static let period = "y2025"
    static let cohort = "townships"

    /// - Parameters:
    ///   - townships: ids of the cohort's members, registered in this order.
    ///   - bundle: what the period opens with.
    ///   - adopted: the days on which townships begin, if not from the first.
    init(
        townships: [String] = ["t1", "t2", "t3", "t4"], minimumSize: UInt32 = 3, cohortUnits: [String] = [],
        bundle: PBSchemeBundle = Bundles.county(), adopted: [String: String] = [:]
    ) throws {
        topics = try #require(Topics(namespace: "test"))
        keys = Keys()
        register(root: "county", townships: townships, adopted: adopted)
        enrol()
        give(
            .cohortDefined(
                .with {
                    $0.cohort = Self.cohort
                    $0.name = Bundles.text("乡镇", "Townships")
                    $0.level = .township
                    $0.units = cohortUnits
                    $0.minimumSize = minimumSize
                }), about: "county")
        let bytes = try bundle.serializedData()
        give(
            .bundlePublished(
                .with {
                    $0.bundle = bytes
                    $0.digest = Digest.sha256(bytes)
                }), about: "county")
        give(
            .periodOpened(
                .with {
                    $0.period = Self.period
                    $0.bundle = bundle.id
                    $0.bundleDigest = Digest.sha256(bytes)
                    $0.starts = "2025-01-01"
                    $0.ends = "2025-12-31"
                    $0.closes = "2026-03-31"
                }), about: "county")
    }

    private mutating func register(root: String, townships: [String], adopted: [String: String]) {
        give(
            .genesisDeclared(
                .with {
                    $0.namespace = "test"
                    $0.rootKey = keys.root.publicKey.bytes
                    $0.clock = .declared
                }), about: "")
        registerUnit(root, level: .county, parent: "")
        for township in townships { registerUnit(township, level: .township, parent: root, adopted: adopted[township] ?? "") }
        registerUnit("v3", level: .village, parent: townships[0])
    }

    mutating func registerUnit(_ id: String, level: PBLevel, parent: String, adopted: String = "") {
        give(
            .unitRegistered(
                .with {
                    $0.name = Bundles.text("单位\(id)", "Unit \(id)")
                    $0.level = level
                    $0.sector = "rural"
                    $0.parent = parent
                    $0.opened = "2000-01-01"
                    $0.adopted = adopted
                }), about: id)
    }

    private mutating func enrol() {
        let enrolled: [(SigningKey, PBRole, String, Int64)] = [
            (keys.teller, .teller, "county", 0), (keys.secondTeller, .teller, "county", 0), (keys.distantTeller, .teller, "t2", 0),
            (keys.scorer, .scorer, "county", 0), (keys.lowScorer, .scorer, "t1", 0), (keys.clerk, .clerk, "county", 0),
            (keys.expiredTeller, .teller, "county", 1), (keys.timekeeper, .timekeeper, "county", 0),
        ]
        for (key, role, unit, until) in enrolled {
            give(
                .keyEnrolled(
                    .with {
                        $0.key = key.publicKey.bytes
                        $0.role = role
                        $0.validUntil = until
                    }), about: unit)
        }
    }

    /// Folds a fact of the registry.
    mutating func give(_ fact: PBFact.Content, about unit: String) {
        registryFacts.append(PBFact(about: unit, fact))
        var decision = PBDecision()
        decision.outcome = .accepted(.with { $0.facts = [PBFact(about: unit, fact)] })
        registry.apply(decision, at: 0, of: TopicPartition(topic: topics.decisions(.registry).name, partition: 0))
    }

    // MARK: Deciding

    var basis: ScoringBasis<StubFacts> { ScoringBasis(registry: registry, records: records, facts: facts) }

    func context(_ date: String = "2026-02-01") -> DecisionContext {
        let time = CivilDate(date)?.startMilliseconds ?? 0
        var own = PBCutPosition()
        own.service = .scoring
        own.offset = offset - 1
        own.chain = Data(repeating: 7, count: 32)
        var followed = PBCutPosition()
        followed.service = .registry
        followed.offset = 41
        followed.chain = Data(repeating: 9, count: 32)
        return DecisionContext(topics: topics, partition: 0, time: time, ownCut: own, referenceCut: [followed])
    }

    func decide(_ body: PBPayload.Body, by key: SigningKey, unit: String, on date: String = "2026-02-01") -> Verdict {
        var payload = PBPayload()
        payload.unit = unit
        payload.body = body
        let id = SubmissionID(milliseconds: 0, random: (1, UInt64(offset)))
        return ScoringCore.decide(Submission(id: id, key: key.publicKey, payload: payload), in: context(date), from: basis)
    }

    /// Decides, and folds what was accepted.
    @discardableResult
    mutating func submit(
        _ body: PBPayload.Body, by key: SigningKey, unit: String, on date: String = "2026-02-01",
        at location: SourceLocation = #_sourceLocation
    ) -> Verdict {
        let verdict = decide(body, by: key, unit: unit, on: date)
        guard case .accepted(let facts) = verdict else {
            Issue.record("refused: \(verdict)", sourceLocation: location)
            return verdict
        }
        fold(facts, on: date)
        return verdict
    }

    /// Folds facts of scoring as its next decision.
    mutating func fold(_ facts: [PBFact], on date: String = "2026-02-01") {
        var decision = PBDecision()
        decision.time = context(date).time
        decision.outcome = .accepted(.with { $0.facts = facts })
        records.apply(decision, at: offset, of: TopicPartition(topic: topics.decisions(.scoring).name, partition: 0))
        offset += 1
    }

    // MARK: Submissions

    /// - Parameter counts: ballots for excellent, good, fair, poor.
    func tally(_ unit: String, _ group: String, _ counts: [UInt32], spoilt: UInt32 = 0, issued: UInt32? = nil) -> PBTally {
        .with {
            $0.cohort = Self.cohort
            $0.period = Self.period
            $0.unit = unit
            $0.group = group
            $0.counts = zip(["excellent", "good", "fair", "poor"], counts).map { grade, ballots in
                .with {
                    $0.grade = grade
                    $0.ballots = ballots
                }
            }
            $0.spoilt = spoilt
            $0.issued = issued ?? counts.reduce(0, +) + spoilt
        }
    }

    func signed(_ tally: PBTally, by second: SigningKey? = nil, over namespace: String = "test") throws -> PBSubmitTally {
        let bytes = try tally.serializedData()
        let key = second ?? keys.secondTeller
        var submit = PBSubmitTally()
        submit.tally = bytes
        submit.secondKey = key.publicKey.bytes
        submit.secondSignature = try key.sign(TallySignature.message(tally: bytes, namespace: namespace))
        return submit
    }

    mutating func count(_ unit: String, _ group: String, _ counts: [UInt32], spoilt: UInt32 = 0) throws {
        submit(.submitTally(try signed(tally(unit, group, counts, spoilt: spoilt))), by: keys.teller, unit: unit)
    }

    func mark(_ unit: String, _ mark: String, source: String = "city") throws -> PBRecordExternalMark {
        let decimal = try #require(PBDecimal(mark))
        return .with {
            $0.cohort = Self.cohort
            $0.period = Self.period
            $0.unit = unit
            $0.source = source
            $0.mark = decimal
        }
    }

    mutating func give(mark: String, to unit: String, source: String = "city") throws {
        submit(.recordExternalMark(try self.mark(unit, mark, source: source)), by: keys.scorer, unit: unit)
    }

    var closing: PBPayload.Body {
        .closeCohort(
            .with {
                $0.cohort = Self.cohort
                $0.period = Self.period
            })
    }

    // MARK: Asking

    func question(_ date: String = "2026-02-01") -> RankingQuestion {
        RankingQuestion(
            namespace: "test", cohort: Self.cohort, period: Self.period, date: context(date).date, cut: context(date).cut)
    }

    func ranking(_ date: String = "2026-02-01") throws -> PBRanking { try Scoring.ranking(question(date), from: basis) }

    func entry(_ unit: String, on date: String = "2026-02-01") throws -> PBRankingEntry {
        try #require(try ranking(date).entries.first { $0.unit == unit })
    }
}

extension Verdict {
    var code: String? {
        if case .refused(let refusal) = self { return refusal.code }
        return nil
    }

    var facts: [PBFact] {
        if case .accepted(let facts) = self { return facts }
        return []
    }
}
