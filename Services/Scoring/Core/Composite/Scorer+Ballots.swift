internal import RegistryCore
internal import Schema

extension Scorer {
    /// The share over the valid ballots of all groups together: Σ(points of grade × ballots) / valid ballots, divided by the best grade's
    /// points. If one group has no tally, or too few ballots to be secret, the whole component is missing: without that group it would be a
    /// different component.
    func ballots(_ source: PBBallotSource, unit: String) -> SourceResult {
        var parts: [ScorePart] = []
        var points = Rational.zero
        var possible = Rational.zero
        for id in source.groups {
            let group = bundle.voterGroup(id)
            let table = group.flatMap { bundle.gradeTable($0.gradeTable) }
            var part = ScorePart(name: group?.name ?? PBText(), content: .nothing, reason: .notReported)
            let tally = basis.records.tally(period: period, cohort: scheme.cohort, unit: unit, group: id)
            if let group, let table, let tally {
                part.sources = [tally.position]
                part.reason = tally.isLargeEnough(for: group) ? nil : .tooFewBallots
                if part.reason == nil {
                    // The counts of a group too small to be secret are not passed on.
                    part.content = .ballots(
                        valid: tally.valid, spoilt: Int(tally.content.spoilt), issued: Int(tally.content.issued))
                    part.detail = .grades(table, tally.content.counts)
                }
                points = points + table.points(of: tally.content)
                possible = possible + Rational(tally.valid) * table.best
            }
            parts.append(part)
        }
        if let reason = parts.lazy.compactMap(\.reason).first { return SourceResult(share: nil, reason: reason, parts: parts) }
        let share = points.divided(by: possible)
        return SourceResult(share: share, reason: share == nil ? .tooFewBallots : nil, parts: parts)
    }
}

extension PBGradeTable {
    var best: Rational { grades.compactMap { Rational($0.points) }.max() ?? .zero }

    func points(of tally: PBTally) -> Rational {
        tally.counts.map { count in
            let grade = grades.first { $0.id == count.grade }
            return (grade.flatMap { Rational($0.points) } ?? .zero) * Rational(Int(count.ballots))
        }.sum()
    }
}
