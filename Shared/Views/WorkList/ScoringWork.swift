internal import RegistryCore
internal import Schema
internal import ScoringCore

/// Cohorts of a period in its closing phase: tallies and outside marks that are missing, and what can be closed.
enum ScoringWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        guard let scoring = view.scoring, who.role == .teller || who.role == .scorer else { return [] }
        let reached = Set(Scope(who, view.registry, on: view.date, all: view.all).subtree)
        return view.openPeriods.filter { $0.ends < view.date }.flatMap { period in
            (view.registry.bundle(ofPeriod: period.id)?.content.schemes ?? [])
                .filter { scoring.closedCohort($0.cohort, period: period.id) == nil }
                .flatMap { scheme in
                    let members = (view.registry.cohorts[scheme.cohort].map { view.registry.members(of: $0) } ?? []).filter(
                        reached.contains)
                    return who.role == .teller
                        ? tallies(scheme, members, period, scoring) : marks(scheme, members, period, scoring) + closing(scheme, period, who)
                }
        }
    }

    private static func tallies(_ scheme: PBScheme, _ members: [String], _ period: Period, _ scoring: ScoringState) -> [WorkItem] {
        var groups: [String] = []
        for group in scheme.components.flatMap(\.ballots.groups) where !groups.contains(group) { groups.append(group) }
        return groups.compactMap { group in
            let missing = members.filter {
                scoring.tally(period: period.id, cohort: scheme.cohort, unit: $0, group: group) == nil
            }
            guard let first = missing.first else { return nil }
            return WorkItem(
                kind: .countBallots, unit: first, reference: "\(scheme.cohort)/\(group)", title: scheme.name,
                since: period.ends.adding(days: 1),
                due: period.closes, count: missing.count, members: missing,
                command: Typed.line(
                    "score tally --cohort \(scheme.cohort) --period \(period.id) --unit \(missing.count == 1 ? first : "UNIT") --group \(group) --second-key FILE --issued N --grade GRADE=BALLOTS"
                ))
        }
    }

    private static func marks(_ scheme: PBScheme, _ members: [String], _ period: Period, _ scoring: ScoringState) -> [WorkItem] {
        var sources: [String] = []
        for source in scheme.components.map(\.external.source) where !source.isEmpty && !sources.contains(source) { sources.append(source) }
        return sources.compactMap { source in
            let missing = members.filter {
                scoring.mark(period: period.id, cohort: scheme.cohort, unit: $0, source: source) == nil
            }
            guard let first = missing.first else { return nil }
            return WorkItem(
                kind: .recordMark, unit: first, reference: "\(scheme.cohort)/\(source)", title: scheme.name,
                since: period.ends.adding(days: 1),
                due: period.closes, count: missing.count, members: missing,
                command: Typed.line(
                    "score mark --cohort \(scheme.cohort) --period \(period.id) --unit \(missing.count == 1 ? first : "UNIT") --source \(source) --mark MARK"
                ))
        }
    }

    private static func closing(_ scheme: PBScheme, _ period: Period, _ who: Who) -> [WorkItem] {
        [
            WorkItem(
                kind: .closeCohort, unit: who.unit, reference: scheme.cohort, title: scheme.name, since: period.ends.adding(days: 1),
                due: period.closes, command: Typed.line("score close --cohort \(scheme.cohort) --period \(period.id) --unit \(who.unit)"))
        ]
    }
}
