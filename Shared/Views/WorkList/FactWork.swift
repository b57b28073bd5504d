internal import RegistryCore
internal import Schema

/// Facts with a due date, steps of a re-election and training (填报、换届、培训): for the unit's clerk to state, take and record; for the registrar,
/// who is late.
enum FactWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        return switch who.role {
        case .clerk: scope.ownOpen.flatMap { facts(of: $0, view) + steps(of: $0, view) + training(at: $0, view) }
        case .registrar: late(who, scope, view) + scope.ownOpen.flatMap { overdueSteps(of: $0, view) }
        default: []
        }
    }

    private static func facts(of unit: String, _ view: WorkView) -> [WorkItem] {
        view.registry.owedFacts(of: unit).filter { $0.requirement.due <= view.horizon }.map { standing in
            let requirement = standing.requirement
            return WorkItem(
                kind: .stateFact, unit: unit, reference: requirement.id, title: requirement.content.name, due: requirement.due,
                alike: .init(key: requirement.id, list: "fact list UNIT --requirement \(requirement.id) --open"),
                command: Typed.line("fact state \(unit) \(requirement.id) \(flags(of: requirement.content.kind))"))
        }
    }

    private static func flags(of kind: PBRequirementKind) -> String {
        switch kind {
        case .staffing: "--headcount N --cadres N"
        case .funds: "--heads N --provided YUAN"
        case .count, .unspecified, .UNRECOGNIZED: "--number NUMBER"
        }
    }

    /// 培训天数不足: the days that a post's category asks for, by the end of the year.
    private static func training(at unit: String, _ view: WorkView) -> [WorkItem] {
        let year = view.date.parts.year
        guard let end = CivilDate("\(year)-12-31"), end <= view.horizon else { return [] }
        return view.registry.trainingShortfalls(of: unit, year: year).map { account in
            WorkItem(
                kind: .trainingShort, unit: unit, reference: account.post.id,
                title: .both("已培训 \(account.days) 天，要求 \(account.required) 天", "\(account.days) of \(account.required) days"), due: end,
                command: Typed.line("training record \(unit) \(account.post.id) --days DAYS --topic TOPIC"))
        }
    }

    private static func steps(of unit: String, _ view: WorkView) -> [WorkItem] {
        view.registry.nextMilestones(of: unit).filter { $0.milestone.due <= view.horizon }.map { step($0, view) }
    }

    /// A registrar sees to re-elections that are late.
    private static func overdueSteps(of unit: String, _ view: WorkView) -> [WorkItem] {
        view.registry.nextMilestones(of: unit).filter { $0.milestone.isOverdue(on: view.date) }.map {
            var item = step($0, view)
            item.command = Typed.line("reelection show \(unit)")
            return item
        }
    }

    private static func step(_ next: DueMilestone, _ view: WorkView) -> WorkItem {
        let (unit, milestone) = (next.reelection.unit, next.milestone)
        let documents = milestone.documents.map { " --document \($0)=FILE" }.joined()
        return WorkItem(
            kind: .reelectionMilestone, unit: unit, reference: "\(next.reelection.id)/\(milestone.id)", title: milestone.name,
            due: milestone.due, alike: .init(list: "reelection show UNIT"),
            command: Typed.line("reelection complete \(unit) \(next.reelection.id) \(milestone.id)\(documents)"))
    }

    /// 逾期未填报: counted for each requirement; each unit by itself if all are asked for.
    private static func late(_ who: Who, _ scope: Scope, _ view: WorkView) -> [WorkItem] {
        let units = Set(scope.ownOpen)
        return view.registry.requirements.values.filter { view.isPast($0.due) }.flatMap { requirement in
            let silent = scope.subtree.filter { unit in
                units.contains(unit) && view.registry.owes(unit, requirement) && view.registry.statements[unit]?[requirement.id] == nil
            }
            func item(_ unit: String, _ counted: [String]) -> WorkItem {
                WorkItem(
                    kind: .factsLate, unit: unit, reference: requirement.id, title: requirement.content.name, due: requirement.due,
                    count: max(1, counted.count), members: counted,
                    command: Typed.line("fact list \(unit) --requirement \(requirement.id) --open"))
            }
            if !view.counts { return silent.map { item($0, []) } }
            return silent.isEmpty ? [] : [item(who.unit, silent)]
        }
    }
}
