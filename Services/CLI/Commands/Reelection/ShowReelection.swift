internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension ReelectionCommand {
    /// The milestones of a unit's re-elections and of those below it.
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show",
                abstract: said(zh: "显示单位及其下级的换届和步骤", en: "show re-elections and their milestones at and below a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("reelection", zh: "换届", en: "re-election"),
                Listing.Column("day", zh: "换届日", en: "day"), Listing.Column("milestone", zh: "步骤", en: "milestone"),
                Listing.Column("name", zh: "名称", en: "name"), Listing.Column("due", zh: "期限", en: "due"),
                Listing.Column("completed", zh: "完成日", en: "completed"), Listing.Column("late", zh: "逾期", en: "late"),
                Listing.Column("documents", zh: "所需文件", en: "documents"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            var listing = Listing(Self.columns)
            for unit in state.registry.subtree(of: unit) {
                for reelection in state.registry.reelections(of: unit) {
                    for milestone in reelection.milestones {
                        listing.add([
                            .text(unit), .text(reelection.name.id), .date(reelection.due), .text(milestone.id), .both(milestone.name),
                            .date(milestone.due), .date(milestone.completed),
                            .flag(milestone.isLate || milestone.isOverdue(on: day)),
                            .list(milestone.documents),
                        ])
                    }
                }
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}
