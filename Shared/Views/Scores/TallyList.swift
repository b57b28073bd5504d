internal import Domain
package import RegistryCore
internal import Schema
package import ScoringCore

/// 计票结果: what was counted. Of a group with fewer valid ballots than secrecy asks for no number is shown, not even how many there were.
package enum TallyList {
    private static var first: [Listing.Column] {
        [
            Listing.Column("period", zh: "考核周期", en: "period"), Listing.Column("cohort", zh: "组别", en: "cohort"),
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("group", zh: "测评主体", en: "voter group"),
            Listing.Column("groupName", zh: "测评主体名称", en: "voter group name"),
        ]
    }

    package static var columns: [Listing.Column] {
        first + [
            Listing.Column("issued", zh: "发出", en: "issued", .right), Listing.Column("valid", zh: "有效", en: "valid", .right),
            Listing.Column("spoilt", zh: "无效", en: "spoilt", .right), Listing.Column("grades", zh: "各等次票数", en: "ballots by grade"),
            Listing.Column("state", zh: "状态", en: "state"), Listing.Column("decision", zh: "决定", en: "decision"),
        ]
    }

    package static var gradeColumns: [Listing.Column] {
        first + [
            Listing.Column("grade", zh: "测评等次", en: "grade"), Listing.Column("gradeName", zh: "等次名称", en: "grade name"),
            Listing.Column("points", zh: "分值", en: "points", .right), Listing.Column("ballots", zh: "票数", en: "ballots", .right),
        ]
    }

    /// With names.
    ///
    /// - Parameters:
    ///   - group: only this voter group; nil is every one.
    ///   - grades: a row for each grade.
    package static func listing(
        _ state: SystemState, _ wanted: ResultSelection, group: String? = nil, byGrade grades: Bool = false
    ) -> Listing {
        let tallies = state.scoringState.tallies.filter { key, _ in
            wanted.admits(period: key.period, cohort: key.cohort, unit: key.unit) && (group ?? key.group) == key.group
        }
        return grades ? Self.grades(tallies, state.registry) : of(tallies, state.registry)
    }

    package static func of(_ tallies: [TallyKey: RecordedTally], _ registry: RegistryState) -> Listing {
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

    package static func grades(_ tallies: [TallyKey: RecordedTally], _ registry: RegistryState) -> Listing {
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
