internal import ArgumentParser
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Which pledges a list has.
struct PledgeFilter: ParsableArguments {
    @Option(help: .said(zh: "只列某一考核周期", en: "one period only")) var period: String?
    @Option(help: .said(zh: "只列某一状态", en: "one state only")) var stage: PledgeStageArgument?
    @Flag(help: .said(zh: "只列逾期的", en: "only those that are overdue")) var overdue = false
    @Flag(help: .said(zh: "只列所服务的上级承诺不存在的", en: "only those that serve a pledge which does not exist")) var orphans = false
    @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?

    func day(in state: SystemState) throws -> CivilDate { try on.map { try date($0, "--on") } ?? state.day }

    func admits(_ pledge: Pledge, on day: CivilDate, _ reader: PledgeReader) -> Bool {
        (period == nil || pledge.period == period) && (stage == nil || pledge.stage == stage?.stage)
            && (!overdue || pledge.isOverdue(on: day)) && (!orphans || reader.isOrphan(pledge))
    }
}

enum PledgeStageArgument: String, ExpressibleByArgument, CaseIterable {
    case drafted, withdrawn, verified
    case rolledOver = "rolled-over"
    case inForce = "in-force"
    case reportedDone = "reported-done"
    case closedOut = "closed-out"

    init?(argument: String) { self.init(word: argument) { $0.stage.name.zh } }

    var stage: Pledge.Stage {
        switch self {
        case .drafted: .drafted
        case .withdrawn: .withdrawn
        case .verified: .verified
        case .rolledOver: .rolledOver
        case .inForce: .inForce
        case .reportedDone: .reportedDone
        case .closedOut: .closedOut
        }
    }
}

/// 无主的承诺: below a list of pledges, those that serve one which does not exist. They count for nobody above until somebody amends them.
struct OrphanNote {
    let orphans: [Pledge]

    func text(_ language: Language) -> String? {
        guard let first = orphans.first else { return nil }
        let names = orphans.map { "\($0.name.path) → \($0.parent?.path ?? "")" }.joined(separator: language(zh: "、", en: ", "))
        let command = OrphanNote.command(for: first)
        return language(
            zh: "其中 \(orphans.count) 条所服务的上级承诺不存在，不计入上级进度：\(names)。请更正，例如 \(command)",
            en:
                "\(orphans.count) of them serve a pledge that does not exist and count for nobody above: \(names). Put it right, as by \(command)"
        )
    }

    /// What puts it right, ready to type but for the words in capitals.
    static func command(for pledge: Pledge) -> String {
        Typed.line("pledge amend \(pledge.unit) \(pledge.id) --parent UNIT/PLEDGE --reason REASON")
    }
}
