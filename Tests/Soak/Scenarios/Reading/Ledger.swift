package import Audit
import Foundation
import Schema
package import Streaming
import SwiftProtobuf
import Client

/// All submissions beside the decisions that count, by the acceptance rule alone: whether anything was lost or counts twice.
package struct Ledger: Sendable {
    /// Records in the submissions topics.
    package var submissions = 0
    package var accepted = 0
    package var refused = 0
    package var repeats = 0
    /// Submissions without a decision that counts.
    package var undecided = 0
    /// Ids that were accepted, and those accepted more than once.
    package var acceptedIDs: Set<String> = []
    package var doubled: [String] = []
    /// Why ids were refused.
    package var refusals: [String: String] = [:]
    /// Opens that were accepted: how often a partition was won.
    package var opens = 0
    /// Records the rule passed over, by reason: late ones of a writer that was superseded, repeated ones, refused Opens.
    package var ignored: [IgnoredReason: Int] = [:]
    package var violations: [FoldViolation] = []

    package init(_ archive: Archive) {
        for service in Topics.services {
            for partition in Topics.partitionNumbers(of: service) { add(service, partition, archive) }
        }
    }

    private mutating func add(_ service: PBService, _ partition: Int32, _ archive: Archive) {
        let inputs = archive[archive.topics.submissions(service).name, partition]
        submissions += inputs.count
        var unanswered = Set(inputs.map(\.offset))
        let own = TopicPartition(topic: archive.topics.decisions(service).name, partition: partition)
        var fold = AcceptanceFold<NoState>(namespace: archive.topics.namespace, partition: own)
        for record in archive.records[own] ?? [] {
            do {
                guard let value = record.value else { continue }
                switch try fold.fold(value, at: record.offset) {
                case .opened: opens += 1
                case .decided(let decision):
                    unanswered.remove(decision.inputOffset)
                    take(decision)
                case .ignored(let reason): ignored[reason, default: 0] += 1
                }
            } catch {
                violations.append(error)
                break
            }
        }
        undecided += unanswered.count
    }

    private mutating func take(_ decision: PBDecision) {
        switch decision.outcome {
        case .accepted:
            accepted += 1
            if !acceptedIDs.insert(decision.submission.id).inserted { doubled.append(decision.submission.id) }
        case .repeat: repeats += 1
        case .refused(let why):
            refused += 1
            refusals[decision.submission.id] = why.code
        case nil: break
        }
    }
}

extension Tally {
    /// What every scenario demands of the logs in the end: each of these ids accepted exactly once, nothing undecided, nothing violated, nothing an
    /// auditor objects to.
    mutating func expect(_ archive: Archive, accepts ids: Set<String>, kept: Kept = Kept()) {
        let ledger = Ledger(archive)
        expect(ledger.violations.isEmpty, "the logs are not intact: \(ledger.violations)")
        expect(ledger.undecided == 0, "\(ledger.undecided) of \(ledger.submissions) submissions have no decision")
        expect(ledger.doubled.isEmpty, "accepted twice: \(ledger.doubled.prefix(3)) and \(max(0, ledger.doubled.count - 3)) more")
        let lost = ids.subtracting(ledger.acceptedIDs)
        expect(
            lost.isEmpty,
            "\(lost.count) of \(ids.count) were not accepted, such as \(lost.sorted().prefix(3).map { "\($0): \(ledger.refusals[$0] ?? "not there")" })"
        )
        let findings = Audit.run(archive, kept: kept).findings
        expect(findings.isEmpty, "an auditor objects \(findings.count) times: \(findings.prefix(3))")
        count("submissions", ledger.submissions)
        count("accepted_once", ids.intersection(ledger.acceptedIDs).count)
        count("lost", lost.count)
        count("doubled", ledger.doubled.count)
        count("repeats", ledger.repeats)
        count("opens", ledger.opens)
        count("passed_over", ledger.ignored.values.reduce(0, +))
    }
}
