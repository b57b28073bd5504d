internal import Domain
internal import Schema
internal import Streaming

/// Marks facts and milestones whose due day has passed, each once, ordered by day, then by the bytes of unit and id.
enum Tick {
    static func decide(_ tick: PBTick, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let (due, more) = state.passed(before: request.date, most: TickBounds.items)
        var facts = due.map { item in
            switch item.what {
            case .fact(let requirement):
                var overdue = PBRequirementOverdue()
                overdue.requirement = requirement
                overdue.due = item.due.description
                return PBFact(about: item.name.unit, .requirementOverdue(overdue))
            case .milestone(let reelection, let milestone):
                var overdue = PBMilestoneOverdue()
                overdue.reelection = reelection
                overdue.milestone = milestone
                overdue.due = item.due.description
                return PBFact(about: item.name.unit, .milestoneOverdue(overdue))
            }
        }
        facts.append(.tickSettled(UInt32(due.count), more: more, by: .registry))
        return .accepted(facts)
    }
}

/// A fact or milestone whose due day has passed.
struct PassedDeadline {
    enum What {
        case fact(String)
        case milestone(reelection: String, String)
    }

    var due: CivilDate
    /// The order within a day.
    var name: ScopedName
    var what: What
}

enum TickSettled {
    /// When no more wait, the requirements due before that day are settled for good: a unit that comes later does not owe them.
    static func apply(_ settled: PBTickSettled, to state: inout RegistryState, about unit: String, at step: Step) {
        guard !settled.more else { return }
        for day in state.requirementDeadlines.days where day < step.date {
            for name in state.requirementDeadlines.names(due: day) { state.requirementDeadlines.remove(name, due: day) }
        }
    }
}

extension RegistryState {
    /// What was due before `date`: at most `most` items, and whether there are more.
    func passed(before date: CivilDate, most: Int) -> (due: [PassedDeadline], more: Bool) {
        var found: [PassedDeadline] = []
        for day in Set(requirementDeadlines.days + milestoneDeadlines.days).sorted() where day < date {
            guard found.count <= most else { break }
            found += passed(on: day)
        }
        return (Array(found.prefix(most)), found.count > most)
    }

    private func passed(on day: CivilDate) -> [PassedDeadline] {
        var found: [PassedDeadline] = []
        for name in requirementDeadlines.names(due: day) {
            guard let requirement = requirements[name.id] else { continue }
            found += silentUnits(for: requirement).map {
                PassedDeadline(due: day, name: ScopedName(unit: $0, id: name.id), what: .fact(name.id))
            }
        }
        for name in milestoneDeadlines.names(due: day) {
            guard let path = ScopedName(path: name.id) else { continue }
            found.append(PassedDeadline(due: day, name: name, what: .milestone(reelection: path.unit, path.id)))
        }
        return found.sorted { ScopedName.byteOrder($0.name, $1.name) }
    }
}
