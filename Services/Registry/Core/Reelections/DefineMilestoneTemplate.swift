internal import Domain
public import Schema
internal import Streaming

/// A series of milestones, each a number of days before (or after) the day of the re-election.
public struct MilestoneTemplate: Hashable, Sendable {
    public var id: String
    /// The unit that defined it; the template may be used at this unit and below.
    public var unit: String
    public var name: PBText
    public var milestones: [PBTemplateMilestone]
}

enum DefineMilestoneTemplate {
    static func decide(_ define: PBDefineMilestoneTemplate, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkID(define.template, field: "template")
        guard state.milestoneTemplates[define.template] == nil else { throw RegistryRefusals.templateExists(define.template) }
        try FieldBounds.checkTitle(define.name, field: "name")
        guard (1...RegistryCore.mostMilestones).contains(define.milestones.count),
            Set(define.milestones.map(\.id)).count == define.milestones.count
        else {
            throw Refusal.invalid(
                "milestones",
                .both(
                    "须有 1 到 \(RegistryCore.mostMilestones) 步，编号不得重复。",
                    "there must be 1 to \(RegistryCore.mostMilestones), with ids of their own."))
        }
        var before = RegistryCore.furthestMilestone
        for milestone in define.milestones {
            try FieldBounds.checkID(milestone.id, field: "milestones.id")
            try FieldBounds.checkTitle(milestone.name, field: "milestones.name")
            guard milestone.daysBefore <= before, milestone.daysBefore >= -RegistryCore.furthestMilestone else {
                throw Refusal.invalid(
                    "milestones.daysBefore",
                    .both(
                        "“\(milestone.id)”须按先后排列，且在前后 \(RegistryCore.furthestMilestone) 天之内。",
                        "“\(milestone.id)” must not be due before the step before it, and within \(RegistryCore.furthestMilestone) days of the day."
                    ))
            }
            before = milestone.daysBefore
            try check(documents: milestone.documents)
        }
        return .accepted([PBFact(about: unit.id, .milestoneTemplateDefined(define))])
    }

    private static func check(documents: [String]) throws(Refusal) {
        guard documents.count <= FieldBounds.evidence, Set(documents).count == documents.count else {
            throw Refusal.invalid(
                "milestones.documents",
                .both("最多 \(FieldBounds.evidence) 份，名称不得重复。", "at most \(FieldBounds.evidence), none of them twice."))
        }
        for document in documents { try FieldBounds.checkText(document, field: "milestones.documents", most: FieldBounds.title) }
    }

    static func apply(_ defined: PBDefineMilestoneTemplate, to state: inout RegistryState, about unit: String, at step: Step) {
        guard state.milestoneTemplates[defined.template] == nil else { return }
        state.milestoneTemplates[defined.template] = MilestoneTemplate(
            id: defined.template, unit: unit, name: defined.name, milestones: defined.milestones)
    }
}

extension RegistryCore {
    static let mostMilestones = 60

    /// In days: ten years before or after the day.
    static let furthestMilestone: Int32 = 3_650
}
