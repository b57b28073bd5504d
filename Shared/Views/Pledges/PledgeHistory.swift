package import Domain
internal import PledgesCore
package import Schema
package import Streaming

/// One pledge's life as the log tells it: the fold over a partition of the pledges decisions that keeps everything, what was taken back included.
package struct PledgeHistory: FoldState {
    package struct Event: Hashable, Sendable {
        package var step: Step
        package var what: PBText
        package var detail: PBText
    }

    /// In the order of the log.
    package private(set) var events: [Event] = []
    /// The wording that stands; nil before the pledge was drafted.
    package private(set) var wording: PBDraftPledge?
    private let unit: String
    private let pledge: String

    package init() { self.init(unit: "", pledge: "") }

    package init(unit: String, pledge: String) {
        self.unit = unit
        self.pledge = pledge
    }

    package mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        guard case .accepted(let accepted) = decision.outcome else { return }
        let step = Step(decision, at: offset, of: partition)
        for fact in accepted.facts where fact.unit == unit {
            applyWording(fact, step)
            applyLetter(fact, step)
            applyWork(fact, step)
            applyRequests(fact, step)
        }
    }

    private mutating func add(_ step: Step, _ zh: String, _ en: String, _ detail: PBText = PBText()) {
        events.append(Event(step: step, what: .both(zh, en), detail: detail))
    }

    private mutating func applyWording(_ fact: PBFact, _ step: Step) {
        switch fact.content {
        case .pledges(.pledgeDrafted(let draft)) where draft.pledge == pledge:
            let (zh, en) = wording == nil ? ("起草", "drafted") : ("改写", "reworded")
            add(step, zh, en, Self.changes(from: wording, to: draft))
            wording = draft
        case .pledges(.pledgeRolledOver(let rolled)) where rolled.draft.pledge == pledge:
            add(
                step, "由“\(rolled.rollOver.pledge)”结转而来", "carried on from “\(rolled.rollOver.pledge)”",
                Self.changes(from: nil, to: rolled.draft))
            wording = rolled.draft
        case .pledges(.pledgeAmended(let amended)) where amended.pledge == pledge:
            guard let before = wording else { return }
            let after = before.amended(by: amended.amendment)
            add(step, "同意变更", "amended", Self.changes(from: before, to: after))
            wording = after
        default: return
        }
    }

    /// What became of the letter became of the pledge.
    private mutating func applyLetter(_ fact: PBFact, _ step: Step) {
        guard let period = wording?.period else { return }
        switch fact.content {
        case .pledges(.letterSigned(let letter)) where letter.signing.period == period: add(step, "签署", "letter signed")
        case .pledges(.letterOnNotice(let letter)) where letter.period == period:
            add(step, "公示", "on notice", .same("\(letter.terms.from) – \(letter.terms.until)"))
        case .pledges(.letterReturned(let letter)) where letter.period == period:
            add(step, "责任书退回", "letter returned", .same(letter.reason))
        case .pledges(.letterInForce(let letter)) where letter.period == period: add(step, "生效", "in force")
        case .pledges(.noticeClosed(let notice)) where notice.period == period: add(step, "公示结束，生效", "notice closed, in force")
        default: return
        }
    }

    private mutating func applyWork(_ fact: PBFact, _ step: Step) {
        switch fact.content {
        case .pledges(.progressReported(let report)) where report.pledge == pledge:
            add(step, "进展", "progress", Self.detail(report.quantity, report.note, report.evidence))
        case .pledges(.reportedDone(let report)) where report.pledge == pledge:
            add(step, "自报完成", "reported done", Self.detail(report.quantity, report.note, report.evidence))
        case .pledges(.pledgeReturned(let back)) where back.pledge == pledge: add(step, "退回", "returned", .same(back.reason))
        case .pledges(.pledgeVerified(let verified)) where verified.pledge == pledge:
            add(step, "验收", "verified", Self.detail(verified.quantity, verified.note, []))
        case .pledges(.pledgeClosedOut(let closed)) where closed.pledge == pledge: add(step, "销号", "closed out")
        case .pledges(.pledgeOverdue(let overdue)) where overdue.pledge == pledge: add(step, "逾期", "overdue", .same(overdue.due))
        case .pledges(.pledgeEscalated(let escalated)) where escalated.pledge == pledge: add(step, "上提", "brought up", .same(escalated.to))
        case .pledges(.pledgeRolledOver(let rolled)) where rolled.rollOver.pledge == pledge:
            add(step, "结转", "rolled over", .same("\(rolled.draft.period) \(rolled.draft.pledge)"))
        default: return
        }
    }

    private mutating func applyRequests(_ fact: PBFact, _ step: Step) {
        switch fact.content {
        case .pledges(.amendmentRequested(let request)) where request.pledge == pledge:
            let asked = wording.map { Self.changes(from: $0, to: $0.amended(by: request)) } ?? PBText()
            add(
                step, "申请变更", "amendment asked for",
                .both(Self.joined([request.reason, asked.zh], "；"), Self.joined([request.reason, asked.en], "; ")))
        case .pledges(.amendmentRefused(let refused)) where refused.pledge == pledge:
            add(step, "不同意变更", "amendment refused", .same(refused.reason))
        case .pledges(.withdrawalRequested(let request)) where request.pledge == pledge:
            add(step, "申请撤回", "withdrawal asked for", .same(request.reason))
        case .pledges(.pledgeWithdrawn(let withdrawn)) where withdrawn.pledge == pledge: add(step, "撤回", "withdrawn")
        case .pledges(.withdrawalRefused(let refused)) where refused.pledge == pledge:
            add(step, "不同意撤回", "withdrawal refused", .same(refused.reason))
        default: return
        }
    }

    private static func joined(_ parts: [String], _ separator: String) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: separator)
    }

    private static func detail(_ quantity: Int64, _ note: String, _ evidence: [PBEvidence]) -> PBText {
        func words(_ language: Language, _ separator: String) -> String {
            joined([String(quantity), note] + evidence.map { EvidenceRow($0).line(language) }, separator)
        }
        return .both(words(.zh, "；"), words(.en, "; "))
    }

    /// What is different, old → new; of a first wording what it says.
    package static func changes(from before: PBDraftPledge?, to new: PBDraftPledge) -> PBText {
        let (first, old) = (before == nil, before ?? PBDraftPledge())
        var (zh, en): ([String], [String]) = ([], [])
        func compare(_ before: String, _ after: String, _ nameZh: String, _ nameEn: String) {
            guard before != after else { return }
            let change = first ? after : "\(before) → \(after)"
            zh.append("\(nameZh)：\(change)")
            en.append("\(nameEn): \(change)")
        }
        compare(old.title, new.title, "事项", "title")
        compare(first ? "" : String(old.quantity), String(new.quantity), "数量", "quantity")
        compare(old.measure, new.measure, "单位", "measure")
        compare(old.due, new.due, "期限", "due")
        compare(old.standard, new.standard, "标准", "standard")
        compare(old.item, new.item, "条目", "item")
        compare(old.giver, new.giver, "承诺人", "giver")
        compare(old.receiver, new.receiver, "评诺方", "receiver")
        compare(served(old), served(new), "服务于", "serves")
        return .both(zh.joined(separator: "；"), en.joined(separator: "; "))
    }

    private static func served(_ wording: PBDraftPledge) -> String {
        wording.parentUnit.isEmpty ? "" : "\(wording.parentUnit)/\(wording.parentPledge)"
    }
}
