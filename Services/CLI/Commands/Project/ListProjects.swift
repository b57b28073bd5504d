internal import ArgumentParser
internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Views

extension ProjectCommand {
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级的项目", en: "list the projects at and below a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("project", zh: "项目", en: "project"),
                Listing.Column("title", zh: "名称", en: "title"),
                Listing.Column("category", zh: "类别", en: "category", refers: .projectCategory),
                Listing.Column("stage", zh: "状态", en: "stage"), Listing.Column("milestones", zh: "节点", en: "milestones", .right),
                Listing.Column("due", zh: "时限", en: "due"), Listing.Column("overdue", zh: "逾期", en: "overdue"),
                Listing.Column("awards", zh: "奖项", en: "awards"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var period: PeriodOption
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列某一类别", en: "one category only"), completion: .names(.projectCategory)) var category: String?
        @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            let unit = try place.id(options, in: state)
            let period = try period.id(in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            try state.known(category, KnownName.projectCategory, period: period) { $0.projectRules.categories.map(\.id) }
            var listing = Listing(Self.columns)
            for unit in state.registry.subtreeAnswered(by: unit, on: state.day) {
                for project in state.projects(of: unit)?.projects(of: period) ?? [] where category == nil || project.category == category {
                    listing.add([
                        .text(unit), .text(project.id), .text(project.wording.title), .text(project.category), .both(project.stage.name),
                        .text("\(project.milestones.count { $0.verified != nil })/\(project.milestones.count)"), .date(project.due),
                        .flag(project.isOverdue(on: day)), .list(project.awards.map(\.award)),
                    ])
                }
            }
            listing.naming(state.registry, period: period).print(options.chosen, options.connection.language)
        }
    }
}

extension SystemState {
    /// A unit stands in one partition.
    func projects(of unit: String) -> UnitProjects? {
        pledgesStates.lazy.compactMap { $0.projects[unit] }.first
    }
}

extension Project.Stage {
    /// As users read it.
    var name: PBText {
        switch self {
        case .proposed: .both("已申报", "proposed")
        case .notApproved: .both("未通过", "not approved")
        case .approved: .both("已通过", "approved")
        case .listed: .both("已立项", "listed")
        case .reportedDone: .both("自报完成", "reported done")
        case .verified: .both("已验收", "verified")
        case .closedOut: .both("已销号", "closed out")
        }
    }
}
