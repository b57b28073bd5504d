internal import Domain
internal import Schema
internal import Streaming

/// Records that a milestone is reached: in the order of the template, and with the documents it requires.
enum CompleteMilestone {
    static func decide(_ complete: PBCompleteMilestone, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        guard let reelection = state.reelections[unit.id]?[complete.reelection] else {
            throw RegistryRefusals.unknownReelection(ScopedName(unit: unit.id, id: complete.reelection))
                .naming(complete.reelection, among: (state.reelections[unit.id] ?? [:]).keys)
        }
        guard let milestone = reelection.milestones.first(where: { $0.id == complete.milestone }) else {
            throw RegistryRefusals.unknownMilestone(complete.milestone, reelection: reelection.name.path)
                .naming(complete.milestone, among: reelection.milestones.map(\.id))
        }
        if let day = milestone.completed { throw RegistryRefusals.milestoneReached(milestone.id, date: day) }
        if let next = reelection.next, next.id != milestone.id {
            throw RegistryRefusals.milestoneOutOfOrder(milestone.id, first: next.id)
        }
        try FieldBounds.checkEvidence(complete.documents, field: "documents")
        let shown = Set(complete.documents.map(\.name))
        if let missing = milestone.documents.first(where: { !shown.contains($0) }) { throw RegistryRefusals.documentMissing(missing) }
        return .accepted([PBFact(about: unit.id, .milestoneCompleted(complete))])
    }

    static func apply(_ completed: PBCompleteMilestone, to state: inout RegistryState, about unit: String, at step: Step) {
        state.update(completed.milestone, of: completed.reelection, unit) { milestone in
            guard milestone.completed == nil else { return }
            milestone.completed = step.date
            milestone.shown = completed.documents
        }
    }
}

enum MilestoneOverdue {
    static func apply(_ overdue: PBMilestoneOverdue, to state: inout RegistryState, about unit: String, at step: Step) {
        state.update(overdue.milestone, of: overdue.reelection, unit) { $0.isMarkedOverdue = true }
    }
}
