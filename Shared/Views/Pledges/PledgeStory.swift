package import Domain
package import PledgesCore
internal import RegistryCore
package import Schema

/// A pledge in full: how it reads and read first, how far it is with all that serves it, and what happened to it, each step with the decision it comes
/// from.
package struct PledgeStory {
    package struct Row: Encodable {
        package var step: String
        package var date: String
        package var quantity: Int64?
        package var reason: String?
        package var decision: String

        package init(step: String, date: String, quantity: Int64? = nil, reason: String? = nil, decision: String) {
            self.step = step
            self.date = date
            self.quantity = quantity
            self.reason = reason
            self.decision = decision
        }
    }

    private let pledge: Pledge
    private let rollUp: PledgeRollUp?
    /// It serves a pledge that does not exist.
    private let isOrphan: Bool

    package init(_ pledge: Pledge, _ rollUp: PledgeRollUp?, isOrphan: Bool = false) {
        self.pledge = pledge
        self.rollUp = rollUp
        self.isOrphan = isOrphan
    }

    private var steps: [(name: PBText, step: Step?, quantity: Int64?, reason: String?)] {
        [
            (.both("起草", "drafted"), pledge.drafted, nil, nil), (.both("生效", "in force"), pledge.inForce, nil, nil),
            (.both("进展", "progress"), pledge.progress?.step, pledge.progress?.quantity, nil),
            (.both("自报完成", "reported done"), pledge.done?.step, pledge.done?.quantity, nil),
            (.both("逾期", "overdue"), pledge.overdue, nil, nil),
            (.both("验收", "verified"), pledge.verified?.step, pledge.verified?.quantity, nil),
            (.both("销号", "closed out"), pledge.closedOut, nil, nil),
            (.both("变更", "amended"), pledge.amended, nil, nil), (.both("撤回", "withdrawn"), withdrawn, nil, nil),
        ] + returned
    }

    /// What was reported done and came back, each with its reason: it stays in the story.
    private var returned: [(name: PBText, step: Step?, quantity: Int64?, reason: String?)] {
        pledge.returns.flatMap { report in
            [
                (.both("自报完成", "reported done"), report.done.step, report.done.quantity, nil),
                (.both("退回", "returned"), report.returned.step, nil, report.returned.reason),
            ]
        }
    }

    private var withdrawn: Step? {
        guard case .accepted(let step) = pledge.withdrawals.last?.outcome else { return nil }
        return step
    }

    /// In the order of the log.
    private var told: [(name: PBText, step: Step, quantity: Int64?, reason: String?)] {
        steps.compactMap { name, step, quantity, reason in step.map { (name, $0, quantity, reason) } }.sorted {
            $0.step.offset < $1.step.offset
        }
    }

    package func text(_ language: Language) -> String {
        var lines = [Self.line(pledge.wording, language)]
        if let first = pledge.wordingBeforeAmendment {
            lines.append("\(language(zh: "最初", en: "at first")): \(Self.line(first, language))")
        }
        lines.append("\(language(zh: "状态", en: "state")) \(language(pledge.stage.text))")
        lines += terms(language) + progress(language)
        for (name, step, quantity, reason) in told {
            lines.append("  \(step.date)  \(language(name)) \(quantity.map(String.init) ?? reason ?? "") \(step.position.place)")
        }
        return lines.joined(separator: "\n")
    }

    /// A wording in one line.
    package static func line(_ wording: PBDraftPledge, _ language: Language) -> String {
        "\(wording.title)  \(wording.quantity) \(wording.measure)  \(language(zh: "期限", en: "due")) \(wording.due)"
    }

    private func terms(_ language: Language) -> [String] {
        let wording = pledge.wording
        let terms = [
            (language(zh: "标准", en: "standard"), wording.standard), (language(zh: "承诺人", en: "giver"), wording.giver),
            (language(zh: "评诺方", en: "receiver"), wording.receiver),
            (language(zh: "服务于", en: "serves"), pledge.parent?.path ?? ""),
        ]
        let missing = language(
            zh: "该上级承诺不存在，请更正：\(OrphanNote.command(for: pledge))",
            en: "That pledge does not exist. Put it right: \(OrphanNote.command(for: pledge))")
        return terms.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" } + (isOrphan ? [missing] : [])
    }

    /// Σ(weight·progress)/Σweight of what serves it, and what that is made of.
    private func progress(_ language: Language) -> [String] {
        guard let rollUp else { return [] }
        func percent(_ progress: ExactProgress?) -> String { progress?.percent.map { "\($0) %" } ?? "–" }
        let whole = "\(language(zh: "进度", en: "progress")) \(percent(rollUp.progress))"
        guard !rollUp.parts.isEmpty else { return [whole] }
        var table = Table([
            (language(zh: "下级承诺", en: "served by"), .left), (language(zh: "权重", en: "weight"), .right),
            (language(zh: "进度", en: "progress"), .right),
        ])
        for part in rollUp.parts { table.add([part.name.path, String(part.weight), percent(part.progress)]) }
        return [whole, table.text]
    }

    /// The steps for a sheet.
    package var listing: Listing {
        var listing = Listing(
            [
                Listing.Column("date", zh: "日期", en: "date"), Listing.Column("step", zh: "经过", en: "step"),
                Listing.Column("quantity", zh: "数量", en: "quantity", .right), Listing.Column("reason", zh: "理由", en: "reason"),
                Listing.Column("decision", zh: "决定", en: "decision"),
            ], named: .both("经过", "Steps"))
        for (name, step, quantity, reason) in told {
            listing.add([
                .date(step.date), .both(name), quantity.map { .number($0) } ?? .none, reason.map { .text($0) } ?? .none,
                .text(step.position.place),
            ])
        }
        return listing
    }

    package var rows: [Row] {
        told.map { name, step, quantity, reason in
            Row(
                step: name.en.replacing(" ", with: "_"), date: step.date.description, quantity: quantity, reason: reason,
                decision: step.position.place)
        }
    }
}
