public import Schema
internal import Streaming

/// An error in a scheme bundle, with its place as a path such as `schemes[0].components`.
public struct SchemeProblem: Error, Hashable, Sendable {
    public var place: String
    public var zh: String
    public var en: String

    public init(place: String, zh: String, en: String) {
        self.place = place
        self.zh = zh
        self.en = en
    }
}

/// Checks that a bundle is usable: every reference resolves, every sum of weights is right. The CLI shows all problems before anything is
/// sent; the registry refuses a bundle that has any.
public enum SchemeCheck {
    public static func problems(in bundle: PBSchemeBundle) -> [SchemeProblem] {
        var check = Check(bundle: bundle)
        check.run()
        return check.problems
    }

    /// The checks of a bundle; those of larger sections have files of their own.
    struct Check {
        let bundle: PBSchemeBundle
        private(set) var problems: [SchemeProblem] = []

        mutating func report(_ place: String, zh: String, en: String) {
            problems.append(SchemeProblem(place: place, zh: zh, en: en))
        }

        mutating func unique(_ ids: [String], _ place: String) {
            var seen: Set<String> = []
            for id in ids {
                if id.isEmpty { report(place, zh: "有编号为空。", en: "an id is empty.") }
                if !seen.insert(id).inserted { report(place, zh: "编号“\(id)”重复。", en: "the id “\(id)” occurs twice.") }
            }
        }

        mutating func positive(_ number: PBDecimal, _ place: String) {
            if !number.isValid || number.value <= 0 { report(place, zh: "须为大于 0 的数。", en: "must be a number above 0.") }
        }

        mutating func share(_ number: PBDecimal, _ place: String) {
            if !number.isValid || number.value < 0 || PBDecimal.compare(number, PBDecimal(100)) > 0 {
                report(place, zh: "须为 0 到 100 的数。", en: "must be a number from 0 to 100.")
            }
        }

        mutating func run() {
            if let hidden = HiddenCharacterSearch.first(in: bundle) {
                let shown = HiddenCharacters.shownOnOneLine(String(hidden.text.unicodeScalars.prefix(40)))
                report("bundle", zh: "“\(shown)”中有看不见的控制字符。", en: "“\(shown)” has a control character that nobody sees.")
            }
            if bundle.id.isEmpty { report("id", zh: "须有编号。", en: "an id is needed.") }
            unique(bundle.sheets.map(\.id), "sheets")
            unique(bundle.rounds.map(\.id), "rounds")
            unique(bundle.gradeTables.map(\.id), "gradeTables")
            unique(bundle.voterGroups.map(\.id), "voterGroups")
            unique(bundle.externalSources.map(\.id), "externalSources")
            unique(bundle.schemes.map(\.id), "schemes")
            unique(bundle.schemes.map(\.cohort), "schemes.cohort")
            unique(bundle.recognitions.map(\.id), "recognitions")
            unique(bundle.taxonomy.map(\.id), "taxonomy")
            checkSheets()
            checkSources()
            for (index, scheme) in bundle.schemes.enumerated() { check(scheme, "schemes[\(index)]") }
            for (index, recognition) in bundle.recognitions.enumerated() { check(recognition, "recognitions[\(index)]") }
            checkReportDuties()
            checkPledgeRules()
            checkProjectRules()
            checkServiceTeams()
        }

        mutating func checkSheets() {
            for (index, sheet) in bundle.sheets.enumerated() {
                let place = "sheets[\(index)]"
                unique(sheet.heads.map(\.id), "\(place).heads")
                unique(sheet.heads.flatMap(\.items).map(\.id), "\(place).items")
                if sheet.heads.flatMap(\.items).isEmpty { report(place, zh: "没有条目。", en: "there are no items.") }
                for item in sheet.heads.flatMap(\.items) { positive(item.points, "\(place).items.\(item.id).points") }
            }
            for (index, round) in bundle.rounds.enumerated() {
                let place = "rounds[\(index)]"
                if !bundle.sheets.contains(where: { $0.id == round.sheet }) {
                    report("\(place).sheet", zh: "没有“\(round.sheet)”这张表。", en: "there is no sheet “\(round.sheet)”.")
                }
                guard let from = CivilDate(round.from), let until = CivilDate(round.until), from <= until else {
                    report(place, zh: "起止（from、until）须为先后的日期（yyyy-mm-dd）。", en: "from and until must be dates (yyyy-mm-dd) in order.")
                    continue
                }
            }
        }

        mutating func checkSources() {
            for (index, table) in bundle.gradeTables.enumerated() {
                let place = "gradeTables[\(index)]"
                unique(table.grades.map(\.id), "\(place).grades")
                if !table.grades.contains(where: { $0.points.value > 0 }) {
                    report(place, zh: "至少一个等次须大于 0 分。", en: "at least one grade must be worth more than 0.")
                }
                for grade in table.grades where !grade.points.isValid || grade.points.value < 0 {
                    report("\(place).grades.\(grade.id)", zh: "分值须不小于 0。", en: "points must not be below 0.")
                }
            }
            for (index, group) in bundle.voterGroups.enumerated() {
                if !bundle.gradeTables.contains(where: { $0.id == group.gradeTable }) {
                    report("voterGroups[\(index)].gradeTable", zh: "没有这一套测评等次。", en: "there is no such grade table.")
                }
                if group.minimumBallots < 3 {
                    report("voterGroups[\(index)].minimumBallots", zh: "至少为 3，以保守秘密。", en: "must be at least 3, for secrecy.")
                }
            }
            for (index, source) in bundle.externalSources.enumerated() { positive(source.full, "externalSources[\(index)].full") }
        }

        mutating func check(_ scheme: PBScheme, _ place: String) {
            unique(scheme.components.map(\.id), "\(place).components")
            var sum = Int128(0)
            let unit = Int128(PBDecimal(0, scale: PBDecimal.largestScale).denominator)
            for (index, component) in scheme.components.enumerated() {
                let at = "\(place).components[\(index)]"
                if !component.weight.isValid || component.weight.value < 0 {
                    report("\(at).weight", zh: "须不小于 0。", en: "must not be below 0.")
                } else {
                    sum += Int128(component.weight.value) * unit / Int128(component.weight.denominator)
                }
                check(component, at)
            }
            if sum != 100 * unit { report("\(place).components", zh: "权重之和须正好为 100。", en: "the weights must add up to exactly 100.") }
            if scheme.rounding == .unspecified || !PBRounding.allCases.contains(scheme.rounding) {
                report("\(place).rounding", zh: "须写明修约规则。", en: "the rounding rule is missing.")
            }
            if scheme.places > 6 { report("\(place).places", zh: "最多 6 位小数。", en: "at most 6 decimal places.") }
            if scheme.rankStyle == .unspecified || !PBRankStyle.allCases.contains(scheme.rankStyle) {
                report("\(place).rankStyle", zh: "须写明排名方式。", en: "the rank style is missing.")
            }
            for tie in scheme.tieBreaks where !scheme.components.contains(where: { $0.id == tie }) {
                report("\(place).tieBreaks", zh: "没有“\(tie)”这一部分。", en: "there is no component “\(tie)”.")
            }
            share(scheme.minimumPresent, "\(place).minimumPresent")
        }

        mutating func check(_ component: PBComponent, _ place: String) {
            switch component.source {
            case .ballots(let ballots):
                if ballots.groups.isEmpty { report("\(place).ballots", zh: "没有测评主体。", en: "there is no voter group.") }
                unique(ballots.groups, "\(place).ballots.groups")
                let groups = ballots.groups.compactMap { id in bundle.voterGroups.first { $0.id == id } }
                if groups.count != ballots.groups.count {
                    report("\(place).ballots.groups", zh: "有的测评主体不存在。", en: "a voter group does not exist.")
                }
                if Set(groups.map(\.gradeTable)).count > 1 {
                    report("\(place).ballots.groups", zh: "合并计算的各测评主体须用同一套测评等次。", en: "groups pooled together must share a grade table.")
                }
            case .external(let external):
                if !bundle.externalSources.contains(where: { $0.id == external.source }) {
                    report("\(place).external.source", zh: "没有这个外部来源。", en: "there is no such external source.")
                }
            case .rounds(let rounds):
                if rounds.rounds.isEmpty { report("\(place).rounds", zh: "没有轮次。", en: "there is no round.") }
                unique(rounds.rounds, "\(place).rounds")
                for round in rounds.rounds where !bundle.rounds.contains(where: { $0.id == round }) {
                    report("\(place).rounds", zh: "没有“\(round)”这一轮。", en: "there is no round “\(round)”.")
                }
            case .pledges: break
            case nil: report(place, zh: "须写明来源。", en: "the source is missing.")
            }
        }

        mutating func check(_ recognition: PBRecognition, _ place: String) {
            unique(recognition.criteria.map(\.id), "\(place).criteria")
            if recognition.criteria.isEmpty { report(place, zh: "没有标准。", en: "there are no criteria.") }
            for (index, criterion) in recognition.criteria.enumerated() {
                let at = "\(place).criteria[\(index)]"
                switch criterion.rule {
                case .itemShare(let rule):
                    share(rule.least, "\(at).least")
                    let sheet = bundle.rounds.first { $0.id == rule.round }.flatMap { round in
                        bundle.sheets.first { $0.id == round.sheet }
                    }
                    if sheet?.heads.contains(where: { $0.id == rule.head }) != true {
                        report(at, zh: "没有这一轮或这一类条目。", en: "there is no such round or head.")
                    }
                case .pledgeShare(let rule): share(rule.least, "\(at).least")
                case .noOpenFindings(let rule):
                    if !(1...3).contains(rule.severity) { report("\(at).severity", zh: "须为 1 到 3。", en: "must be 1 to 3.") }
                case nil: report(at, zh: "须写明规则。", en: "the rule is missing.")
                }
            }
        }
    }
}

extension RegistryRefusals {
    static func bundleInvalid(_ problem: SchemeProblem) -> Refusal {
        bundleInvalid(problem.place, problem: PBText.both(problem.zh, problem.en), field: problem.place)
    }
}
