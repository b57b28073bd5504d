internal import ArgumentParser
internal import PledgesCore
internal import RegistryCore
internal import Schema

extension PledgeCommand {
    /// Everything that happened to a pledge: when, by whom, what changed in its wording, and the decision it stands in.
    struct History: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: said(zh: "一条承诺的全部经过", en: "every step of a pledge, with who took it and every wording"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("date", zh: "日期", en: "date"), Listing.Column("step", zh: "经过", en: "step"),
                Listing.Column("detail", zh: "内容", en: "detail"), Listing.Column("key", zh: "密钥", en: "key"),
                Listing.Column("label", zh: "用途", en: "label"), Listing.Column("decision", zh: "决定", en: "decision"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @Argument(help: .said(zh: "单位", en: "unit")) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            guard let found = state.pledges.units[unit]?.pledges[pledge] else {
                throw CommandError(.badInput, zh: "“\(unit)”没有承诺“\(pledge)”。", en: "“\(unit)” has no pledge “\(pledge)”.")
            }
            let language = options.connection.language
            if options.output == .table {
                let wording = found.wording
                Console.print(
                    "\(wording.title)  \(wording.quantity) \(wording.measure)  \(language(zh: "期限", en: "due")) \(wording.due)  "
                        + language(found.stage.name))
            }
            var listing = Listing(Self.columns)
            for event in PledgeHistory(found).events {
                let enrolled = event.step.key.flatMap { state.registry.keys[$0] }
                listing.add([
                    .date(event.step.date), .both(event.what), .both(event.detail), event.step.key.map { .text($0.fingerprint) } ?? .none,
                    enrolled.map { .text($0.label.isEmpty ? "\(language($0.role.text)) \($0.unit)" : $0.label) } ?? .none,
                    .text(event.step.place),
                ])
            }
            listing.print(options.output, language)
        }
    }
}

/// What is known of a pledge's life, in the order of the log.
struct PledgeHistory {
    struct Event: Hashable {
        var step: Step
        var what: PBText
        var detail: PBText
    }

    let events: [Event]

    init(_ pledge: Pledge) {
        var events: [Event] = []
        func add(_ step: Step?, _ zh: String, _ en: String, _ detail: PBText = PBText()) {
            if let step { events.append(Event(step: step, what: .both(zh, en), detail: detail)) }
        }
        var before: PBDraftPledge?
        for worded in pledge.wordings {
            if let before {
                add(worded.step, "改写", "reworded", Self.changes(from: before, to: worded.wording))
            } else {
                add(pledge.drafted, "起草", "drafted", Self.changes(from: PBDraftPledge(), to: worded.wording))
            }
            add(worded.overdue, "逾期", "overdue", .same(worded.wording.due))
            for escalation in worded.escalations { add(escalation.step, "上提", "brought up", .same(escalation.to)) }
            before = worded.wording
        }
        add(pledge.inForce, "生效", "in force")
        add(pledge.progress?.step, "进展", "progress", Self.quantity(pledge.progress))
        for request in pledge.amendments {
            add(request.requested, "申请变更", "amendment asked for", .same(request.content.reason))
            if case .refused(let refusal) = request.outcome { add(refusal.step, "不同意变更", "amendment refused", .same(refusal.reason)) }
            if case .lapsed(let step) = request.outcome { add(step, "变更申请失效", "amendment lapsed") }
        }
        for request in pledge.withdrawals {
            add(request.requested, "申请撤回", "withdrawal asked for", .same(request.content))
            switch request.outcome {
            case .accepted(let step): add(step, "撤回", "withdrawn")
            case .refused(let refusal): add(refusal.step, "不同意撤回", "withdrawal refused", .same(refusal.reason))
            case .lapsed(let step): add(step, "撤回申请失效", "withdrawal lapsed")
            case .pending: break
            }
        }
        add(pledge.done?.step, "自报完成", "reported done", Self.quantity(pledge.done))
        add(pledge.returned?.step, "退回", "returned", .same(pledge.returned?.reason ?? ""))
        add(pledge.verified?.step, "验收", "verified", Self.quantity(pledge.verified))
        add(pledge.closedOut, "销号", "closed out")
        add(pledge.rolledOver, "结转", "rolled over", .same(pledge.rolledInto ?? ""))
        // One partition: its offsets are the order. Steps of one decision stay as they were added.
        self.events = events.enumerated().sorted { ($0.element.step.offset, $0.offset) < ($1.element.step.offset, $1.offset) }.map(
            \.element)
    }

    private static func quantity(_ measured: Pledge.Measured?) -> PBText { .same(measured.map { String($0.quantity) } ?? "") }

    /// What is different, old → new; of a first wording what it says.
    static func changes(from old: PBDraftPledge, to new: PBDraftPledge) -> PBText {
        let first = old == PBDraftPledge()
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
        compare(old.receiver, new.receiver, "受诺方", "receiver")
        return .both(zh.joined(separator: "；"), en.joined(separator: "; "))
    }
}
