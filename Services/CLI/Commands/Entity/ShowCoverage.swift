internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension EntityCommand {
    /// 组建率: for a unit and each right below it; with `--entities` every entity by itself.
    struct Coverage: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "coverage",
                abstract: said(zh: "组建率：已覆盖与应建", en: "coverage: how many of the entities have an organisation"),
                discussion: Listing.members(empty.columns))
        }
        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "哪一天，默认今天", en: "which day, by default today")) var on: String?
        @Flag(help: .said(zh: "逐个列出", en: "every entity by itself")) var entities = false

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            let listing = entities ? each(below: unit, state.registry, day) : counted(below: unit, state.registry, day)
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }

        private static var empty: Listing {
            Listing([
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("covered", zh: "已覆盖", en: "covered", .right),
                Listing.Column("entities", zh: "应建", en: "entities", .right), Listing.Column("share", zh: "组建率", en: "coverage", .right),
            ])
        }

        private func counted(below unit: String, _ registry: RegistryState, _ day: CivilDate) -> Listing {
            var listing = Self.empty
            for row in TreeOnDate(registry, on: day, withClosed: false).rows(from: unit, depth: 2) {
                let coverage = registry.coverage(below: row.unit, on: day)
                listing.add([
                    .text(row.unit), .count(coverage.covered), .count(coverage.entities),
                    .text(Self.share(coverage.covered, coverage.entities)),
                ])
            }
            return listing
        }

        private func each(below unit: String, _ registry: RegistryState, _ day: CivilDate) -> Listing {
            var listing = Listing([
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("entity", zh: "编号", en: "entity"),
                Listing.Column("name", zh: "名称", en: "name"), Listing.Column("staff", zh: "从业人数", en: "staff", .right),
                Listing.Column("members", zh: "党员", en: "members", .right), Listing.Column("coveredBy", zh: "覆盖组织", en: "covered by"),
                Listing.Column("joint", zh: "联合", en: "joint"),
            ])
            for unit in registry.subtreeAnswered(by: unit, on: day) {
                for entity in registry.entities(in: unit) where entity.isOpen(on: day) {
                    let cover = registry.cover(of: entity, on: day)
                    listing.add([
                        .text(unit), .text(entity.name.id), .both(entity.title), .count(entity.staff), .count(entity.members),
                        cover.map { .text($0.organisation) } ?? .none, .flag(cover?.joint ?? false),
                    ])
                }
            }
            return listing
        }

        /// In percent with one place, cut off rather than rounded: 99.9 % is not yet all.
        static func share(_ covered: Int, _ entities: Int) -> String {
            guard entities > 0 else { return "" }
            let tenths = covered * 1000 / entities
            return "\(tenths / 10).\(tenths % 10)%"
        }
    }
}
