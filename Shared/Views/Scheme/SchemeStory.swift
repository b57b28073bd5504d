package import Domain
package import Schema

/// A scheme bundle in sentences, as an office reads its own rules.
package struct SchemeStory {
    package let bundle: PBSchemeBundle
    /// Names of cohorts, by id.
    private let cohorts: [String: PBText]

    package init(_ bundle: PBSchemeBundle, cohorts: [String: PBText] = [:]) {
        self.bundle = bundle
        self.cohorts = cohorts
    }

    package struct Section {
        package var heading: PBText
        package var lines: [PBText]

        package init(heading: PBText, lines: [PBText]) {
            self.heading = heading
            self.lines = lines
        }
    }

    /// Those that say something.
    package var sections: [Section] {
        [
            Section(heading: .both("责任书和检查表", "Letters and check sheets"), lines: bundle.sheets.flatMap { lines(of: $0) }),
            Section(heading: .both("督查轮次", "Rounds of inspection"), lines: bundle.rounds.map { line(of: $0) }),
            Section(heading: .both("测评主体和测评等次", "Voter groups and their grades"), lines: bundle.voterGroups.map { line(of: $0) }),
            Section(heading: .both("外部评分", "Marks given outside"), lines: bundle.externalSources.map { line(of: $0) }),
            Section(heading: .both("计分办法", "How scores are made"), lines: bundle.schemes.flatMap { lines(of: $0) }),
            Section(heading: .both("等次和称号", "Recognitions"), lines: bundle.recognitions.flatMap { lines(of: $0) }),
            Section(
                heading: .both("问题类别", "Places of the taxonomy of findings"), lines: bundle.taxonomy.map { Self.named($0.name, $0.id) }),
            Section(heading: .both("定期报告", "Reports that fall due"), lines: bundle.reportDuties.map { line(of: $0) }),
            Section(heading: .both("承诺规则", "Rules for pledges"), lines: pledgeRules),
            Section(heading: .both("项目规则", "Rules for projects"), lines: projectRules),
            Section(
                heading: .both("志愿服务队", "Service teams"), lines: bundle.serviceTeams.map { Self.named($0.name, $0.id) }),
        ].filter { !$0.lines.isEmpty }
    }

    package func text(_ language: Language) -> String {
        sections.map { section in
            ([language(section.heading)] + section.lines.map { "  " + language($0) }).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    // MARK: Sheets and rounds

    private func lines(of sheet: PBSheet) -> [PBText] {
        let full = Self.sum(sheet.heads.flatMap(\.items).map(\.points))
        return [.both("\(sheet.name.zh)（\(sheet.id)），满分 \(full) 分：", "\(Self.en(sheet.name)) (\(sheet.id)), \(full) points in all:")]
            + sheet.heads.map { head in
                let items = head.items.map { item in
                    PBText.both(
                        "\(item.name.zh) \(item.points.text) 分（\(item.id)）", "\(Self.en(item.name)) \(item.points.text) (\(item.id))")
                }
                let points = Self.sum(head.items.map(\.points))
                let list = Self.joined(items)
                return .both(
                    "  \(head.name.zh)（\(head.id)）\(points) 分：\(list.zh)。", "  \(Self.en(head.name)) (\(head.id)), \(points): \(list.en).")
            }
    }

    private func line(of round: PBRound) -> PBText {
        let sheet = bundle.sheets.first { $0.id == round.sheet }?.name ?? .same(round.sheet)
        return .both(
            "\(round.name.zh)（\(round.id)）：\(round.from) 至 \(round.until) 之间检查，按\(sheet.zh)记分。",
            "\(Self.en(round.name)) (\(round.id)): visits from \(round.from) to \(round.until), scored by \(Self.en(sheet)).")
    }

    // MARK: Who votes

    private func line(of group: PBVoterGroup) -> PBText {
        let grades = bundle.gradeTables.first { $0.id == group.gradeTable }?.grades ?? []
        let list = Self.joined(
            grades.map { .both("\($0.name.zh) \($0.points.text) 分（\($0.id)）", "\(Self.en($0.name)) \($0.points.text) (\($0.id))") })
        return .both(
            "\(group.name.zh)（\(group.id)）：\(list.zh)；有效票少于 \(group.minimumBallots) 张的不计，也不公开。",
            "\(Self.en(group.name)) (\(group.id)): \(list.en); with fewer than \(group.minimumBallots) valid ballots nothing is counted or shown."
        )
    }

    private func line(of source: PBExternalSource) -> PBText {
        .both(
            "\(source.name.zh)（\(source.id)）：满分 \(source.full.text) 分。",
            "\(Self.en(source.name)) (\(source.id)): full marks \(source.full.text).")
    }

    // MARK: Words in lists

    /// In both languages where there is an English name, else as it is.
    package static func named(_ name: PBText, _ id: String) -> PBText { .both("\(name.zh)（\(id)）", "\(en(name)) (\(id))") }

    package static func en(_ text: PBText) -> String { Language.en(text) }

    package static func joined(_ parts: [PBText]) -> PBText {
        .both(parts.map(\.zh).joined(separator: "、"), parts.map(\.en).joined(separator: ", "))
    }

    package func cohort(_ id: String) -> PBText { cohorts[id].map { Self.named($0, id) } ?? .same(id) }

    /// Exactly, in the fewest decimal places.
    package static func sum(_ numbers: [PBDecimal]) -> String {
        let places = numbers.map { Int($0.scale) }.max() ?? 0
        var total = Int64(0)
        for number in numbers {
            var factor = Int64(1)
            for _ in 0..<(places - Int(number.scale)) { factor = factor.multipliedReportingOverflow(by: 10).partialValue }
            total = total.addingReportingOverflow(number.value.multipliedReportingOverflow(by: factor).partialValue).partialValue
        }
        return PBDecimal(total, scale: UInt32(places)).text
    }
}
