internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Projects (项目): proposed and carried out by the unit; reviewed, listed, verified, closed out and awarded by its superior.
enum ProjectWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        return switch who.role {
        case .clerk: scope.own.flatMap { owners($0, view) }
        case .superior: scope.below.flatMap { projects(of: $0, view).flatMap { superiors($0, view) } }
        default: []
        }
    }

    /// What the unit has to do, or whoever answers for it.
    static func owners(_ unit: String, _ view: WorkView) -> [WorkItem] { projects(of: unit, view).flatMap { clerks($0, view) } }

    /// Of periods that are not over.
    private static func projects(of unit: String, _ view: WorkView) -> [Project] {
        (view.projects(of: unit)?.projects(of: nil) ?? []).filter { view.date <= view.registry.periods[$0.period]?.closes ?? view.date }
    }

    // MARK: The owner's

    private static func clerks(_ project: Project, _ view: WorkView) -> [WorkItem] {
        switch project.stage {
        case .notApproved:
            // A closed unit proposes nothing anew.
            guard view.registry.units[project.unit]?.isOpen ?? false else { return [] }
            let review = project.proposals.last?.review
            return [
                item(
                    .projectRefused, project, since: review?.step.date, title: review?.opinion,
                    "project propose \(project.unit) \(project.id) --file FILE")
            ]
        case .listed: return milestones(project, view) + whole(project, view)
        case .reportedDone: return milestones(project, view)
        case .proposed, .approved, .verified, .closedOut: return []
        }
    }

    private static func milestones(_ project: Project, _ view: WorkView) -> [WorkItem] {
        project.milestones.filter { $0.reported == nil && ($0.returned != nil || $0.due <= view.horizon) }.map { milestone in
            WorkItem(
                kind: milestone.returned == nil ? .projectMilestone : .milestoneReturned, unit: project.unit,
                reference: "\(project.id)/\(milestone.id)", name: .same(project.wording.title), title: .same(milestone.title),
                since: milestone.returned?.step.date ?? project.listed?.date, due: milestone.due, alike: alike(project),
                command: Typed.line("project milestone \(project.unit) \(project.id) \(milestone.id) --note NOTE"))
        }
    }

    /// The project itself, once every milestone has been reported.
    private static func whole(_ project: Project, _ view: WorkView) -> [WorkItem] {
        guard project.milestones.allSatisfy({ $0.reported != nil }) else { return [] }
        let command = "project done \(project.unit) \(project.id) --note NOTE"
        if let returned = project.returned {
            return [item(.projectReturned, project, since: returned.step.date, due: project.due, command)]
        }
        guard project.due <= view.horizon else { return [] }
        return [item(.projectDue, project, since: project.listed?.date, due: project.due, command)]
    }

    // MARK: The superior's

    private static func superiors(_ project: Project, _ view: WorkView) -> [WorkItem] {
        let place = "\(project.unit) \(project.id)"
        let rules = view.registry.bundle(ofPeriod: project.period)?.content.projectRules ?? PBProjectRules()
        // What nobody took over can only be declined.
        let goesOn = !view.registry.isUnassigned(project.unit, on: view.date)
        let unseen = project.onSiteReviews.count < Int(rules.onSiteReviews)
        switch project.stage {
        case .proposed:
            return [
                item(
                    .reviewProject, project, since: project.proposals.last?.step.date,
                    "project review \(place) \(goesOn ? "--approved" : "--no-approved") --opinion OPINION")
            ]
        case .approved:
            guard goesOn else { return [] }
            let since = project.proposals.last?.review?.step.date
            return [item(.listProject, project, since: since, "project enlist \(place) --category \(project.category)")]
        case .listed: return toVerify(project) + (unseen && project.due <= view.horizon ? [onSite(project, view)] : [])
        case .reportedDone:
            let open = toVerify(project)
            let own =
                project.milestones.allSatisfy { $0.verified != nil }
                ? [item(.verifyProject, project, since: project.done?.step.date, "project verify \(place)")] : []
            return open + own + (unseen ? [onSite(project, view)] : [])
        case .verified:
            return [
                unseen
                    ? onSite(project, view) : item(.closeOutProject, project, since: project.verified?.date, "project close-out \(place)")
            ]
        case .closedOut:
            guard project.awards.isEmpty, !rules.awards.isEmpty else { return [] }
            return [item(.awardProject, project, since: project.closedOut?.date, "project award \(place) --award AWARD")]
        case .notApproved: return []
        }
    }

    private static func toVerify(_ project: Project) -> [WorkItem] {
        project.milestones.filter(\.isToVerify).map { milestone in
            WorkItem(
                kind: .verifyMilestone, unit: project.unit, reference: "\(project.id)/\(milestone.id)",
                name: .same(project.wording.title), title: .same(milestone.title), since: milestone.reported?.step.date,
                alike: alike(project),
                command: Typed.line("project verify-milestone \(project.unit) \(project.id) \(milestone.id)"))
        }
    }

    private static func onSite(_ project: Project, _ view: WorkView) -> WorkItem {
        item(
            .reviewOnSite, project, since: project.listed?.date, due: project.due,
            "project on-site \(project.unit) \(project.id) --participant UNIT --opinion OPINION")
    }

    private static func item(
        _ kind: WorkKind, _ project: Project, since: CivilDate?, title: String? = nil, due: CivilDate? = nil, _ command: String
    ) -> WorkItem {
        WorkItem(
            kind: kind, unit: project.unit, reference: project.id, name: title == nil ? PBText() : .same(project.wording.title),
            title: .same(title ?? project.wording.title), since: since, due: due, alike: alike(project), command: Typed.line(command))
    }

    private static func alike(_ project: Project) -> WorkItem.Alike {
        .init(key: project.period, list: "project list UNIT --period \(project.period)")
    }
}
