internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension CohortCommand {
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出考核组别", en: "list the cohorts"), discussion: Listing.members(CohortListing.columns))
        }
        @OptionGroup var options: ReadOptions

        func run() async throws {
            let registry = try await options.read([.registry]).registry
            let cohorts = registry.cohorts.values.sorted { UTF8Order.precedes($0.id, $1.id) }
            CohortListing.of(cohorts, registry).print(options.chosen, options.connection.language)
        }
    }

    /// A cohort and who is in it now.
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show",
                abstract: said(zh: "显示一个考核组别及其成员", en: "show a cohort and its members"),
                discussion: Listing.members(CohortListing.columns) + "\n" + Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("level", zh: "层级", en: "level"),
                Listing.Column("sector", zh: "类别", en: "sector"), Listing.Column("parent", zh: "上级", en: "parent"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @Argument(help: .said(zh: "组别编号", en: "cohort id"), completion: .names(.cohort)) var cohort: String

        func run() async throws {
            let state = try await options.read([.registry])
            try state.known(cohort: cohort)
            guard let found = state.registry.cohorts[cohort] else { return }
            var members = Listing(Self.columns, named: .both("成员", "Members"), empty: .both("现在没有成员。", "It has no members now."))
            for unit in state.registry.members(of: found).compactMap({ state.registry.units[$0] }) {
                members.add([.text(unit.id), .both(unit.level.text), .text(unit.sector), .text(unit.parent)])
            }
            Listing.print(
                [CohortListing.of([found], state.registry), members.naming(state.registry)], options.chosen, options.connection.language)
        }
    }
}

/// How cohorts are listed.
enum CohortListing {
    static var columns: [Listing.Column] {
        [
            Listing.Column("cohort", zh: "组别", en: "cohort"), Listing.Column("name", zh: "名称", en: "name"),
            Listing.Column("below", zh: "在此单位之下", en: "below"), Listing.Column("level", zh: "层级", en: "level"),
            Listing.Column("sector", zh: "类别", en: "sector"), Listing.Column("listed", zh: "按名单", en: "by list"),
            Listing.Column("members", zh: "成员数", en: "members", .right),
            Listing.Column("minimumSize", zh: "排名所需", en: "least for a ranking", .right),
            Listing.Column("ranked", zh: "可排名", en: "ranked"),
        ]
    }

    static func of(_ cohorts: [Cohort], _ registry: RegistryState) -> Listing {
        var listing = Listing(
            columns, named: .both("考核组别", "Cohorts"),
            empty: .both(
                "还没有考核组别；由登记员用 pledgeline cohort define 设立。",
                "There are no cohorts; a registrar defines them with pledgeline cohort define."))
        for cohort in cohorts {
            let members = registry.members(of: cohort).count
            listing.add([
                .text(cohort.id), .both(cohort.name), .text(cohort.below), cohort.level == .unspecified ? .none : .both(cohort.level.text),
                .text(cohort.sector), .flag(!cohort.units.isEmpty), .count(members), .count(cohort.minimumSize),
                .flag(members >= cohort.minimumSize),
            ])
        }
        return listing.naming(registry)
    }
}
