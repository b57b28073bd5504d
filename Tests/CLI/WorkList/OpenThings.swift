import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SupervisionCore

@testable import Views

/// Everything that is not finished in the small county, found by looking at each thing by itself: what the lists of all roles together must have, no
/// more and no less.
struct OpenThings {
    let year: SmallYear
    let day: CivilDate

    private var registry: RegistryState { year.registry.own.folds[0].state }
    private var pledges: [PledgesState] { year.pledges.own.folds.map(\.state) }
    private var findings: [Finding] {
        year.supervision.own.folds.flatMap { $0.state.units.values }.flatMap(\.findings.values)
    }
    private func isOver(_ period: String) -> Bool { registry.periods[period].map { $0.closes < day } ?? true }

    var all: Set<String> {
        Set(ofPledges + ofLetters + ofProjects + ofReports + ofFindings + ofRegistry + (isTickDue ? ["tick"] : []))
    }

    private var ofPledges: [String] {
        pledges.flatMap(\.units.values).flatMap(\.pledges.values).flatMap { pledge -> [String] in
            let name = "\(pledge.unit) \(pledge.id)"
            let amendment = pledge.stage == .inForce && pledge.isChangePending ? ["amendment \(name)"] : []
            switch pledge.stage {
            case .inForce: return (isOver(pledge.period) ? [] : ["pledge \(name)"]) + amendment
            case .reportedDone, .verified: return ["pledge \(name)"]
            case .drafted, .withdrawn, .rolledOver, .closedOut: return []
            }
        }
    }

    private var ofLetters: [String] { ["village", "hamlet"].flatMap(letters) + ["village", "hamlet"].flatMap(notices) }

    private func letters(of unit: String) -> [String] {
        let found = pledges.lazy.compactMap { $0.units[unit] }.first?.letters ?? [:]
        let running = registry.periods.values.filter { $0.starts <= day && day <= $0.ends }.map(\.id)
        let waiting = found.values.filter { letter in
            switch letter.state {
            case .drafting, .signed, .returned: !isOver(letter.period)
            case .onNotice, .inForce: false
            }
        }
        let periods: [String] = running.filter { found[$0] == nil } + waiting.map(\.period)
        return periods.map { "letter \(unit) \($0)" }
    }

    private func notices(of unit: String) -> [String] {
        var things: [String] = []
        let found = pledges.lazy.compactMap { $0.units[unit] }.first?.notices ?? [:]
        for notice in found.values where notice.state == .open {
            for objection in notice.unanswered { things.append("objection \(unit) \(notice.id)/\(objection.id)") }
            if notice.until < day, notice.unanswered.isEmpty { things.append("notice \(unit) \(notice.id)") }
        }
        let tasks = pledges.lazy.compactMap { $0.admissions[unit] }.first?.toDecide ?? []
        for task in tasks { things.append("task \(unit) \(task.id)") }
        return things
    }

    private var ofProjects: [String] {
        pledges.flatMap(\.projects.values).flatMap(\.projects.values).filter { !isOver($0.period) && $0.awards.isEmpty }
            .map { "project \($0.unit) \($0.id)" }
    }

    private var ofReports: [String] {
        let quarters = [(2026, 1), (2026, 2), (2026, 3), (2026, 4), (2027, 1)]
        return ["village", "hamlet"].flatMap { unit in
            quarters.flatMap { number, quarter -> [String] in
                let last =
                    (quarter == 4 ? CivilDate(year: number + 1, month: 1, day: 1) : CivilDate(year: number, month: quarter * 3 + 1, day: 1))
                    .adding(days: -1)
                let slot = SlotName(period: "\(number)", duty: "quarter", slot: "\(number)-Q\(quarter)")
                guard registry.periods[slot.period] != nil, last.adding(days: -5) <= day, !isOver(slot.period) else { return [] }
                let report = pledges.lazy.compactMap { $0.report(slot, of: unit) }.first
                if let report, report.isToJudge { return ["judge \(unit) quarter/\(slot.slot)"] }
                return report?.isOpen ?? true ? ["report \(unit) quarter/\(slot.slot)"] : []
            }
        }
    }

    private var ofFindings: [String] { findings.filter(\.isOpen).map { "finding \($0.unit) \($0.id)" } }

    private var ofRegistry: [String] {
        let facts = ["village", "hamlet"].filter { registry.requirements["staffing"] != nil && registry.statements[$0]?["staffing"] == nil }
        let isVacant = registry.appointment(unit: "village", post: "deputy", on: day)?.person.isEmpty ?? true
        return facts.map { "fact \($0) staffing" } + (isVacant ? ["post village deputy"] : [])
    }

    /// Something is past its day that no tick has marked.
    private var isTickDue: Bool {
        var days: [CivilDate] = []
        for pledge in pledges.flatMap(\.units.values).flatMap(\.pledges.values) where pledge.stage == .inForce && pledge.overdue == nil {
            days.append(pledge.due)
        }
        for project in pledges.flatMap(\.projects.values).flatMap(\.projects.values) where project.stage == .listed {
            if project.overdue == nil { days.append(project.due) }
            for milestone in project.milestones where milestone.reported == nil && milestone.overdue == nil { days.append(milestone.due) }
        }
        for finding in findings where finding.waitsForUnit && finding.overdue == nil { days.append(finding.due) }
        for (_, slot) in registry.reportSlots where pledges.contains(where: { !$0.settledSlots.contains(slot.name) }) {
            days.append(slot.due)
        }
        for unit in ["village", "hamlet"] {
            for standing in registry.owedFacts(of: unit) where standing.state == .due { days.append(standing.requirement.due) }
        }
        return days.contains { $0 < day }
    }
}

extension WorkItem {
    /// The thing of the small county that an item is a step of; nil for what only tells somebody above about it.
    var thing: String? {
        let whole = "\(unit) \(reference)"
        switch kind {
        case .pledgeDue, .pledgeOverdue, .pledgeReturned, .rollOverPledge, .draftAnew, .verifyPledge, .closeOutPledge:
            return "pledge \(whole)"
        case .draftLetter, .signLetter, .mendLetter, .countersignLetter, .returnLetter: return "letter \(whole)"
        case .answerAmendment, .answerWithdrawal: return "amendment \(whole)"
        case .answerObjection: return "objection \(whole)"
        case .closeNotice: return "notice \(whole)"
        case .decideAdmission: return "task \(whole)"
        case .projectRefused, .projectMilestone, .milestoneReturned, .projectDue, .projectReturned, .reviewProject, .listProject,
            .verifyMilestone, .reviewOnSite, .verifyProject, .closeOutProject, .awardProject:
            return "project \(unit) \(reference.prefix { $0 != "/" })"
        case .reportDue, .reportMissing, .reportReturned: return "report \(whole)"
        case .judgeReport: return "judge \(whole)"
        case .answerFinding, .rectifyFinding, .rectificationReturned, .judgeRectification: return "finding \(whole)"
        case .stateFact: return "fact \(whole)"
        case .fillPost: return "post \(whole)"
        case .tick: return "tick"
        case .pledgeEscalated, .orphanPledge, .objectionOpen, .reportsLate, .giveFeedback, .reelectionMilestone, .trainingShort, .factsLate,
            .findingOverdue, .inspectRound, .keyExpires, .unitsWithoutPosts, .unitsWithoutKeys, .assignUnit, .countBallots, .recordMark,
            .closeCohort:
            return nil
        }
    }
}
