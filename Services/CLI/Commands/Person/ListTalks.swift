internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension TalkCommand {
    /// That talks took place: what was said is in no log.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(
                    zh: "列出单位及其下级登记的谈话（只记有无，不记内容）",
                    en: "list the talks on record at and below a unit: that they took place, not what was said"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("date", zh: "日期", en: "date"), Listing.Column("unit", zh: "单位", en: "unit"),
                Listing.Column("person", zh: "人员代号", en: "person"), Listing.Column("occasion", zh: "谈话事由", en: "occasion"),
                Listing.Column("heldBy", zh: "谈话人岗位", en: "held by"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列与某人的谈话（人员代号）", en: "only those with a person, by reference")) var person: String?

        func run() async throws {
            let state = try await options.read([.registry])
            let below = Set(state.registry.subtree(of: try place.id(options, in: state)))
            var listing = Listing(Self.columns, named: .both("谈话", "Talks"), empty: .both("没有登记谈话。", "There are no talks on record."))
            let talks = state.registry.talks.filter { (person ?? $0.key) == $0.key }
                .flatMap { person, talks in talks.map { (person: person, talk: $0) } }.filter { below.contains($0.talk.unit) }
            for (person, talk) in talks.sorted(by: {
                ($0.talk.date, $0.talk.unit, $0.person) < ($1.talk.date, $1.talk.unit, $1.person)
            }) {
                listing.add([.date(talk.date), .text(talk.unit), .text(person), .both(talk.occasion.text), .text(talk.heldBy)])
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}
