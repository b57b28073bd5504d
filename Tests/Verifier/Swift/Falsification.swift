import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing
import YearSupport

@testable import Files
@testable import PledgelineCLI
@testable import Samples
@testable import Audit

/// A way to falsify the small county's log, and the record at which that must be found.
struct Falsification: Sendable, CustomTestStringConvertible {
    typealias Place = (partition: TopicPartition, offset: Int)

    var name: String
    /// Falsifies, and says where.
    var commit: @Sendable (inout Forgery) throws -> Place

    init(_ name: String, _ commit: @escaping @Sendable (inout Forgery) throws -> Place) {
        self.name = name
        self.commit = commit
    }

    var testDescription: String { name }

    /// Everything after what is changed is written anew, so that it fits: chains, numbers, digests, cuts, views.
    static let consistent: [Falsification] = [
        Falsification("a pledge counts more than was signed") { forgery in
            let target = forgery.target(.pledges, key: "t02")
            let index = try forgery.index(in: target) {
                $0.submission.kind == "verify_pledge" && $0.submission.unit == "t02" && !$0.accepted.facts.isEmpty
            }
            try forgery.rewrite(target) { $0[index].decision.accepted.facts[0].pledges.pledgeVerified.quantity += 1 }
            return (target.decisions, index)
        },
        Falsification("a decision is taken out") { forgery in
            let target = forgery.target(.pledges, key: "t03")
            let index = try forgery.index(in: target) { $0.submission.kind == "report_done" }
            try forgery.rewrite(target) { $0.remove(at: index) }
            return (target.decisions, index)
        },
        Falsification("two decisions change places") { forgery in
            let target = forgery.target(.scoring)
            let index = try forgery.index(in: target) { $0.submission.kind == "submit_tally" }
            try forgery.rewrite(target) { $0.swapAt(index, index + 1) }
            return (target.decisions, index)
        },
        Falsification("a tally's ballots are moved from poor to good, in the submission and in the decision") { forgery in
            let target = forgery.target(.scoring)
            let index = try forgery.index(in: target) { $0.submission.kind == "submit_tally" && $0.submission.unit == "t02" }
            try forgery.rewriteSubmission(at: index, of: target) { envelope in
                var payload = try PBPayload(serializedBytes: envelope.payload)
                var tally = try PBTally(serializedBytes: payload.scoring.submitTally.tally)
                Self.stuff(&tally)
                payload.scoring.submitTally.tally = try tally.serializedData()
                envelope.payload = try payload.serializedData()
            } decision: { decision in
                Self.stuff(&decision.accepted.facts[0].scoring.tallyRecorded.tally)
            }
            return (target.decisions, index)
        },
        Falsification("the second teller's signature is of another tally") { forgery in
            let target = forgery.target(.scoring)
            let index = try forgery.index(in: target) { $0.submission.kind == "submit_tally" && $0.submission.unit == "t03" }
            let signer = try ZhanhuaSample.signingKey(named: "teller-1")
            // The first teller helps: the envelope is signed anew.
            try forgery.rewriteSubmission(at: index, of: target) { envelope in
                var payload = try PBPayload(serializedBytes: envelope.payload)
                var tally = try PBTally(serializedBytes: payload.scoring.submitTally.tally)
                Self.stuff(&tally)
                payload.scoring.submitTally.tally = try tally.serializedData()
                envelope = try PBEnvelope.sealing(payload, with: signer)
            } decision: { decision in
                Self.stuff(&decision.accepted.facts[0].scoring.tallyRecorded.tally)
            }
            return (target.decisions, index)
        },
        Falsification("a submission's signature is replaced") { forgery in
            let target = forgery.target(.supervision, key: "t01")
            let index = try forgery.index(in: target) { $0.submission.kind == "record_inspection" }
            try forgery.rewriteSubmission(at: index, of: target) { $0.signature[40] ^= 4 }
            return (target.decisions, index)
        },
        Falsification("a submission's JSON text has a space more than was signed") { forgery in
            let target = forgery.target(.pledges, key: "t03")
            let index = try forgery.index(in: target) { $0.submission.kind == "report_done" && $0.isAccepted }
            try forgery.rewriteSubmission(at: index, of: target) { $0.payload.append(0x20) }
            return (target.decisions, index)
        },
        Falsification("a published score is better, with its digest and the published ranking") { forgery in
            let target = forgery.target(.scoring)
            let index = try forgery.index(in: target) { $0.submission.kind == "close_cohort" && $0.isAccepted }
            try forgery.rewrite(target) { bodies in
                var closed = bodies[index].decision.accepted.facts[0].scoring.cohortClosed
                var ranking = try PBRanking(serializedBytes: closed.ranking)
                ranking.entries[1].score = ranking.entries[0].score
                closed.ranking = try ranking.serializedData()
                bodies[index].decision.accepted.facts[0].scoring.cohortClosed = closed
            }
            return (target.decisions, index)
        },
        Falsification("a submission is dated by the broker's clock where senders date") { forgery in
            let target = forgery.target(.pledges, key: "t02")
            let index = try forgery.index(in: target) { $0.submission.kind == "verify_pledge" && $0.isAccepted }
            let submission = forgery.archive.bodies(of: target.decisions)[index].body.decision.inputOffset
            let place = try #require(forgery.archive.records[target.input]?.firstIndex { $0.offset == submission })
            forgery.archive.records[target.input]?[place].timestampType = .logAppendTime
            return (target.decisions, index)
        },
        Falsification("the second writer's Open is taken out") { forgery in
            let target = forgery.target(.pledges, key: "t01")
            let index = try #require(forgery.archive.bodies(of: target.decisions).lastIndex { $0.body.open.epoch != 0 })
            try forgery.rewrite(target) { $0.remove(at: index) }
            return (target.decisions, index)
        },
        Falsification("a decision is dated back by a day") { forgery in
            let target = forgery.target(.scoring)
            let index = try forgery.index(in: target) { $0.submission.kind == "record_external_mark" }
            try forgery.rewrite(target) { $0[index].decision.time -= 86_400_000 }
            return (target.decisions, index)
        },
        Falsification("an accepted decision stands there twice") { forgery in
            let target = forgery.target(.scoring)
            let index = try forgery.index(in: target) { $0.submission.kind == "record_external_mark" }
            try forgery.rewrite(target) { $0.insert($0[index], at: index + 1) }
            // The copy has the next number, but decides what was decided before.
            return (target.decisions, index + 1)
        },
        Falsification("decisions are written under an epoch that nobody opened") { forgery in
            let target = forgery.target(.registry)
            let index = try forgery.index(in: target) { $0.submission.kind == "define_cohort" }
            try forgery.rewrite(target) { bodies in
                for place in index..<bodies.count { bodies[place].decision.epoch = 0x0bad }
            }
            return (target.decisions, index)
        },
        Falsification("a refused submission is accepted") { forgery in
            let target = forgery.target(.scoring)
            let index = try forgery.index(in: target) { $0.refused.code == "too_many_ballots" || $0.refused.code == "tally_exists" }
            try forgery.rewrite(target) { bodies in
                var recorded = PBTallyRecorded()
                recorded.tally = .with { ($0.cohort, $0.period, $0.unit, $0.group) = ("townships", SmallStory.period, "t01", "people") }
                bodies[index].decision.accepted = .with {
                    $0.facts = [.with { ($0.unit, $0.scoring.tallyRecorded) = ("t01", recorded) }]
                }
            }
            return (target.decisions, index)
        },
        Falsification("a clerk's countersignature of his own letter is accepted") { forgery in
            let target = forgery.target(.pledges, key: "v05")
            let index = try forgery.index(in: target) { $0.submission.unit == "v05" && $0.refused.code == "not_authorized" }
            try forgery.rewrite(target) { bodies in
                bodies[index].decision.accepted = .with {
                    var inForce = PBLetterInForce()
                    (inForce.period, inForce.pledges) = (SmallStory.period, 2)
                    var fact = PBFact()
                    (fact.unit, fact.content) = ("v05", .letterInForce(inForce))
                    $0.facts = [fact]
                }
            }
            return (target.decisions, index)
        },
        Falsification("an accepted tally is refused, under a code that might be right") { forgery in
            let target = forgery.target(.scoring)
            let index = try forgery.index(in: target) { $0.submission.kind == "submit_tally" && $0.submission.unit == "t04" }
            try forgery.rewrite(target) { bodies in
                bodies[index].decision.refused = .with { $0.code = "too_many_ballots" }
            }
            return (target.decisions, index)
        },
        Falsification("a submission sent twice counts twice") { forgery in
            let target = forgery.target(.pledges, key: "t03")
            let bodies = forgery.archive.bodies(of: target.decisions)
            let index = try forgery.index(in: target) { if case .repeat? = $0.outcome { true } else { false } }
            let first = bodies[index].body.decision.repeat.firstInputOffset
            let original = try #require(bodies.first { $0.body.decision.inputOffset == first && $0.body.decision.isAccepted })
            try forgery.rewrite(target) { bodies in
                bodies[index].decision.accepted = original.body.decision.accepted
                bodies[index].decision.remembered = true
            }
            return (target.decisions, index)
        },
        Falsification("a decision leaves out a log it must be based on") { forgery in
            let target = forgery.target(.scoring)
            let index = try forgery.index(in: target) { $0.submission.kind == "close_recognition" }
            try forgery.rewrite(target) { $0[index].decision.basedOn.removeLast() }
            return (target.decisions, index)
        },
    ]

    /// Only the record itself is changed, or only the end is gone.
    static let plain: [Falsification] = [
        Falsification("one byte of a decision") { forgery in
            let target = forgery.target(.supervision, key: "t02")
            let index = try forgery.index(in: target) { $0.submission.kind == "open_finding" }
            let middle = (forgery.archive.records[target.decisions]?[index].value?.count ?? 0) / 2
            forgery.archive.records[target.decisions]?[index].value?[middle] ^= 1
            return (target.decisions, index)
        },
        Falsification("one byte of a submission") { forgery in
            let target = forgery.target(.pledges, key: "v02")
            let index = try forgery.index(in: target) { $0.submission.unit == "v02" && $0.submission.kind == "draft_pledge" }
            let input = forgery.archive.bodies(of: target.decisions)[index].body.decision.inputOffset
            forgery.archive.records[target.input]?[Int(input)].value?[70] ^= 1
            return (target.decisions, index)
        },
        Falsification("a submission is taken out") { forgery in
            let target = forgery.target(.registry)
            let index = try forgery.index(in: target) { $0.submission.kind == "appoint_post" }
            let input = forgery.archive.bodies(of: target.decisions)[index].body.decision.inputOffset
            forgery.archive.records[target.input]?.remove(at: Int(input))
            return (target.decisions, index)
        },
        Falsification("a ranking is shown that nobody decided") { forgery in
            let place = TopicPartition(topic: forgery.archive.topics.rankings.name, partition: 0)
            var published = try PBPublishedRanking(serializedBytes: #require(forgery.archive.records[place]?[1].value))
            var ranking = try PBRanking(serializedBytes: published.ranking)
            ranking.entries.swapAt(0, 1)
            published.ranking = try ranking.serializedData()
            published.digest = Digest.sha256(published.ranking)
            forgery.archive.records[place]?[1].value = try published.serializedBytes()
            return (place, 1)
        },
        Falsification("the end that only a ranking's cut names is cut off") { forgery in
            let target = forgery.target(.supervision, key: "t05")
            forgery.archive.records[target.decisions]?.removeLast(2)
            try forgery.settle()
            // What was decided last in that partition is the tick, and scoring knew it from its own tick on.
            let scoring = forgery.target(.scoring)
            let index = try forgery.index(in: scoring) { decision in
                decision.basedOn.contains {
                    $0.service == target.decisions.decidingService && $0.partition == target.decisions.partition
                        && $0.offset > forgery.archive.records[target.decisions]?.count ?? 0
                }
            }
            return (scoring.decisions, index)
        },
        Falsification("the end that only a head names is cut off") { forgery in
            let target = forgery.target(.scoring)
            forgery.archive.records[target.decisions]?.removeLast()
            return (target.decisions, 1 + (forgery.archive.records[target.decisions]?.count ?? 0))
        },
        Falsification("all of a partition is written anew, but a head remembers its chain") { forgery in
            let target = forgery.target(.scoring)
            let heads = TopicPartition(topic: forgery.archive.topics.heads.name, partition: 0)
            let remembered = forgery.archive.records[heads]
            // The writer's name proves nothing, so this alone breaks no rule.
            try forgery.rewrite(target) { $0[0].open.writer = "somebody else" }
            forgery.archive.records[heads] = remembered
            return (target.decisions, (forgery.archive.records[target.decisions]?.count ?? 0) / 2)
        },
    ]

    private static func stuff(_ tally: inout PBTally) {
        tally.counts[0].ballots += tally.counts[1].ballots
        tally.counts[1].ballots = 0
    }
}

extension PBDecision {
    var isAccepted: Bool { if case .accepted? = outcome { true } else { false } }
}
