internal import ArgumentParser
internal import Domain
internal import Schema
internal import Views

extension ScoreCommand {
    /// 计票结果: what was counted. Of a group with fewer valid ballots than secrecy asks for no number is shown, not even how many there were.
    struct ListTallies: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "tallies", abstract: said(zh: "列出计票结果", en: "list the tallies"),
                discussion: said(
                    zh: "有效票少于办法规定的最少张数时，不显示任何票数。", en: "Of a group with fewer valid ballots than the scheme asks for no number is shown.")
                    + "\n"
                    + Listing.members(TallyList.columns) + "\n--grades: " + Listing.members(TallyList.gradeColumns))
        }
        @OptionGroup var options: ReadOptions
        @OptionGroup var wanted: ResultOptions
        @Option(help: .said(zh: "只列某一测评主体", en: "one voter group only"), completion: .names(.voterGroup)) var group: String?
        @Flag(help: .said(zh: "每个测评等次一行", en: "a row for each grade")) var grades = false

        func run() async throws {
            let state = try await options.read([.registry, .scoring])
            try wanted.check(state)
            try state.known(group, KnownName.voterGroup, period: wanted.period) { $0.voterGroups.map(\.id) }
            TallyList.listing(state, wanted.selection, group: group, byGrade: grades).print(options.chosen, options.connection.language)
        }
    }
}
