internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// What an argument names, for the shell to complete.
enum NameKind: CaseIterable {
    case unit, period, cohort, bundle, round, taxonomy, sheetItem, voterGroup, source, recognition, reportDuty, reportSlot, post,
        postCategory, dutyList
    case requirement, milestoneTemplate, alliance, projectCategory, projectAim, projectAward, serviceTeam

    /// The ids that there are, in the order of their bytes.
    ///
    /// - Parameters:
    ///   - period: whose bundle is meant; nil is every one that was published.
    ///   - unit: whose posts and categories are meant; nil is the whole tree's.
    func names(in registry: RegistryState, period: String?, unit: String?) -> [String] {
        let bundles = period.flatMap { registry.bundle(ofPeriod: $0) }.map { [$0.content] } ?? registry.bundles.values.map(\.content)
        func all(_ list: (PBSchemeBundle) -> [String]) -> [String] { bundles.flatMap(list) }
        let found: [String] =
            switch self {
            case .unit: Array(registry.units.keys)
            case .period: Array(registry.periods.keys)
            case .cohort: Array(registry.cohorts.keys)
            case .bundle: Array(registry.bundles.keys)
            case .round: all { $0.rounds.map(\.id) }
            case .taxonomy: all { $0.taxonomy.map(\.id) }
            case .sheetItem: all { $0.sheets.flatMap(\.items).map(\.id) }
            case .voterGroup: all { $0.voterGroups.map(\.id) }
            case .source: all { $0.externalSources.map(\.id) }
            case .recognition: all { $0.recognitions.map(\.id) }
            case .reportDuty: all { $0.reportDuties.map(\.id) }
            case .reportSlot: Self.slots(registry, period)
            case .post: Self.posts(registry, unit)
            case .postCategory:
                unit.map { registry.categoryNames(at: $0) } ?? registry.categories.values.flatMap { Array($0.keys) }
            case .dutyList: Array(registry.dutyLists.keys)
            case .requirement: Array(registry.requirements.keys)
            case .milestoneTemplate: Array(registry.milestoneTemplates.keys)
            case .alliance: Array(registry.alliances.keys)
            case .projectCategory: all { $0.projectRules.categories.map(\.id) }
            case .projectAim: all { $0.projectRules.aims.map(\.id) }
            case .projectAward: all { $0.projectRules.awards.map(\.id) }
            case .serviceTeam: all { $0.serviceTeams.map(\.id) }
            }
        return Set(found).sorted(by: UTF8Order.precedes)
    }

    private static func slots(_ registry: RegistryState, _ period: String?) -> [String] {
        registry.periods.values.filter { (period ?? $0.id) == $0.id }.flatMap { period in
            (registry.bundle(ofPeriod: period.id)?.content.reportDuties ?? []).flatMap { ReportSlot.slots(of: $0, in: period) }
                .map(\.name.slot)
        }
    }

    /// A unit's own posts by their id; without a unit every post as unit/post.
    private static func posts(_ registry: RegistryState, _ unit: String?) -> [String] {
        guard let unit else { return registry.units.values.flatMap { unit in unit.posts.keys.map { "\(unit.id)/\($0)" } } }
        return registry.units[unit].map { Array($0.posts.keys) } ?? []
    }
}
