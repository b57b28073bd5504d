// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

@_spi(Refusals) public import Schema

/// Every refusal of `PledgesRefusal`, with its texts filled in.
public enum PledgesRefusals {
    /// `unknown_item`: No sheet of the bundle of “{period}” has an item “{item}”. Check the item's id.
    public static func unknownItem(_ item: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownItem, [("item", item), ("period", period)])
    }

    /// `unknown_giver`: On {date} there was no post “{giver}” answering for “{unit}”. Name a post of the unit, or unit/post, and have it appointed first.
    public static func unknownGiver(_ giver: some RefusalValue, date: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownGiver, [("giver", giver), ("date", date), ("unit", unit)])
    }

    /// `pledge_exists`: The unit has a pledge “{pledge}” already. Choose another id; a wording can be changed only after its letter was returned.
    public static func pledgeExists(_ pledge: some RefusalValue) -> Refusal {
        Refusal(Rules.pledgeExists, [("pledge", pledge)])
    }

    /// `letter_full`: A letter has at most {most} pledges. Combine some.
    public static func letterFull(_ most: some RefusalValue) -> Refusal {
        Refusal(Rules.letterFull, [("most", most)])
    }

    /// `letter_closed`: The letter of “{period}” {state}: nothing can be drafted or signed any more. To change it, have the superior return it.
    public static func letterClosed(_ period: some RefusalValue, state: some RefusalValue) -> Refusal {
        Refusal(Rules.letterClosed, [("period", period), ("state", state)])
    }

    /// `parent_not_above`: “{parent}” is neither “{unit}” nor above it; a pledge can serve only a pledge of the own unit or of one above. Name another parent.
    public static func parentNotAbove(_ parent: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.parentNotAbove, [("parent", parent), ("unit", unit)])
    }

    /// `unknown_parent_pledge`: The unit has no pledge “{parent}” to serve. Draft that first.
    public static func unknownParentPledge(_ parent: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownParentPledge, [("parent", parent)])
    }

    /// `parent_chain`: The pledges that “{pledge}” would serve form a circle, or more than {most} tiers. Choose another parent.
    public static func parentChain(_ pledge: some RefusalValue, most: some RefusalValue) -> Refusal {
        Refusal(Rules.parentChain, [("pledge", pledge), ("most", most)])
    }

    /// `no_drafts`: The letter of “{period}” has no pledges. Draft them first (pledgeline pledge draft).
    public static func noDrafts(_ period: some RefusalValue) -> Refusal {
        Refusal(Rules.noDrafts, [("period", period)])
    }

    /// `letter_not_signed`: “{unit}” has no letter of “{period}” that is signed and waits for the superior. Submit this after the unit has signed.
    public static func letterNotSigned(_ period: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.letterNotSigned, [("period", period), ("unit", unit)])
    }

    /// `unknown_pledge`: “{unit}” has no pledge “{pledge}”. Check the unit and the id.
    public static func unknownPledge(_ pledge: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownPledge, [("pledge", pledge), ("unit", unit)])
    }

    /// `pledge_not_in_force`: The pledge “{pledge}” is {stage}; only one in force can be reported on, amended, withdrawn, rolled over or put on notice.
    public static func pledgeNotInForce(_ pledge: some RefusalValue, stage: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.pledgeNotInForce, [("pledge", pledge), ("stage", stage)], retriable: retriable)
    }

    /// `quantity_below_reported`: Quantities count from the beginning and cannot fall below the {reported} reported before. If it was wrong, report done, have the superior return it, and report the right one.
    public static func quantityBelowReported(_ reported: some RefusalValue) -> Refusal {
        Refusal(Rules.quantityBelowReported, [("reported", reported)])
    }

    /// `not_reported_done`: The pledge “{pledge}” is {stage}: there is no report of completion to judge.
    public static func notReportedDone(_ pledge: some RefusalValue, stage: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.notReportedDone, [("pledge", pledge), ("stage", stage)], retriable: retriable)
    }

    /// `standard_not_met`: What does not meet the standard cannot be verified. Use return_pledge and give the reason.
    public static let standardNotMet = Refusal(Rules.standardNotMet)

    /// `not_verified`: The pledge “{pledge}” is {stage}; it is closed out once, after verification.
    public static func notVerified(_ pledge: some RefusalValue, stage: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.notVerified, [("pledge", pledge), ("stage", stage)], retriable: retriable)
    }

    /// `reviews_itself`: “{unit}” cannot review its own pledge. Name another unit, or none, and the superior reviews it.
    public static func reviewsItself(_ unit: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.reviewsItself, [("unit", unit)], field: field)
    }

    /// `unknown_reviewer`: There is no unit “{unit}”, or it is closed, so it cannot review a pledge. Check the id.
    public static func unknownReviewer(_ unit: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.unknownReviewer, [("unit", unit)], field: field)
    }

    /// `unknown_chain_post`: “{post}” in the chain was not a post answering for “{unit}” on {date}. Have it appointed first, or leave it out.
    public static func unknownChainPost(_ post: some RefusalValue, unit: some RefusalValue, date: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownChainPost, [("post", post), ("unit", unit), ("date", date)])
    }

    /// `not_reviewer`: The pledge “{pledge}” is reviewed by “{reviewer}”: a clerk's or superior's key enrolled there is needed, or a superior's from above it, and never one of the pledging unit.
    public static func notReviewer(_ pledge: some RefusalValue, reviewer: some RefusalValue) -> Refusal {
        Refusal(Rules.notReviewer, [("pledge", pledge), ("reviewer", reviewer)])
    }

    /// `change_pending`: An amendment or withdrawal of the pledge “{pledge}” waits for the superior already. Ask again after the answer.
    public static func changePending(_ pledge: some RefusalValue) -> Refusal {
        Refusal(Rules.changePending, [("pledge", pledge)])
    }

    /// `nothing_amended`: What is asked for is how the pledge “{pledge}” reads already. Change at least one of title, quantity, measure, due and standard.
    public static func nothingAmended(_ pledge: some RefusalValue) -> Refusal {
        Refusal(Rules.nothingAmended, [("pledge", pledge)])
    }

    /// `amended_below_reached`: {reached} of the pledge “{pledge}” are reported already; less than that cannot be promised.
    public static func amendedBelowReached(_ reached: some RefusalValue, pledge: some RefusalValue) -> Refusal {
        Refusal(Rules.amendedBelowReached, [("reached", reached), ("pledge", pledge)])
    }

    /// `no_amendment`: No amendment of the pledge “{pledge}” waits for a decision. Reporting it done, or rolling it over, makes a request lapse.
    public static func noAmendment(_ pledge: some RefusalValue) -> Refusal {
        Refusal(Rules.noAmendment, [("pledge", pledge)])
    }

    /// `too_many_wordings`: The pledge “{pledge}” can be worded anew or asked to be amended {most} times at most. Make another pledge.
    public static func tooManyWordings(_ pledge: some RefusalValue, most: some RefusalValue) -> Refusal {
        Refusal(Rules.tooManyWordings, [("pledge", pledge), ("most", most)])
    }

    /// `no_withdrawal`: No withdrawal of the pledge “{pledge}” waits for a decision. Reporting it done, or rolling it over, makes a request lapse.
    public static func noWithdrawal(_ pledge: some RefusalValue) -> Refusal {
        Refusal(Rules.noWithdrawal, [("pledge", pledge)])
    }

    /// `roll_over_too_early`: The period “{period}” ends on {ends}; the pledge “{pledge}” can be rolled over from the day after.
    public static func rollOverTooEarly(_ pledge: some RefusalValue, period: some RefusalValue, ends: some RefusalValue) -> Refusal {
        Refusal(Rules.rollOverTooEarly, [("pledge", pledge), ("period", period), ("ends", ends)])
    }

    /// `unit_closed`: “{unit}” has not existed since {closed} and signs no more letters, so nothing of it is rolled over. Assign what it left (pledgeline unit assign {unit} --to UNIT), then draft the rest anew there.
    public static func noNextLetter(_ unit: some RefusalValue, closed: some RefusalValue) -> Refusal {
        Refusal(Rules.noNextLetter, [("unit", unit), ("closed", closed)])
    }

    /// `unit_closed`: “{unit}” has not existed since {closed} and signs no more letters, so nothing of it is rolled over. Draft the rest anew in the next letter of “{heir}”, which took over (pledgeline pledge draft {heir} …).
    public static func nextLetterOfHeir(_ unit: some RefusalValue, closed: some RefusalValue, heir: some RefusalValue) -> Refusal {
        Refusal(Rules.nextLetterOfHeir, [("unit", unit), ("closed", closed), ("heir", heir)])
    }

    /// `not_next_period`: The period “{period}” does not follow “{before}”. Name the one whose previous period is “{before}”.
    public static func notNextPeriod(_ period: some RefusalValue, before: some RefusalValue) -> Refusal {
        Refusal(Rules.notNextPeriod, [("period", period), ("before", before)])
    }

    /// `nothing_left`: {reached} of {promised} of the pledge “{pledge}” are reported: nothing is left to roll over. Report it done.
    public static func nothingLeft(_ pledge: some RefusalValue, reached: some RefusalValue, promised: some RefusalValue) -> Refusal {
        Refusal(Rules.nothingLeft, [("pledge", pledge), ("reached", reached), ("promised", promised)])
    }

    /// `roll_over_taken`: The unit has a pledge “{pledge}” already. Choose another id for the pledge that carries on.
    public static func rollOverTaken(_ pledge: some RefusalValue) -> Refusal {
        Refusal(Rules.rollOverTaken, [("pledge", pledge)])
    }

    /// `notice_required`: The period's bundle asks that a letter stand on notice for at least {days} days before it is in force. Countersign with the first and last day and the channels of a notice.
    public static func noticeRequired(_ days: some RefusalValue) -> Refusal {
        Refusal(Rules.noticeRequired, [("days", days)])
    }

    /// `notice_exists`: The unit has a notice “{notice}” already. Choose another id.
    public static func noticeExists(_ notice: some RefusalValue) -> Refusal {
        Refusal(Rules.noticeExists, [("notice", notice)])
    }

    /// `unknown_notice`: “{unit}” has no notice “{notice}”. Check the unit and the id.
    public static func unknownNotice(_ notice: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownNotice, [("notice", notice), ("unit", unit)])
    }

    /// `notice_not_open`: The notice “{notice}” stands from {from} until {until} and {state}; today is {date}. Objections are taken on those days, and nothing once it has ended.
    public static func noticeNotOpen(_ notice: some RefusalValue, from: some RefusalValue, until: some RefusalValue, state: some RefusalValue, date: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.noticeNotOpen, [("notice", notice), ("from", from), ("until", until), ("state", state), ("date", date)], retriable: retriable)
    }

    /// `notice_running`: The notice “{notice}” stands until {until}. Close it on the day after, or later.
    public static func noticeRunning(_ notice: some RefusalValue, until: some RefusalValue) -> Refusal {
        Refusal(Rules.noticeRunning, [("notice", notice), ("until", until)])
    }

    /// `objection_exists`: The notice has an objection “{objection}” already. Choose another id.
    public static func objectionExists(_ objection: some RefusalValue) -> Refusal {
        Refusal(Rules.objectionExists, [("objection", objection)])
    }

    /// `too_many_objections`: The notice “{notice}” has {most} objections and takes no more. Tell the superior in person.
    public static func tooManyObjections(_ notice: some RefusalValue, most: some RefusalValue) -> Refusal {
        Refusal(Rules.tooManyObjections, [("notice", notice), ("most", most)])
    }

    /// `unknown_objection`: The notice “{notice}” has no objection “{objection}”. Check the id.
    public static func unknownObjection(_ objection: some RefusalValue, notice: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownObjection, [("objection", objection), ("notice", notice)])
    }

    /// `objection_answered`: The objection “{objection}” has been answered; an answer does not change.
    public static func objectionAnswered(_ objection: some RefusalValue) -> Refusal {
        Refusal(Rules.objectionAnswered, [("objection", objection)])
    }

    /// `objections_unanswered`: {count} objections to the notice “{notice}” are not answered yet, the first is “{first}”. Answer them first.
    public static func objectionsUnanswered(_ notice: some RefusalValue, count: some RefusalValue, first: some RefusalValue) -> Refusal {
        Refusal(Rules.objectionsUnanswered, [("notice", notice), ("count", count), ("first", first)])
    }

    /// `objection_upheld`: An objection to the notice “{notice}” was upheld, so the letter cannot come into force as it stands. Return it, so that the unit words it anew.
    public static func objectionUpheld(_ notice: some RefusalValue) -> Refusal {
        Refusal(Rules.objectionUpheld, [("notice", notice)])
    }

    /// `own_attendance`: “{unit}” cannot record its own attendance. Have the host record it, or somebody above.
    public static func ownAttendance(_ unit: some RefusalValue) -> Refusal {
        Refusal(Rules.ownAttendance, [("unit", unit)])
    }

    /// `meeting_exists`: How “{unit}” attended the meeting “{meeting}” is recorded already. Check the meeting's id.
    public static func meetingExists(_ meeting: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.meetingExists, [("meeting", meeting), ("unit", unit)])
    }

    /// `project_exists`: The unit has a project “{project}” already. Choose another id; only one that was not approved is proposed anew under its own, at most {most} times.
    public static func projectExists(_ project: some RefusalValue, most: some RefusalValue) -> Refusal {
        Refusal(Rules.projectExists, [("project", project), ("most", most)])
    }

    /// `unknown_project_category`: The bundle of “{period}” has no project category “{category}”. Check the category's id.
    public static func unknownProjectCategory(_ category: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownProjectCategory, [("category", category), ("period", period)])
    }

    /// `unknown_aim`: The bundle of “{period}” has no project aim “{aim}”. Check the aim's id, or leave it out.
    public static func unknownAim(_ aim: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownAim, [("aim", aim), ("period", period)])
    }

    /// `unknown_leader`: On {date} there was no post “{post}” answering for “{unit}”. Name a post of the unit, or unit/post, and have it appointed first.
    public static func unknownLeader(_ date: some RefusalValue, post: some RefusalValue, unit: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.unknownLeader, [("date", date), ("post", post), ("unit", unit)], field: field)
    }

    /// `unknown_project`: “{unit}” has no project “{project}”. Check the unit and the id.
    public static func unknownProject(_ project: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownProject, [("project", project), ("unit", unit)])
    }

    /// `project_not_proposed`: The project “{project}” is {stage}: there is no proposal to review.
    public static func projectNotProposed(_ project: some RefusalValue, stage: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.projectNotProposed, [("project", project), ("stage", stage)], retriable: retriable)
    }

    /// `project_not_approved`: The project “{project}” is {stage}; it is listed once, after it was approved.
    public static func projectNotApproved(_ project: some RefusalValue, stage: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.projectNotApproved, [("project", project), ("stage", stage)], retriable: retriable)
    }

    /// `project_not_listed`: The project “{project}” is {stage}; this is for projects on the list that are under way.
    public static func projectNotListed(_ project: some RefusalValue, stage: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.projectNotListed, [("project", project), ("stage", stage)], retriable: retriable)
    }

    /// `unknown_project_milestone`: The project “{project}” has no milestone “{milestone}”. Check the id.
    public static func unknownProjectMilestone(_ milestone: some RefusalValue, project: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownProjectMilestone, [("milestone", milestone), ("project", project)])
    }

    /// `milestone_reported`: The milestone “{milestone}” has been reported. To report it again, have the superior return it.
    public static func milestoneReported(_ milestone: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.milestoneReported, [("milestone", milestone)], retriable: retriable)
    }

    /// `milestone_not_reported`: The milestone “{milestone}” has no report to judge.
    public static func milestoneNotReported(_ milestone: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.milestoneNotReported, [("milestone", milestone)], retriable: retriable)
    }

    /// `milestones_open`: The milestone “{milestone}” has not been {lacking}. Finish the milestones first.
    public static func milestonesOpen(_ milestone: some RefusalValue, lacking: some RefusalValue) -> Refusal {
        Refusal(Rules.milestonesOpen, [("milestone", milestone), ("lacking", lacking)])
    }

    /// `on_site_reviewed`: The project was reviewed on site on {date} already. One a day is recorded; check the date.
    public static func onSiteReviewed(_ date: some RefusalValue) -> Refusal {
        Refusal(Rules.onSiteReviewed, [("date", date)])
    }

    /// `on_site_reviews_missing`: The project has {count} on-site reviews; {asked} are needed before it is closed out. Hold them first.
    public static func onSiteReviewsMissing(_ count: some RefusalValue, asked: some RefusalValue) -> Refusal {
        Refusal(Rules.onSiteReviewsMissing, [("count", count), ("asked", asked)])
    }

    /// `project_not_reported_done`: The project “{project}” is {stage}: there is no report of completion to judge.
    public static func projectNotReportedDone(_ project: some RefusalValue, stage: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.projectNotReportedDone, [("project", project), ("stage", stage)], retriable: retriable)
    }

    /// `standard_not_met`: What does not meet the standard cannot be verified. Use pledgeline project return and give the reason.
    public static let projectStandardNotMet = Refusal(Rules.projectStandardNotMet)

    /// `project_not_verified`: The project “{project}” is {stage}; it is closed out once, after verification.
    public static func projectNotVerified(_ project: some RefusalValue, stage: some RefusalValue, retriable: Bool) -> Refusal {
        Refusal(Rules.projectNotVerified, [("project", project), ("stage", stage)], retriable: retriable)
    }

    /// `project_not_closed_out`: The project “{project}” is {stage}; awards are for projects closed out.
    public static func projectNotClosedOut(_ project: some RefusalValue, stage: some RefusalValue) -> Refusal {
        Refusal(Rules.projectNotClosedOut, [("project", project), ("stage", stage)])
    }

    /// `unknown_award`: The bundle of “{period}” has no project award “{award}”. Check the award's id.
    public static func unknownAward(_ award: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownAward, [("award", award), ("period", period)])
    }

    /// `award_given`: The project has the award “{award}” already; each is given once.
    public static func awardGiven(_ award: some RefusalValue) -> Refusal {
        Refusal(Rules.awardGiven, [("award", award)])
    }

    /// `unknown_report_duty`: The bundle of “{period}” has no report duty “{duty}”. Check the duty's id.
    public static func unknownReportDuty(_ duty: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownReportDuty, [("duty", duty), ("period", period)])
    }

    /// `unknown_report_slot`: The duty “{duty}” has no report “{slot}” in “{period}”. Check the slot.
    public static func unknownReportSlot(_ slot: some RefusalValue, duty: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownReportSlot, [("slot", slot), ("duty", duty), ("period", period)])
    }

    /// `report_not_owed`: “{unit}” does not owe the report “{duty}” of {slot}: it is not among the levels, sectors or units, was not there then, or had not begun.
    public static func reportNotOwed(_ duty: some RefusalValue, unit: some RefusalValue, slot: some RefusalValue) -> Refusal {
        Refusal(Rules.reportNotOwed, [("duty", duty), ("unit", unit), ("slot", slot)])
    }

    /// `report_too_early`: The report “{duty}” of {slot} is taken from {opens} until {due}. Send it then.
    public static func reportTooEarly(_ slot: some RefusalValue, duty: some RefusalValue, opens: some RefusalValue, due: some RefusalValue) -> Refusal {
        Refusal(Rules.reportTooEarly, [("slot", slot), ("duty", duty), ("opens", opens), ("due", due)])
    }

    /// `report_incomplete`: The required field “{column}”{name} is missing. Fill it in.
    public static func reportIncomplete(_ column: some RefusalValue, name: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.reportIncomplete, [("column", column), ("name", name)], field: field)
    }

    /// `evidence_missing`: This report needs evidence. Attach at least one document by name, digest and address.
    public static let evidenceMissing = Refusal(Rules.evidenceMissing)

    /// `report_accepted`: The report “{duty}” of {slot} has been accepted and cannot change any more.
    public static func reportAccepted(_ slot: some RefusalValue, duty: some RefusalValue) -> Refusal {
        Refusal(Rules.reportAccepted, [("slot", slot), ("duty", duty)])
    }

    /// `report_excused`: The unit is excused from the report “{duty}” of {slot}: nothing is needed.
    public static func reportExcused(_ slot: some RefusalValue, duty: some RefusalValue) -> Refusal {
        Refusal(Rules.reportExcused, [("slot", slot), ("duty", duty)])
    }

    /// `report_stands`: The report “{duty}” of {slot} stands and waits for the superior. After its last day it can change only when it is returned.
    public static func reportStands(_ slot: some RefusalValue, duty: some RefusalValue) -> Refusal {
        Refusal(Rules.reportStands, [("slot", slot), ("duty", duty)])
    }

    /// `report_not_submitted`: “{unit}” has no report “{duty}” of {slot} that waits for judgement. Submit this after the unit has sent it.
    public static func reportNotSubmitted(_ slot: some RefusalValue, unit: some RefusalValue, duty: some RefusalValue) -> Refusal {
        Refusal(Rules.reportNotSubmitted, [("slot", slot), ("unit", unit), ("duty", duty)])
    }

    /// `report_replaced`: “{unit}” has sent its report “{duty}” of {slot} anew: revision {revision} stands, not the one that was read. Look at it with pledgeline report show first.
    public static func reportReplaced(_ revision: some RefusalValue, unit: some RefusalValue, duty: some RefusalValue, slot: some RefusalValue) -> Refusal {
        Refusal(Rules.reportReplaced, [("revision", revision), ("unit", unit), ("duty", duty), ("slot", slot)])
    }

    /// `report_missed`: The report “{duty}” of {slot} is marked missing and cannot be extended. Excuse it, or let the unit send it late.
    public static func reportMissed(_ slot: some RefusalValue, duty: some RefusalValue) -> Refusal {
        Refusal(Rules.reportMissed, [("slot", slot), ("duty", duty)])
    }

    /// `offer_exists`: The unit offers something under “{offer}” already. Choose another id.
    public static func offerExists(_ offer: some RefusalValue) -> Refusal {
        Refusal(Rules.offerExists, [("offer", offer)])
    }

    /// `unknown_team`: The bundle of “{period}” has no service team “{team}”. Check the id; a team of the unit's own begins with “{ownTeam}”.
    public static func unknownTeam(_ team: some RefusalValue, period: some RefusalValue, ownTeam: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownTeam, [("team", team), ("period", period), ("ownTeam", ownTeam)])
    }

    /// `unknown_offer`: “{unit}” offers nothing under “{offer}”. Check the unit and the id.
    public static func unknownOffer(_ offer: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownOffer, [("offer", offer), ("unit", unit)])
    }

    /// `offer_closed`: “{offer}” has been closed. Choose another offer.
    public static func offerClosed(_ offer: some RefusalValue) -> Refusal {
        Refusal(Rules.offerClosed, [("offer", offer)])
    }

    /// `offer_full`: “{offer}” wants {wanted} members, and {left} are still missing. Bring fewer, or choose another offer.
    public static func offerFull(_ offer: some RefusalValue, wanted: some RefusalValue, left: some RefusalValue) -> Refusal {
        Refusal(Rules.offerFull, [("offer", offer), ("wanted", wanted), ("left", left)])
    }

    /// `not_taken_up`: “{home}” has not taken up “{offer}”. Take it up first.
    public static func notTakenUp(_ home: some RefusalValue, offer: some RefusalValue) -> Refusal {
        Refusal(Rules.notTakenUp, [("home", home), ("offer", offer)])
    }

    /// `feedback_given`: “{home}” has had its feedback of “{period}”; it is given once a period.
    public static func feedbackGiven(_ home: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.feedbackGiven, [("home", home), ("period", period)])
    }

    /// `nothing_taken_up`: “{home}” took up nothing in “{period}” and no service is recorded: there is nothing to feed back.
    public static func nothingTakenUp(_ home: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.nothingTakenUp, [("home", home), ("period", period)])
    }

    /// `admission_exists`: There is a request “{task}” already. Choose another id; one that was refused stands, and is asked for anew under a new id.
    public static func admissionExists(_ task: some RefusalValue) -> Refusal {
        Refusal(Rules.admissionExists, [("task", task)])
    }

    /// `unknown_admission`: Nobody asked a task “{task}” of “{unit}”. Check the unit and the id.
    public static func unknownAdmission(_ task: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownAdmission, [("task", task), ("unit", unit)])
    }

    /// `admission_decided`: “{task}” has been {stage} and stays so. Ask anew under a new id.
    public static func admissionDecided(_ task: some RefusalValue, stage: some RefusalValue) -> Refusal {
        Refusal(Rules.admissionDecided, [("task", task), ("stage", stage)])
    }

    /// `department_admits_itself`: A key of “{department}”, which asks, cannot be its own gatekeeper. Have a superior decide who does not belong to it.
    public static func departmentAdmitsItself(_ department: some RefusalValue) -> Refusal {
        Refusal(Rules.departmentAdmitsItself, [("department", department)])
    }

    /// `admission_without_basis`: “{task}” names no {missing} that moves along with it and cannot be admitted, only refused.
    public static func admissionWithoutBasis(_ task: some RefusalValue, missing: some RefusalValue) -> Refusal {
        Refusal(Rules.admissionWithoutBasis, [("task", task), ("missing", missing)])
    }

    /// What the schema says of each, in its order.
    public static let all: [RefusalRule] = [
        Rules.unknownItem,
        Rules.unknownGiver,
        Rules.pledgeExists,
        Rules.letterFull,
        Rules.letterClosed,
        Rules.parentNotAbove,
        Rules.unknownParentPledge,
        Rules.parentChain,
        Rules.noDrafts,
        Rules.letterNotSigned,
        Rules.unknownPledge,
        Rules.pledgeNotInForce,
        Rules.quantityBelowReported,
        Rules.notReportedDone,
        Rules.standardNotMet,
        Rules.notVerified,
        Rules.reviewsItself,
        Rules.unknownReviewer,
        Rules.unknownChainPost,
        Rules.notReviewer,
        Rules.changePending,
        Rules.nothingAmended,
        Rules.amendedBelowReached,
        Rules.noAmendment,
        Rules.tooManyWordings,
        Rules.noWithdrawal,
        Rules.rollOverTooEarly,
        Rules.noNextLetter,
        Rules.nextLetterOfHeir,
        Rules.notNextPeriod,
        Rules.nothingLeft,
        Rules.rollOverTaken,
        Rules.noticeRequired,
        Rules.noticeExists,
        Rules.unknownNotice,
        Rules.noticeNotOpen,
        Rules.noticeRunning,
        Rules.objectionExists,
        Rules.tooManyObjections,
        Rules.unknownObjection,
        Rules.objectionAnswered,
        Rules.objectionsUnanswered,
        Rules.objectionUpheld,
        Rules.ownAttendance,
        Rules.meetingExists,
        Rules.projectExists,
        Rules.unknownProjectCategory,
        Rules.unknownAim,
        Rules.unknownLeader,
        Rules.unknownProject,
        Rules.projectNotProposed,
        Rules.projectNotApproved,
        Rules.projectNotListed,
        Rules.unknownProjectMilestone,
        Rules.milestoneReported,
        Rules.milestoneNotReported,
        Rules.milestonesOpen,
        Rules.onSiteReviewed,
        Rules.onSiteReviewsMissing,
        Rules.projectNotReportedDone,
        Rules.projectStandardNotMet,
        Rules.projectNotVerified,
        Rules.projectNotClosedOut,
        Rules.unknownAward,
        Rules.awardGiven,
        Rules.unknownReportDuty,
        Rules.unknownReportSlot,
        Rules.reportNotOwed,
        Rules.reportTooEarly,
        Rules.reportIncomplete,
        Rules.evidenceMissing,
        Rules.reportAccepted,
        Rules.reportExcused,
        Rules.reportStands,
        Rules.reportNotSubmitted,
        Rules.reportReplaced,
        Rules.reportMissed,
        Rules.offerExists,
        Rules.unknownTeam,
        Rules.unknownOffer,
        Rules.offerClosed,
        Rules.offerFull,
        Rules.notTakenUp,
        Rules.feedbackGiven,
        Rules.nothingTakenUp,
        Rules.admissionExists,
        Rules.unknownAdmission,
        Rules.admissionDecided,
        Rules.departmentAdmitsItself,
        Rules.admissionWithoutBasis,
    ]

    private enum Rules {
        static let unknownItem = RefusalRule(
            "unknown_item", field: "item",
            zh: "周期“{period}”的考核办法中没有条目“{item}”。请核对条目编号。",
            en: "No sheet of the bundle of “{period}” has an item “{item}”. Check the item's id.")
        static let unknownGiver = RefusalRule(
            "unknown_giver", field: "giver",
            zh: "{date} 时没有为“{unit}”负责的岗位“{giver}”。请写本单位的岗位，或写“单位/岗位”，并先任命该岗位。",
            en: "On {date} there was no post “{giver}” answering for “{unit}”. Name a post of the unit, or unit/post, and have it appointed first.")
        static let pledgeExists = RefusalRule(
            "pledge_exists", field: "pledge",
            zh: "本单位已有编号为“{pledge}”的承诺。请换一个编号；只有责任书被退回后才能改写。",
            en: "The unit has a pledge “{pledge}” already. Choose another id; a wording can be changed only after its letter was returned.")
        static let letterFull = RefusalRule(
            "letter_full", field: "period",
            zh: "一份责任书最多 {most} 项承诺。请合并。",
            en: "A letter has at most {most} pledges. Combine some.")
        static let letterClosed = RefusalRule(
            "letter_closed", field: "period",
            zh: "“{period}”的责任书{state}，不能再起草或签署。要修改，须先由上级退回。",
            en: "The letter of “{period}” {state}: nothing can be drafted or signed any more. To change it, have the superior return it.")
        static let parentNotAbove = RefusalRule(
            "parent_not_above", field: "parentUnit",
            zh: "“{parent}”不是“{unit}”本身或其上级，承诺不能挂在它下面。请改写上级承诺的单位。",
            en: "“{parent}” is neither “{unit}” nor above it; a pledge can serve only a pledge of the own unit or of one above. Name another parent.")
        static let unknownParentPledge = RefusalRule(
            "unknown_parent_pledge", field: "parentPledge",
            zh: "本单位没有编号为“{parent}”的承诺。请先起草它。",
            en: "The unit has no pledge “{parent}” to serve. Draft that first.")
        static let parentChain = RefusalRule(
            "parent_chain", field: "parentPledge",
            zh: "“{pledge}”的上级承诺成环，或超过 {most} 层。请改挂别的承诺。",
            en: "The pledges that “{pledge}” would serve form a circle, or more than {most} tiers. Choose another parent.")
        static let noDrafts = RefusalRule(
            "no_drafts", field: "period",
            zh: "“{period}”的责任书中没有承诺。请先起草（pledgeline pledge draft）。",
            en: "The letter of “{period}” has no pledges. Draft them first (pledgeline pledge draft).")
        static let letterNotSigned = RefusalRule(
            "letter_not_signed", field: "period", retriable: .always,
            zh: "“{unit}”在“{period}”没有已签署、待审签的责任书。请等单位签署后再提交。",
            en: "“{unit}” has no letter of “{period}” that is signed and waits for the superior. Submit this after the unit has signed.")
        static let unknownPledge = RefusalRule(
            "unknown_pledge", field: "pledge",
            zh: "“{unit}”没有编号为“{pledge}”的承诺。请核对单位和编号。",
            en: "“{unit}” has no pledge “{pledge}”. Check the unit and the id.")
        static let pledgeNotInForce = RefusalRule(
            "pledge_not_in_force", field: "pledge", retriable: .sometimes,
            zh: "承诺“{pledge}”{stage}，只有生效中的承诺才能报告、变更、撤回、结转或公示。",
            en: "The pledge “{pledge}” is {stage}; only one in force can be reported on, amended, withdrawn, rolled over or put on notice.")
        static let quantityBelowReported = RefusalRule(
            "quantity_below_reported", field: "quantity",
            zh: "数量从头累计，不能少于已报的 {reported}。报错时，先自报完成，由上级退回，再报正确的数。",
            en: "Quantities count from the beginning and cannot fall below the {reported} reported before. If it was wrong, report done, have the superior return it, and report the right one.")
        static let notReportedDone = RefusalRule(
            "not_reported_done", field: "pledge", retriable: .sometimes,
            zh: "承诺“{pledge}”{stage}，没有待验收的完成报告。",
            en: "The pledge “{pledge}” is {stage}: there is no report of completion to judge.")
        static let standardNotMet = RefusalRule(
            "standard_not_met", field: "standardMet",
            zh: "未达到验收标准，不能验收。请用 pledgeline pledge return 写明原因退回。",
            en: "What does not meet the standard cannot be verified. Use return_pledge and give the reason.")
        static let notVerified = RefusalRule(
            "not_verified", field: "pledge", retriable: .sometimes,
            zh: "承诺“{pledge}”{stage}，验收之后才能销号一次。",
            en: "The pledge “{pledge}” is {stage}; it is closed out once, after verification.")
        static let reviewsItself = RefusalRule(
            "reviews_itself", field: "*",
            zh: "“{unit}”不能评议自己的承诺。请写另一个单位，或留空由上级评议。",
            en: "“{unit}” cannot review its own pledge. Name another unit, or none, and the superior reviews it.")
        static let unknownReviewer = RefusalRule(
            "unknown_reviewer", field: "*",
            zh: "没有编号为“{unit}”的单位，或该单位已撤销，不能由它评议承诺。请核对编号。",
            en: "There is no unit “{unit}”, or it is closed, so it cannot review a pledge. Check the id.")
        static let unknownChainPost = RefusalRule(
            "unknown_chain_post", field: "chain",
            zh: "责任链中的“{post}”在 {date} 不是为“{unit}”负责的岗位。请先任命，或从责任链中去掉。",
            en: "“{post}” in the chain was not a post answering for “{unit}” on {date}. Have it appointed first, or leave it out.")
        static let notReviewer = RefusalRule(
            "not_reviewer", field: "unit",
            zh: "承诺“{pledge}”由“{reviewer}”评议验收：须用在“{reviewer}”登记的党务干事或上级密钥，或在其上级单位登记的上级密钥；承诺单位自己的密钥不行。",
            en: "The pledge “{pledge}” is reviewed by “{reviewer}”: a clerk's or superior's key enrolled there is needed, or a superior's from above it, and never one of the pledging unit.")
        static let changePending = RefusalRule(
            "change_pending", field: "pledge", retriable: .always,
            zh: "承诺“{pledge}”已有变更或撤回申请等待上级决定。请等上级答复后再提。",
            en: "An amendment or withdrawal of the pledge “{pledge}” waits for the superior already. Ask again after the answer.")
        static let nothingAmended = RefusalRule(
            "nothing_amended", field: "pledge",
            zh: "申请内容与承诺“{pledge}”现行文字相同。请至少写明一处改动：事项、数量、计量单位、期限或标准。",
            en: "What is asked for is how the pledge “{pledge}” reads already. Change at least one of title, quantity, measure, due and standard.")
        static let amendedBelowReached = RefusalRule(
            "amended_below_reached", field: "quantity",
            zh: "承诺“{pledge}”已报 {reached}，承诺数量不能改得比它少。",
            en: "{reached} of the pledge “{pledge}” are reported already; less than that cannot be promised.")
        static let noAmendment = RefusalRule(
            "no_amendment", field: "pledge",
            zh: "承诺“{pledge}”没有等待决定的变更申请。报告完成或结转会使申请失效。",
            en: "No amendment of the pledge “{pledge}” waits for a decision. Reporting it done, or rolling it over, makes a request lapse.")
        static let tooManyWordings = RefusalRule(
            "too_many_wordings", field: "pledge",
            zh: "承诺“{pledge}”改写和申请变更合计最多 {most} 次。请另作承诺。",
            en: "The pledge “{pledge}” can be worded anew or asked to be amended {most} times at most. Make another pledge.")
        static let noWithdrawal = RefusalRule(
            "no_withdrawal", field: "pledge",
            zh: "承诺“{pledge}”没有等待决定的撤回申请。报告完成或结转会使申请失效。",
            en: "No withdrawal of the pledge “{pledge}” waits for a decision. Reporting it done, or rolling it over, makes a request lapse.")
        static let rollOverTooEarly = RefusalRule(
            "roll_over_too_early", field: "pledge", retriable: .always,
            zh: "周期“{period}”到 {ends} 才结束，承诺“{pledge}”从次日起才能结转。",
            en: "The period “{period}” ends on {ends}; the pledge “{pledge}” can be rolled over from the day after.")
        static let noNextLetter = RefusalRule(
            "unit_closed", isFurtherWording: true, field: "unit",
            zh: "“{unit}”自 {closed} 起已撤销，不再有新的责任书，承诺不能结转。请先移交（pledgeline unit assign {unit} --to 单位），再在承接单位重新起草剩余部分。",
            en: "“{unit}” has not existed since {closed} and signs no more letters, so nothing of it is rolled over. Assign what it left (pledgeline unit assign {unit} --to UNIT), then draft the rest anew there.")
        static let nextLetterOfHeir = RefusalRule(
            "unit_closed", isFurtherWording: true, field: "unit",
            zh: "“{unit}”自 {closed} 起由“{heir}”承接，不再有新的责任书，承诺不能结转。请在“{heir}”的下一份责任书中重新起草剩余部分（pledgeline pledge draft {heir} …）。",
            en: "“{unit}” has not existed since {closed} and signs no more letters, so nothing of it is rolled over. Draft the rest anew in the next letter of “{heir}”, which took over (pledgeline pledge draft {heir} …).")
        static let notNextPeriod = RefusalRule(
            "not_next_period", field: "period",
            zh: "周期“{period}”不是紧接“{before}”的下一周期，不能结转到其中。请写明以“{before}”为上一周期的周期。",
            en: "The period “{period}” does not follow “{before}”. Name the one whose previous period is “{before}”.")
        static let nothingLeft = RefusalRule(
            "nothing_left", field: "pledge",
            zh: "承诺“{pledge}”承诺 {promised}，已报 {reached}，没有剩余可以结转。请报告完成。",
            en: "{reached} of {promised} of the pledge “{pledge}” are reported: nothing is left to roll over. Report it done.")
        static let rollOverTaken = RefusalRule(
            "roll_over_taken", field: "into",
            zh: "本单位已有编号为“{pledge}”的承诺。请为结转的承诺另取编号。",
            en: "The unit has a pledge “{pledge}” already. Choose another id for the pledge that carries on.")
        static let noticeRequired = RefusalRule(
            "notice_required", field: "notice",
            zh: "本周期的考核办法要求责任书生效前至少公示 {days} 天。审签时请写明公示的起止日期和途径。",
            en: "The period's bundle asks that a letter stand on notice for at least {days} days before it is in force. Countersign with the first and last day and the channels of a notice.")
        static let noticeExists = RefusalRule(
            "notice_exists", field: "notice",
            zh: "本单位已有编号为“{notice}”的公示。请换一个编号。",
            en: "The unit has a notice “{notice}” already. Choose another id.")
        static let unknownNotice = RefusalRule(
            "unknown_notice", field: "notice",
            zh: "“{unit}”没有编号为“{notice}”的公示。请核对单位和编号。",
            en: "“{unit}” has no notice “{notice}”. Check the unit and the id.")
        static let noticeNotOpen = RefusalRule(
            "notice_not_open", field: "notice", retriable: .sometimes,
            zh: "公示“{notice}”自 {from} 至 {until}，{state}；今天是 {date}。异议须在公示期内提出，结束后不能再办理。",
            en: "The notice “{notice}” stands from {from} until {until} and {state}; today is {date}. Objections are taken on those days, and nothing once it has ended.")
        static let noticeRunning = RefusalRule(
            "notice_running", field: "notice", retriable: .always,
            zh: "公示“{notice}”到 {until} 为止。请在次日或以后结束它。",
            en: "The notice “{notice}” stands until {until}. Close it on the day after, or later.")
        static let objectionExists = RefusalRule(
            "objection_exists", field: "objection",
            zh: "这次公示已有编号为“{objection}”的异议。请换一个编号。",
            en: "The notice has an objection “{objection}” already. Choose another id.")
        static let tooManyObjections = RefusalRule(
            "too_many_objections", field: "notice",
            zh: "公示“{notice}”已有 {most} 条异议，不再受理。请向上级当面反映。",
            en: "The notice “{notice}” has {most} objections and takes no more. Tell the superior in person.")
        static let unknownObjection = RefusalRule(
            "unknown_objection", field: "objection",
            zh: "公示“{notice}”没有编号为“{objection}”的异议。请核对编号。",
            en: "The notice “{notice}” has no objection “{objection}”. Check the id.")
        static let objectionAnswered = RefusalRule(
            "objection_answered", field: "objection",
            zh: "异议“{objection}”已经答复，答复不能改动。",
            en: "The objection “{objection}” has been answered; an answer does not change.")
        static let objectionsUnanswered = RefusalRule(
            "objections_unanswered", field: "notice", retriable: .always,
            zh: "公示“{notice}”还有 {count} 条异议没有答复，第一条是“{first}”。请先答复。",
            en: "{count} objections to the notice “{notice}” are not answered yet, the first is “{first}”. Answer them first.")
        static let objectionUpheld = RefusalRule(
            "objection_upheld", field: "notice",
            zh: "公示“{notice}”有异议被采纳，责任书不能照此生效。请退回责任书，由单位改写后重新签署。",
            en: "An objection to the notice “{notice}” was upheld, so the letter cannot come into force as it stands. Return it, so that the unit words it anew.")
        static let ownAttendance = RefusalRule(
            "own_attendance", field: "host",
            zh: "“{unit}”不能记录自己的到会情况。请由主办单位或上级记录。",
            en: "“{unit}” cannot record its own attendance. Have the host record it, or somebody above.")
        static let meetingExists = RefusalRule(
            "meeting_exists", field: "meeting",
            zh: "“{unit}”在会议“{meeting}”的到会情况已有记录。请核对会议编号。",
            en: "How “{unit}” attended the meeting “{meeting}” is recorded already. Check the meeting's id.")
        static let projectExists = RefusalRule(
            "project_exists", field: "project",
            zh: "本单位已有编号为“{project}”的项目。请换一个编号；只有未通过评审的项目可用原编号重报，最多 {most} 次。",
            en: "The unit has a project “{project}” already. Choose another id; only one that was not approved is proposed anew under its own, at most {most} times.")
        static let unknownProjectCategory = RefusalRule(
            "unknown_project_category", field: "category",
            zh: "周期“{period}”的考核办法中没有项目类别“{category}”。请核对类别编号。",
            en: "The bundle of “{period}” has no project category “{category}”. Check the category's id.")
        static let unknownAim = RefusalRule(
            "unknown_aim", field: "aim",
            zh: "周期“{period}”的考核办法中没有项目目标“{aim}”。请核对编号，或不写。",
            en: "The bundle of “{period}” has no project aim “{aim}”. Check the aim's id, or leave it out.")
        static let unknownLeader = RefusalRule(
            "unknown_leader", field: "*",
            zh: "{date} 时没有为“{unit}”负责的岗位“{post}”。请写本单位的岗位，或写“单位/岗位”，并先任命该岗位。",
            en: "On {date} there was no post “{post}” answering for “{unit}”. Name a post of the unit, or unit/post, and have it appointed first.")
        static let unknownProject = RefusalRule(
            "unknown_project", field: "project",
            zh: "“{unit}”没有编号为“{project}”的项目。请核对单位和编号。",
            en: "“{unit}” has no project “{project}”. Check the unit and the id.")
        static let projectNotProposed = RefusalRule(
            "project_not_proposed", field: "project", retriable: .sometimes,
            zh: "项目“{project}”{stage}，没有待评审的申报。",
            en: "The project “{project}” is {stage}: there is no proposal to review.")
        static let projectNotApproved = RefusalRule(
            "project_not_approved", field: "project", retriable: .sometimes,
            zh: "项目“{project}”{stage}，通过评审之后才能立项，且只立项一次。",
            en: "The project “{project}” is {stage}; it is listed once, after it was approved.")
        static let projectNotListed = RefusalRule(
            "project_not_listed", field: "project", retriable: .sometimes,
            zh: "项目“{project}”{stage}，只有已立项、正在实施的项目才能这样办理。",
            en: "The project “{project}” is {stage}; this is for projects on the list that are under way.")
        static let unknownProjectMilestone = RefusalRule(
            "unknown_project_milestone", field: "milestone",
            zh: "项目“{project}”没有编号为“{milestone}”的节点。请核对编号。",
            en: "The project “{project}” has no milestone “{milestone}”. Check the id.")
        static let milestoneReported = RefusalRule(
            "milestone_reported", field: "milestone", retriable: .sometimes,
            zh: "节点“{milestone}”已经报过。要改，须先由上级退回。",
            en: "The milestone “{milestone}” has been reported. To report it again, have the superior return it.")
        static let milestoneNotReported = RefusalRule(
            "milestone_not_reported", field: "milestone", retriable: .sometimes,
            zh: "节点“{milestone}”没有待验收的报告。",
            en: "The milestone “{milestone}” has no report to judge.")
        static let milestonesOpen = RefusalRule(
            "milestones_open", field: "project", retriable: .always,
            zh: "节点“{milestone}”{lacking}。请先办完各个节点。",
            en: "The milestone “{milestone}” has not been {lacking}. Finish the milestones first.")
        static let onSiteReviewed = RefusalRule(
            "on_site_reviewed", field: "date",
            zh: "该项目 {date} 已有一次现场评审。同一天只记一次；请核对日期。",
            en: "The project was reviewed on site on {date} already. One a day is recorded; check the date.")
        static let onSiteReviewsMissing = RefusalRule(
            "on_site_reviews_missing", field: "project", retriable: .always,
            zh: "现场评审 {count} 次，销号须有 {asked} 次。请先组织项目拉练。",
            en: "The project has {count} on-site reviews; {asked} are needed before it is closed out. Hold them first.")
        static let projectNotReportedDone = RefusalRule(
            "project_not_reported_done", field: "project", retriable: .sometimes,
            zh: "项目“{project}”{stage}，没有待验收的完成报告。",
            en: "The project “{project}” is {stage}: there is no report of completion to judge.")
        static let projectStandardNotMet = RefusalRule(
            "standard_not_met", isFurtherWording: true, field: "standardMet",
            zh: "未达到验收标准，不能验收。请用 pledgeline project return 写明原因退回。",
            en: "What does not meet the standard cannot be verified. Use pledgeline project return and give the reason.")
        static let projectNotVerified = RefusalRule(
            "project_not_verified", field: "project", retriable: .sometimes,
            zh: "项目“{project}”{stage}，验收之后才能销号一次。",
            en: "The project “{project}” is {stage}; it is closed out once, after verification.")
        static let projectNotClosedOut = RefusalRule(
            "project_not_closed_out", field: "project", retriable: .always,
            zh: "项目“{project}”{stage}，销号之后才能评优。",
            en: "The project “{project}” is {stage}; awards are for projects closed out.")
        static let unknownAward = RefusalRule(
            "unknown_award", field: "award",
            zh: "周期“{period}”的考核办法中没有项目奖项“{award}”。请核对编号。",
            en: "The bundle of “{period}” has no project award “{award}”. Check the award's id.")
        static let awardGiven = RefusalRule(
            "award_given", field: "award",
            zh: "该项目已获“{award}”，同一奖项只授予一次。",
            en: "The project has the award “{award}” already; each is given once.")
        static let unknownReportDuty = RefusalRule(
            "unknown_report_duty", field: "duty",
            zh: "周期“{period}”的考核办法中没有报送事项“{duty}”。请核对编号。",
            en: "The bundle of “{period}” has no report duty “{duty}”. Check the duty's id.")
        static let unknownReportSlot = RefusalRule(
            "unknown_report_slot", field: "slot",
            zh: "报送事项“{duty}”在“{period}”没有“{slot}”这一期。请核对期次。",
            en: "The duty “{duty}” has no report “{slot}” in “{period}”. Check the slot.")
        static let reportNotOwed = RefusalRule(
            "report_not_owed", field: "duty",
            zh: "“{unit}”无须报送“{duty}”{slot}：层级、类别不在其列，当时单位不存在，或在启用日期之前。",
            en: "“{unit}” does not owe the report “{duty}” of {slot}: it is not among the levels, sectors or units, was not there then, or had not begun.")
        static let reportTooEarly = RefusalRule(
            "report_too_early", field: "slot", retriable: .always,
            zh: "“{duty}”{slot} 自 {opens} 起受理，{due} 截止。请届时再报。",
            en: "The report “{duty}” of {slot} is taken from {opens} until {due}. Send it then.")
        static let reportIncomplete = RefusalRule(
            "report_incomplete", field: "*",
            zh: "缺少必填栏“{column}”{name}。请补上。",
            en: "The required field “{column}”{name} is missing. Fill it in.")
        static let evidenceMissing = RefusalRule(
            "evidence_missing", field: "evidence",
            zh: "这项报告须附佐证材料。请附上至少一份（名称、摘要、地址）。",
            en: "This report needs evidence. Attach at least one document by name, digest and address.")
        static let reportAccepted = RefusalRule(
            "report_accepted", field: "slot",
            zh: "“{duty}”{slot} 的报告已被接受，不能再改。",
            en: "The report “{duty}” of {slot} has been accepted and cannot change any more.")
        static let reportExcused = RefusalRule(
            "report_excused", field: "slot",
            zh: "“{duty}”{slot} 已准免报，无须办理。",
            en: "The unit is excused from the report “{duty}” of {slot}: nothing is needed.")
        static let reportStands = RefusalRule(
            "report_stands", field: "slot", retriable: .always,
            zh: "“{duty}”{slot} 的报告已在上级待审。截止日后要改，须先由上级退回。",
            en: "The report “{duty}” of {slot} stands and waits for the superior. After its last day it can change only when it is returned.")
        static let reportNotSubmitted = RefusalRule(
            "report_not_submitted", field: "slot", retriable: .always,
            zh: "“{unit}”没有待审的“{duty}”{slot} 报告。请等单位报送后再办。",
            en: "“{unit}” has no report “{duty}” of {slot} that waits for judgement. Submit this after the unit has sent it.")
        static let reportReplaced = RefusalRule(
            "report_replaced", field: "revision",
            zh: "“{unit}”已重新报送“{duty}”{slot}，现在是第 {revision} 稿，不是所审的那一稿。请用 pledgeline report show 查看后再办。",
            en: "“{unit}” has sent its report “{duty}” of {slot} anew: revision {revision} stands, not the one that was read. Look at it with pledgeline report show first.")
        static let reportMissed = RefusalRule(
            "report_missed", field: "slot",
            zh: "“{duty}”{slot} 已记为缺报，不能再延期。可准免报，或由单位补报（记为迟报）。",
            en: "The report “{duty}” of {slot} is marked missing and cannot be extended. Excuse it, or let the unit send it late.")
        static let offerExists = RefusalRule(
            "offer_exists", field: "offer",
            zh: "本单位已有编号为“{offer}”的服务岗位或点题。请换一个编号。",
            en: "The unit offers something under “{offer}” already. Choose another id.")
        static let unknownTeam = RefusalRule(
            "unknown_team", field: "team",
            zh: "周期“{period}”的考核办法中没有服务队“{team}”。请核对编号；自设的服务队以“{ownTeam}”开头。",
            en: "The bundle of “{period}” has no service team “{team}”. Check the id; a team of the unit's own begins with “{ownTeam}”.")
        static let unknownOffer = RefusalRule(
            "unknown_offer", field: "offer",
            zh: "“{unit}”没有编号为“{offer}”的服务岗位或点题。请核对单位和编号。",
            en: "“{unit}” offers nothing under “{offer}”. Check the unit and the id.")
        static let offerClosed = RefusalRule(
            "offer_closed", field: "offer",
            zh: "“{offer}”已停止认领。请另选岗位或点题。",
            en: "“{offer}” has been closed. Choose another offer.")
        static let offerFull = RefusalRule(
            "offer_full", field: "members", retriable: .always,
            zh: "“{offer}”共需 {wanted} 人，还缺 {left} 人。请减少人数，或另选岗位。",
            en: "“{offer}” wants {wanted} members, and {left} are still missing. Bring fewer, or choose another offer.")
        static let notTakenUp = RefusalRule(
            "not_taken_up", field: "homeUnit", retriable: .always,
            zh: "“{home}”没有认领“{offer}”。请先认领。",
            en: "“{home}” has not taken up “{offer}”. Take it up first.")
        static let feedbackGiven = RefusalRule(
            "feedback_given", field: "homeUnit",
            zh: "“{period}”已向“{home}”反馈过，每个周期一次。",
            en: "“{home}” has had its feedback of “{period}”; it is given once a period.")
        static let nothingTakenUp = RefusalRule(
            "nothing_taken_up", field: "homeUnit", retriable: .always,
            zh: "“{home}”在“{period}”没有认领，也没有服务记录，无可反馈。",
            en: "“{home}” took up nothing in “{period}” and no service is recorded: there is nothing to feed back.")
        static let admissionExists = RefusalRule(
            "admission_exists", field: "task",
            zh: "已有编号为“{task}”的准入申请。请换一个编号；被拒绝的保留，可用新编号再申请。",
            en: "There is a request “{task}” already. Choose another id; one that was refused stands, and is asked for anew under a new id.")
        static let unknownAdmission = RefusalRule(
            "unknown_admission", field: "task",
            zh: "“{unit}”没有编号为“{task}”的准入申请。请核对单位和编号。",
            en: "Nobody asked a task “{task}” of “{unit}”. Check the unit and the id.")
        static let admissionDecided = RefusalRule(
            "admission_decided", field: "task",
            zh: "“{task}”{stage}，不再改。请用新编号重新申请。",
            en: "“{task}” has been {stage} and stays so. Ask anew under a new id.")
        static let departmentAdmitsItself = RefusalRule(
            "department_admits_itself", field: "task",
            zh: "申请单位“{department}”的密钥不能为自己的事项把关。请由该单位以外的上级决定。",
            en: "A key of “{department}”, which asks, cannot be its own gatekeeper. Have a superior decide who does not belong to it.")
        static let admissionWithoutBasis = RefusalRule(
            "admission_without_basis", field: "admitted",
            zh: "“{task}”没有写明随之转移的{missing}，不能准入，只能拒绝。",
            en: "“{task}” names no {missing} that moves along with it and cannot be admitted, only refused.")
    }
}
