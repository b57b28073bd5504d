internal import Files
internal import RegistryCore
internal import Schema
internal import Views

/// An id named on the command line that must be one of those there are.
///
/// - Throws: a `CommandError` that names the possible ones, nearest first.
func known(_ id: String, _ what: PBText, among names: some Sequence<String>) throws(CommandError) {
    let names = Array(names)
    guard !names.contains(id) else { return }
    let possible = NearestNames.sentence(id, among: names)
    throw CommandError(
        .badInput, zh: "没有\(what.zh)“\(id)”。\(possible.zh)", en: "There is no \(what.en) “\(id)”. \(possible.en)")
}

/// What ids are called in messages.
enum KnownName {
    static let period = PBText.both("考核周期", "period")
    static let cohort = PBText.both("考核组别", "cohort")
    static let bundle = PBText.both("考核办法", "scheme bundle")
    static let round = PBText.both("督查轮次", "round")
    static let voterGroup = PBText.both("测评主体", "voter group")
    static let source = PBText.both("外部评分来源", "external source")
    static let recognition = PBText.both("等次或称号", "recognition")
    static let reportDuty = PBText.both("报告事项", "report duty")
    static let postCategory = PBText.both("岗位类别", "category of post")
    static let projectCategory = PBText.both("项目类别", "project category")
    static let requirement = PBText.both("填报指标", "requirement")
    static let post = PBText.both("岗位", "post")
}

extension SystemState {
    /// What was named must be there; nil was not named.
    func known(period: String?) throws(CommandError) {
        if let period { try PledgelineCLI.known(period, KnownName.period, among: registry.periods.keys) }
    }

    func known(cohort: String?) throws(CommandError) {
        if let cohort { try PledgelineCLI.known(cohort, KnownName.cohort, among: registry.cohorts.keys) }
    }

    /// In the bundle of a period, or of any if none is named.
    func known(_ id: String?, _ what: PBText, period: String?, in list: (PBSchemeBundle) -> [String]) throws(CommandError) {
        guard let id else { return }
        let bundles = period.flatMap { registry.bundle(ofPeriod: $0) }.map { [$0] } ?? Array(registry.bundles.values)
        try PledgelineCLI.known(id, what, among: bundles.flatMap { list($0.content) })
    }
}
