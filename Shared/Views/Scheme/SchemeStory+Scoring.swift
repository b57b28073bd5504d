package import Schema

/// How scores and recognitions come about.
extension SchemeStory {
    package func lines(of scheme: PBScheme) -> [PBText] {
        let ties = scheme.tieBreaks.map { id in scheme.components.first { $0.id == id }?.name ?? .same(id) }
        let list = Self.joined(ties.map { .both($0.zh, Self.en($0)) })
        var lines: [PBText] = [
            .both(
                "\(scheme.name.zh)（\(scheme.id)），用于\(cohort(scheme.cohort).zh)：各部分按权重相加，满分 100；保留 \(scheme.places) 位小数，\(scheme.rounding.text.zh)；到位权重不足 \(scheme.minimumPresent.text) 的不予评定。",
                "\(Self.en(scheme.name)) (\(scheme.id)), for \(cohort(scheme.cohort).en): the components by their weights, 100 in all, to \(scheme.places) decimal places, \(scheme.rounding.text.en). With less than \(scheme.minimumPresent.text) of the weight present a unit is not rated."
            ),
            .both(
                "  名次：\(scheme.rankStyle.text.zh)\(ties.isEmpty ? "" : "；同分先比\(list.zh)")。",
                "  Ranks: \(scheme.rankStyle.text.en)\(ties.isEmpty ? "" : "; ties are broken by \(list.en)")."),
        ]
        for component in scheme.components {
            let source = source(of: component)
            lines.append(
                .both(
                    "  \(component.name.zh)（\(component.id)），权重 \(component.weight.text)：\(source.zh)。",
                    "  \(Self.en(component.name)) (\(component.id)), weight \(component.weight.text): \(source.en)."))
        }
        return lines
    }

    /// Where a component's number comes from, without a full stop.
    package func source(of component: PBComponent) -> PBText {
        switch component.source {
        case .ballots(let source):
            let groups = Self.joined(source.groups.map { id in name(id, bundle.voterGroups.first { $0.id == id }?.name) })
            return .both("\(groups.zh)的有效票合并计算", "the valid ballots of \(groups.en), pooled")
        case .external(let source):
            let given = name(source.source, bundle.externalSources.first { $0.id == source.source }?.name)
            return .both("\(given.zh)与满分之比", "\(given.en) over full marks")
        case .rounds(let source):
            let rounds = Self.joined(source.rounds.map { id in name(id, bundle.rounds.first { $0.id == id }?.name) })
            return .both("\(rounds.zh)得分率的平均", "the mean of points given over possible in \(rounds.en)")
        case .pledges:
            return .both(
                "本单位及下级验收合格的承诺占生效承诺的比例", "the share of pledges in force, at the unit and below, that were verified with the standard met")
        case nil: return .both("没有来源", "no source")
        }
    }

    package func lines(of recognition: PBRecognition) -> [PBText] {
        [
            .both(
                "\(recognition.name.zh)（\(recognition.id)），\(cohort(recognition.cohort).zh)中符合以下全部条件的：",
                "\(Self.en(recognition.name)) (\(recognition.id)), for those of \(cohort(recognition.cohort).en) that meet all of these:")
        ]
            + recognition.criteria.map { criterion in
                let rule = rule(of: criterion)
                return .both(
                    "  \(criterion.name.zh)（\(criterion.id)）：\(rule.zh)。", "  \(Self.en(criterion.name)) (\(criterion.id)): \(rule.en).")
            }
    }

    /// What a criterion asks for, without a full stop.
    package func rule(of criterion: PBCriterion) -> PBText {
        switch criterion.rule {
        case .itemShare(let share):
            let round = bundle.rounds.first { $0.id == share.round }
            let sheet = bundle.sheets.first { $0.id == round?.sheet }
            let head = name(share.head, sheet?.heads.first { $0.id == share.head }?.name)
            let named = name(share.round, round?.name)
            return .both(
                "\(named.zh)中“\(head.zh)”的得分率不低于 \(share.least.text) %",
                "at least \(share.least.text) % of the points of “\(head.en)” in \(named.en)")
        case .pledgeShare(let share):
            return .both(
                "本单位及下级的承诺验收合格率不低于 \(share.least.text) %；没有承诺的不算达到",
                "at least \(share.least.text) % of the pledges at the unit and below verified; without pledges it is not met")
        case .noOpenFindings(let findings):
            return .both(
                "没有未销号的、严重程度 \(findings.severity) 级以上的问题", "no finding of severity \(findings.severity) or above stands open")
        case nil: return .both("没有要求", "nothing")
        }
    }

    private func name(_ id: String, _ name: PBText?) -> PBText {
        guard let name else { return .same(id) }
        return .both(name.zh, Self.en(name))
    }
}
