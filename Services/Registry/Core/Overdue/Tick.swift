internal import Domain
internal import Schema
internal import Streaming

/// Lets the days pass by which units had to state facts and reach milestones: each is marked once, by day, then by the bytes of unit and id.
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

/// Something that was to be done by a day that has passed.
struct PassedDeadline {
    enum What {
        case fact(String)
        case milestone(reelection: String, String)
    }

    var due: CivilDate
    /// What it is ordered by.
    var name: ScopedName
    var what: What
}

enum TickSettled {
    /// When nothing waits any more, requirements of the days before are settled for good: nobody comes to owe them later.
    static func apply(_ settled: PBTickSettled, to state: inout RegistryState, about unit: String, at step: Step) {
        guard !settled.more else { return }
        for day in state.requirementDeadlines.days where day < step.date {
            for name in state.requirementDeadlines.names(due: day) { state.requirementDeadlines.remove(name, due: day) }
        }
    }
}

extension RegistryState {
    /// At most `most`, and whether there is more.
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
