internal import Domain
internal import Schema
internal import Streaming

/// A re-election may also be scheduled when its first milestones, or all, are already past: then they are overdue from the start, and the
/// next tick marks them.
enum ScheduleReelection {
    static func decide(_ schedule: PBScheduleReelection, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkID(schedule.reelection, field: "reelection")
        guard state.reelections[unit.id]?[schedule.reelection] == nil else {
            throw RegistryRefusals.reelectionExists(ScopedName(unit: unit.id, id: schedule.reelection))
        }
        guard let template = state.milestoneTemplates[schedule.template], state.isWithin(unit.id, subtree: template.unit) else {
            throw RegistryRefusals.unknownTemplate(schedule.template, unit: unit.id)
                .naming(schedule.template, among: state.milestoneTemplates.filter { state.isWithin(unit.id, subtree: $0.value.unit) }.keys)
        }
        _ = try FieldBounds.checkDate(schedule.due, field: "due")
        return .accepted([PBFact(about: unit.id, .reelectionScheduled(schedule))])
    }

    static func apply(_ scheduled: PBScheduleReelection, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let due = CivilDate(scheduled.due), let template = state.milestoneTemplates[scheduled.template],
            state.units[unit]?.isOpen == true,
            state.reelections[unit]?[scheduled.reelection] == nil
        else { return }
        let milestones = template.milestones.map {
            Milestone(id: $0.id, name: $0.name, due: due.adding(days: -Int($0.daysBefore)), documents: $0.documents)
        }
        state.reelections[unit, default: [:]][scheduled.reelection] = Reelection(
            name: ScopedName(unit: unit, id: scheduled.reelection), template: scheduled.template, due: due, milestones: milestones)
        for milestone in milestones {
            state.milestoneDeadlines.insert(ScopedName(unit: unit, id: "\(scheduled.reelection)/\(milestone.id)"), due: milestone.due)
        }
    }
}

extension RegistryState {
    /// A closed unit holds no re-elections: its open milestones are no longer due.
    mutating func dropMilestoneDeadlines(of unit: String) {
        for reelection in reelections[unit]?.values.map({ $0 }) ?? [] {
            for milestone in reelection.milestones {
                milestoneDeadlines.remove(ScopedName(unit: unit, id: "\(reelection.name.id)/\(milestone.id)"), due: milestone.due)
            }
        }
    }
}
