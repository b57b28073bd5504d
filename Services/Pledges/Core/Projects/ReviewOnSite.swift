internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 项目拉练: a listed project is reviewed on site with participants other than the unit that leads it.
enum ReviewOnSite {
    static func decide(_ review: PBReviewOnSite, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let project = try PledgesCore.project(review.project, request, state)
        guard let listed = project.listed, project.stage < .closedOut else { throw PledgesRefusals.projectNotListed(project) }
        let date = try FieldBounds.checkDate(review.date, field: "date")
        guard (listed.date...max(listed.date, request.date)).contains(date) else {
            throw Refusal.invalid(
                "date",
                .both(
                    "须在立项之日 \(listed.date) 与今天 \(request.date) 之间。",
                    "must lie between the day it was listed, \(listed.date), and today, \(request.date)."))
        }
        guard !project.onSiteReviews.contains(where: { $0.date == date }) else { throw PledgesRefusals.onSiteReviewed(date) }
        try checkParticipants(of: review, request)
        try FieldBounds.checkText(review.opinion, field: "opinion", most: FieldBounds.longText)
        if review.hasPoints {
            guard review.points.isValid, review.points.value >= 0, PBDecimal.compare(review.points, PBDecimal(100)) <= 0 else {
                throw Refusal.invalid("points", .both("须为 0 到 100 的数。", "must be a number from 0 to 100."))
            }
        }
        return .accepted([PBFact(about: request.unit, .projectReviewedOnSite(review))])
    }

    private static func checkParticipants(of review: PBReviewOnSite, _ request: Request) throws(Refusal) {
        try ProjectBounds.checkCount(
            review.participants.count + review.thirdParties.count, field: "participants", 1...ProjectBounds.participants)
        try ProjectBounds.checkUnits(review.participants, field: "participants", request)
        let owner = request.registry.heir(of: request.unit, on: request.date)
        guard !review.participants.contains(owner) else {
            throw Refusal.invalid(
                "participants", .both("须由别的单位参加，不能是“\(owner)”本身。", "others than “\(owner)” itself must take part; leave it out."))
        }
        // The unit's superiors see the project anyhow: an on-site review must have participants besides them.
        let answering = request.registry.unitAnswering(for: request.unit, on: request.date)
        guard !review.thirdParties.isEmpty || !review.participants.allSatisfy({ request.registry.isWithin(answering, subtree: $0) }) else {
            throw Refusal.invalid(
                "participants",
                .both(
                    "除本单位及其上级外，还须有别的单位或第三方参加。",
                    "somebody beside the unit and those above it must take part: name another unit or a third party."))
        }
        for party in review.thirdParties { try FieldBounds.checkText(party, field: "thirdParties", most: FieldBounds.title) }
    }

    static func apply(_ review: PBReviewOnSite, to state: inout PledgesState, about unit: String, at step: Step) {
        guard let date = CivilDate(review.date) else { return }
        state.updateProject(review.project, of: unit) { project in
            project.onSiteReviews.append(Project.OnSiteReview(review: review, date: date, step: step))
        }
    }
}
