internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The unit that would lead a project proposes it, or proposes it anew after it was not approved.
enum ProposeProject {
    static func decide(_ propose: PBProposeProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let (period, bundle) = try request.registry.period(propose.period, openOn: request.date)
        try checkWording(of: propose)
        try checkRules(of: propose, bundle)
        try checkParties(of: propose, request)
        try checkDays(of: propose, in: period)
        if let existing = state.project(propose.project, of: request.unit) {
            guard existing.stage == .notApproved, existing.period == propose.period else {
                throw PledgesRefusals.projectExists(propose.project)
            }
            guard existing.proposals.count < ProjectBounds.proposals else { throw PledgesRefusals.projectExists(propose.project) }
        }
        return .accepted([PBFact(about: request.unit, .projectProposed(propose))])
    }

    private static func checkWording(of propose: PBProposeProject) throws(Refusal) {
        try FieldBounds.checkID(propose.project, field: "project")
        try FieldBounds.checkText(propose.title, field: "title", most: FieldBounds.title)
        try FieldBounds.checkText(propose.standard, field: "standard", most: FieldBounds.longText)
        try ProjectBounds.checkCount(propose.measures.count, field: "measures", 1...ProjectBounds.measures)
        for measure in propose.measures { try FieldBounds.checkText(measure, field: "measures", most: FieldBounds.longText) }
        guard propose.hasFunds else { return }
        guard propose.funds.isValid, propose.funds.value > 0 else {
            throw Refusal.invalid(
                "funds", .both("须为大于 0 的元数；没有经费就不写。", "must be an amount of yuan above 0; leave it out if there is none."))
        }
    }

    private static func checkRules(of propose: PBProposeProject, _ bundle: Bundle) throws(Refusal) {
        let rules = bundle.content.projectRules
        guard rules.categories.contains(where: { $0.id == propose.category }) else {
            throw PledgesRefusals.unknownProjectCategory(propose.category, period: propose.period)
                .naming(propose.category, among: rules.categories.map(\.id))
        }
        guard propose.aim.isEmpty || rules.aims.contains(where: { $0.id == propose.aim }) else {
            throw PledgesRefusals.unknownAim(propose.aim, period: propose.period).naming(propose.aim, among: rules.aims.map(\.id))
        }
    }

    /// Checks that leader and chain answer for the unit, and that the implementing units exist and are open.
    private static func checkParties(of propose: PBProposeProject, _ request: Request) throws(Refusal) {
        try ProjectBounds.checkCount(propose.chain.count, field: "chain", 0...ProjectBounds.chain)
        for (post, field) in [(propose.leader, "leader")] + propose.chain.map({ ($0, "chain") }) {
            guard request.registry.answers(post, for: request.unit, on: request.date) else {
                throw PledgesRefusals.unknownLeader(request.date, post: post, unit: request.unit, field: field)
                    .naming(post, among: request.registry.postNames(for: request.unit, on: request.date))
            }
        }
        try ProjectBounds.checkUnits(propose.implementers, field: "implementers", request)
    }

    private static func checkDays(of propose: PBProposeProject, in period: Period) throws(Refusal) {
        let due = try FieldBounds.checkDate(propose.due, field: "due")
        guard (period.starts...period.closes).contains(due) else {
            throw Refusal.invalid(
                "due", .both("须在 \(period.starts) 与 \(period.closes) 之间。", "must lie between \(period.starts) and \(period.closes)."))
        }
        try ProjectBounds.checkCount(propose.milestones.count, field: "milestones", 1...ProjectBounds.milestones)
        var (ids, last) = (Set<String>(), period.starts)
        for milestone in propose.milestones {
            try FieldBounds.checkID(milestone.id, field: "milestones.id")
            guard ids.insert(milestone.id).inserted else {
                throw Refusal.invalid("milestones.id", .both("节点“\(milestone.id)”重复。", "the milestone “\(milestone.id)” occurs twice."))
            }
            try FieldBounds.checkText(milestone.title, field: "milestones.title", most: FieldBounds.title)
            let day = try FieldBounds.checkDate(milestone.due, field: "milestones.due")
            guard day >= last, day <= due else {
                throw Refusal.invalid(
                    "milestones.due",
                    .both(
                        "节点“\(milestone.id)”的日期 \(day) 须按先后排列，在 \(last) 与项目时限 \(due) 之间。",
                        "the day \(day) of the milestone “\(milestone.id)” must follow the one before, between \(last) and the project's \(due)."
                    ))
            }
            last = day
            guard milestone.weight >= 1 else {
                throw Refusal.invalid("milestones.weight", .both("至少为 1。", "must be at least 1."))
            }
        }
    }

    static func apply(_ proposed: PBProposeProject, to state: inout PledgesState, about unit: String, at step: Step) {
        guard let due = CivilDate(proposed.due) else { return }
        let milestones = proposed.milestones.compactMap { ProjectMilestone($0) }
        if let existing = state.project(proposed.project, of: unit) {
            guard existing.period == proposed.period, existing.stage == .notApproved else { return }
            state.updateProject(proposed.project, of: unit) { project in
                project.wording = proposed
                project.due = due
                project.milestones = milestones
                project.category = proposed.category
                project.stage = .proposed
                project.proposals.append(Project.Proposal(wording: proposed, step: step))
            }
        } else {
            state.projects[unit, default: UnitProjects()].projects[proposed.project] = Project(
                unit: unit, wording: proposed, due: due, milestones: milestones, proposed: step)
        }
    }
}
