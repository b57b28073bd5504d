internal import RegistryCore
public import Schema

extension Scoring {
    /// Explains a unit's entry in the ranking determined by `question` and `basis`; nil if the unit is not a member of the cohort.
    ///
    /// To explain a published ranking, fold the topics to its cut and use the date of the closing decision.
    public static func explanation(
        of unit: String, _ question: RankingQuestion, from basis: ScoringBasis<some ScoringFacts>
    ) throws(Refusal) -> Explanation? {
        let (scorer, places) = try places(question, from: basis)
        guard let place = places.first(where: { $0.card.unit == unit }), let cohort = basis.registry.cohorts[question.cohort] else {
            return nil
        }
        let entry = PBRankingEntry(place, scheme: scorer.scheme)
        return Explanation(
            unit: unit, unitName: basis.registry.units[unit]?.name ?? PBText(), cohort: cohort.id, cohortName: cohort.name,
            members: places.count, period: question.period, scheme: scorer.scheme.id, entry: entry,
            summary: place.summary(of: scorer.scheme, members: places.count, minimumSize: cohort.minimumSize),
            exactScore: place.card.exact?.exact ?? "", presentWeight: place.card.presentWeight.decimalText,
            components: zip(place.card.components, entry.components).map { ExplainedComponent($0, result: $1) })
    }
}

extension Standings.Place {
    func summary(of scheme: PBScheme, members: Int, minimumSize: Int) -> PBText {
        let present = card.presentWeight.decimalText
        let least = scheme.minimumPresent.text
        guard let score = card.score?.text else {
            return PBText(zh: "没有任何数据，不予评定。", en: "Nothing is present, so the unit is not rated.")
        }
        let reweighted = card.presentWeight < .hundred
        let how =
            reweighted
            ? PBText(
                zh: "到位的权重为 \(present)，得分按到位部分折算为 \(score)",
                en: "Weight \(present) of 100 is present; the score \(score) is re-weighted to it")
            : PBText(zh: "全部权重到位，得分 \(score)", en: "All weight is present; the score is \(score)")
        if card.state == .notRated {
            return PBText(
                zh: "\(how.zh)；低于要求的 \(least)，不予评定、不排名。",
                en: "\(how.en); below the required \(least), so the unit is not rated and has no rank.")
        }
        if rank == 0 {
            return PBText(
                zh: "\(how.zh)；组内只有 \(members) 个单位，少于 \(minimumSize) 个，不排名。",
                en: "\(how.en); the cohort has \(members) units, fewer than \(minimumSize), so nobody is ranked.")
        }
        return PBText(zh: "\(how.zh)，在 \(members) 个单位中列第 \(rank)。", en: "\(how.en), rank \(rank) of \(members) units.")
    }
}

extension ExplainedComponent {
    init(_ score: ComponentScore, result: PBComponentResult) {
        self.init(
            name: score.component.name, result: result, share: score.share?.exact ?? "", rule: score.component.rule,
            parts: score.parts.map(ExplainedPart.init))
    }
}

extension PBComponent {
    var rule: PBText {
        switch source {
        case .ballots:
            PBText(
                zh: "各测评主体的有效票合并：Σ（等次分值 × 票数）÷ 有效票数 ÷ 最高等次分值",
                en: "valid ballots of the groups pooled: Σ(points of grade × ballots) / valid ballots / the best grade's points")
        case .external: PBText(zh: "外部评分 ÷ 满分", en: "external mark / full marks")
        case .rounds:
            PBText(
                zh: "各轮督查“得分 ÷ 应得分”的平均；已结束而没有记录的一轮按 0 计",
                en: "mean over the rounds of points given / possible; a round that is over without a record counts 0")
        case .pledges:
            PBText(zh: "本单位及下级验收合格的承诺 ÷ 生效的承诺", en: "pledges verified with the standard met / pledges in force, at the unit and below")
        case nil: PBText(zh: "没有来源", en: "no source")
        }
    }
}

extension ExplainedPart {
    init(_ part: ScorePart) {
        self.init(name: part.name, value: part.value, sources: part.sources)
        switch part.detail {
        case .grades(let table, let counts): grades = Self.grades(table, counts)
        case .items(let sheet, let points):
            items = sheet.map {
                ExplainedItem(item: $0.id, name: $0.name, given: (points[$0.id] ?? PBDecimal(0)).text, possible: $0.points.text)
            }
        case nil: break
        }
    }

    private static func grades(_ table: PBGradeTable, _ counts: [PBGradeCount]) -> [ExplainedGrade] {
        table.grades.sorted { PBDecimal.compare($0.points, $1.points) > 0 }.map { grade in
            ExplainedGrade(
                grade: grade.id, name: grade.name, points: grade.points.text,
                ballots: counts.filter { $0.grade == grade.id }.reduce(0) { $0 + Int($1.ballots) })
        }
    }
}

extension ScorePart {
    var value: PBText {
        switch content {
        case .ballots(let valid, let spoilt, let issued):
            PBText(
                zh: "发出 \(issued) 张，有效 \(valid) 张，无效票 \(spoilt) 张", en: "\(issued) issued, \(valid) valid, \(spoilt) spoilt")
        case .points(let given, let possible):
            PBText(zh: "\(given.decimalText) 分，满分 \(possible.decimalText) 分", en: "\(given.decimalText) of \(possible.decimalText) points")
        case .pledges(let counts):
            PBText(zh: "生效 \(counts.inForce) 项，验收合格 \(counts.verified) 项", en: "\(counts.inForce) in force, \(counts.verified) verified")
        case .nothing:
            PBText(zh: reason?.zh ?? "无", en: reason?.en ?? "nothing")
        }
    }
}
