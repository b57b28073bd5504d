internal import Domain
internal import Schema
internal import Streaming

/// A unit states a fact. A statement that is late, or falls short of the requirement, is accepted all the same: the truth must be
/// stateable.
enum StateFact {
    static func decide(_ statement: PBStateFact, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        guard let requirement = state.requirements[statement.requirement] else {
            throw RegistryRefusals.unknownRequirement(statement.requirement)
                .naming(statement.requirement, among: state.requirements.filter { state.owes(unit.id, $0.value) }.keys)
        }
        guard state.owes(unit.id, requirement) else { throw RegistryRefusals.requirementNotForUnit(requirement.id, unit: unit.id) }
        switch (requirement.content.kind, statement.value) {
        case (.staffing, .staffing(let staffing)):
            guard staffing.headcount > 0, staffing.cadres <= staffing.headcount else {
                throw Refusal.invalid(
                    "staffing", .both("职工数须大于 0，党务工作者不能更多。", "the headcount must be above 0, and the cadres no more than it."))
            }
        case (.funds, .funds(let funds)):
            guard RegistryCore.isNumber(funds.provided) else {
                throw Refusal.invalid("funds.provided", .both("须为不小于 0 的金额（元）。", "must be an amount of 0 or more, in yuan."))
            }
        case (.count, .count(let count)):
            guard RegistryCore.isNumber(count.number) else {
                throw Refusal.invalid("count.number", .both("须为不小于 0 的数。", "must be a number of 0 or more."))
            }
        default:
            throw Refusal.invalid("value", .both("不是这项要求所问的数据。", "is not what this requirement asks for."))
        }
        try FieldBounds.checkEvidence(statement.evidence)
        return .accepted([PBFact(about: unit.id, .factStated(statement))])
    }

    static func apply(_ stated: PBStateFact, to state: inout RegistryState, about unit: String, at step: Step) {
        state.statements[unit, default: [:]][stated.requirement, default: []].append(
            Statement(content: stated, date: step.date))
    }
}

enum RequirementOverdue {
    static func apply(_ overdue: PBRequirementOverdue, to state: inout RegistryState, about unit: String, at step: Step) {
        state.missingFacts[unit, default: []].insert(overdue.requirement)
    }
}
