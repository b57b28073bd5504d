internal import ArgumentParser
internal import RegistryCore
internal import Schema
internal import ScoringCore

extension ScoreCommand {
    /// 计票结果: what was counted. Of a group with fewer valid ballots than secrecy asks for no number is shown, not even how many there were.
    struct ListTallies: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "tallies", abstract: said(zh: "列出计票结果", en: "list the tallies"),
                discussion: said(
                    zh: "有效票少于办法规定的最少张数时，不显示任何票数。", en: "Of a group with fewer valid ballots than the scheme asks for no number is shown.")
                    + "\n"
                    + Listing.members(TallyListing.columns) + "\n--grades: " + Listing.members(TallyListing.gradeColumns))
        }
        @OptionGroup var options: ReadOptions
        @OptionGroup var wanted: ResultOptions
        @Option(help: .said(zh: "只列某一测评主体", en: "one voter group only"), completion: .names(.voterGroup)) var group: String?
        @Flag(help: .said(zh: "每个测评等次一行", en: "a row for each grade")) var grades = false

        func run() async throws {
            let state = try await options.read([.registry, .scoring])
            try wanted.check(state)
            try state.known(group, KnownName.voterGroup, period: wanted.period) { $0.voterGroups.map(\.id) }
            let tallies = state.scoringState.tallies.filter { key, _ in
                wanted.wants(period: key.period, cohort: key.cohort, unit: key.unit) && (group ?? key.group) == key.group
            }
            let listing = grades ? TallyListing.grades(tallies, state.registry) : TallyListing.of(tallies, state.registry)
            listing.print(options.chosen, options.connection.language)
        }
    }
}

/// Which results are asked for.
struct ResultOptions: ParsableArguments {
    @Option(help: .said(zh: "只列某一考核周期", en: "one period only"), completion: .names(.period)) var period: String?
    @Option(help: .said(zh: "只列某一组别", en: "one cohort only"), completion: .names(.cohort)) var cohort: String?
    @Option(help: .said(zh: "只列某一单位", en: "one unit only"), completion: .names(.unit)) var unit: String?

    func check(_ state: SystemState) throws {
        try state.known(period: period)
        try state.known(cohort: cohort)
        if let unit { try known(unit, in: state) }
    }

    func wants(period: String, cohort: String, unit: String) -> Bool {
        (self.period ?? period) == period && (self.cohort ?? cohort) == cohort && (self.unit ?? unit) == unit
    }
}

/// How tallies are listed.
enum TallyListing {
    private static var first: [Listing.Column] {
        [
            Listing.Column("period", zh: "考核周期", en: "period"), Listing.Column("cohort", zh: "组别", en: "cohort"),
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("group", zh: "测评主体", en: "voter group"),
            Listing.Column("groupName", zh: "测评主体名称", en: "voter group name"),
        ]
    }

    static var columns: [Listing.Column] {
        first + [
            Listing.Column("issued", zh: "发出", en: "issued", .right), Listing.Column("valid", zh: "有效", en: "valid", .right),
            Listing.Column("spoilt", zh: "无效", en: "spoilt", .right), Listing.Column("grades", zh: "各等次票数", en: "ballots by grade"),
            Listing.Column("state", zh: "状态", en: "state"), Listing.Column("decision", zh: "决定", en: "decision"),
        ]
    }

    static var gradeColumns: [Listing.Column] {
        first + [
            Listing.Column("grade", zh: "测评等次", en: "grade"), Listing.Column("gradeName", zh: "等次名称", en: "grade name"),
            Listing.Column("points", zh: "分值", en: "points", .right), Listing.Column("ballots", zh: "票数", en: "ballots", .right),
        ]
    }

    static func of(_ tallies: [TallyKey: RecordedTally], _ registry: RegistryState) -> Listing {
        var listing = empty(columns)
        for (key, tally) in ordered(tallies) {
            let (group, grades) = rules(key, registry)
            let shown = group.map(tally.isLargeEnough) ?? false
            let counts = grades.map { grade in
                PBText.both("\(grade.name.zh) \(tally.ballots(of: grade.id))", "\(Language.en(grade.name)) \(tally.ballots(of: grade.id))")
            }
            listing.add(
                start(key, group) + [
                    shown ? .count(tally.content.issued) : .none, shown ? .count(tally.valid) : .none,
                    shown ? .count(tally.content.spoilt) : .none, shown ? .both(SchemeStory.joined(counts)) : .none,
                    .both(shown ? .both("已计票", "counted") : .both("有效票太少，不公开", "too few valid ballots to be shown")),
                    .text(tally.position.place),
                ])
        }
        return listing.naming(registry)
    }

    static func grades(_ tallies: [TallyKey: RecordedTally], _ registry: RegistryState) -> Listing {
        var listing = empty(gradeColumns)
        for (key, tally) in ordered(tallies) {
            let (group, grades) = rules(key, registry)
            guard let group, tally.isLargeEnough(for: group) else { continue }
            for grade in grades {
                listing.add(
                    start(key, group) + [
                        .text(grade.id), .both(grade.name), .decimal(grade.points.text), .count(tally.ballots(of: grade.id)),
                    ])
            }
        }
        return listing.naming(registry)
    }

    private static func empty(_ columns: [Listing.Column]) -> Listing {
        Listing(columns, named: .both("计票结果", "Tallies"), empty: .both("没有计票结果。", "There are no tallies."))
    }

    private static func start(_ key: TallyKey, _ group: PBVoterGroup?) -> [Listing.Cell] {
        [.text(key.period), .text(key.cohort), .text(key.unit), .text(key.group), group.map { .both($0.name) } ?? .none]
    }

    private static func ordered(_ tallies: [TallyKey: RecordedTally]) -> [(TallyKey, RecordedTally)] {
        tallies.sorted {
            ($0.key.period, $0.key.cohort, $0.key.unit, $0.key.group) < ($1.key.period, $1.key.cohort, $1.key.unit, $1.key.group)
        }
        .map { ($0.key, $0.value) }
    }

    private static func rules(_ key: TallyKey, _ registry: RegistryState) -> (PBVoterGroup?, [PBGrade]) {
        let bundle = registry.bundle(ofPeriod: key.period)
        let group = bundle?.voterGroup(key.group)
        return (group, group.flatMap { bundle?.gradeTable($0.gradeTable) }?.grades ?? [])
    }
}
