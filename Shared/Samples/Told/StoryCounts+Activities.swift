internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Projects, reports, services, attendance, admission.
extension StoryCounts {
    mutating func countProjects(_ state: SampleState) {
        var reviewers: Set<String> = []
        for project in state.pledges.flatMap(\.projects).flatMap(\.value.projects.values) {
            add("projects")
            add("projects.\(Self.word(project.stage.rawValue))")
            if project.isMarkedOverdue { add("projects.overdue") }
            if !project.awards.isEmpty { add("projects.awarded") }
            add("projects.on-site", project.onSiteReviews.count)
            reviewers.formUnion(project.onSiteReviews.flatMap(\.review.participants))
            guard project.listed != nil else { continue }
            // Those that are further on are on the list as well.
            if project.stage != .listed { add("projects.listed") }
            add("projects.listed.\(project.category)")
            add("projects.aim.\(project.wording.aim)")
        }
        add("projects.reviewers", reviewers.count)
    }

    mutating func countReports(_ state: SampleState) {
        let reader = ReportReader(state.pledges, registry: state.registry)
        for unit in state.registry.units.keys {
            for owed in reader.reports(of: unit) {
                let duty = "reports.\(owed.slot.name.duty)"
                add("\(duty).\(Self.word(owed.standing.rawValue))")
                if let report = owed.report, !report.extensions.isEmpty { add("\(duty).extended") }
                if let report = owed.report, report.returns > 0 { add("\(duty).returned") }
            }
        }
    }

    mutating func countCommunity(_ state: SampleState) {
        var teams: Set<String> = []
        for community in state.pledges.flatMap(\.community).map(\.value) {
            for offer in community.offers.values {
                let kind = offer.wording.kind == .topic ? "topic" : "post"
                add("offers.\(kind)")
                if !offer.takenUp.isEmpty { add("offers.\(kind).taken-up") }
                add("offers.\(kind).members", offer.members)
                if kind == "post" {
                    teams.insert(offer.wording.team)
                    for (home, takenUp) in offer.takenUp { add("members.\(home)", Int(takenUp.members)) }
                }
                add("services", offer.services.values.reduce(0) { $0 + $1.count })
            }
            add("feedback", community.feedback.values.reduce(0) { $0 + $1.count })
        }
        add("teams.own", teams.count { $0.hasPrefix(ActivityBounds.ownTeam) })
        add("teams.common", teams.count { !$0.hasPrefix(ActivityBounds.ownTeam) })
        for attendance in state.pledges.flatMap(\.attendance).map({ $0.value.counts(period: nil) }) {
            add("attendance.head", attendance.head)
            add("attendance.deputy", attendance.deputy)
            add("attendance.other", attendance.other)
            add("attendance.absent", attendance.absent)
        }
        for admissions in state.pledges.flatMap(\.admissions).map({ $0.value.counts() }) {
            add("admissions.admitted", admissions.admitted)
            add("admissions.refused", admissions.refused)
        }
    }
}
