internal import ArgumentParser
internal import Domain
internal import PledgesCore
internal import Schema
internal import Views

/// Which pledges a list has.
struct PledgeFilter: ParsableArguments {
    @Option(help: .said(zh: "只列某一考核周期", en: "one period only")) var period: String?
    @Option(help: .said(zh: "只列某一状态", en: "one state only")) var stage: PledgeStageArgument?
    @Flag(help: .said(zh: "只列逾期的", en: "only those that are overdue")) var overdue = false
    @Flag(help: .said(zh: "只列所服务的上级承诺不存在的", en: "only those that serve a pledge which does not exist")) var orphans = false
    @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?

    func day(in state: SystemState) throws -> CivilDate { try on.map { try date($0, "--on") } ?? state.day }

    var selection: PledgeSelection {
        PledgeSelection(period: period, stage: stage?.stage, onlyOverdue: overdue, onlyOrphans: orphans)
    }
}

enum PledgeStageArgument: String, ExpressibleByArgument, CaseIterable {
    case drafted, withdrawn, verified
    case rolledOver = "rolled-over"
    case inForce = "in-force"
    case reportedDone = "reported-done"
    case closedOut = "closed-out"

    init?(argument: String) { self.init(word: argument) { $0.stage.text.zh } }

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
