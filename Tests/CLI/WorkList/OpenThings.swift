import PledgesCore
import RegistryCore
import Schema
import SupervisionCore

@testable import PledgelineCLI

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

    private var ofLetters: [String] {
        ["village", "hamlet"].flatMap { unit -> [String] in
            let found = pledges.lazy.compactMap { $0.units[unit] }.first
            let running = registry.periods.values.filter { $0.starts <= day && day <= $0.ends }.map(\.id)
            let none = running.filter { found?.letters[$0] == nil }.map { "letter \(unit) \($0)" }
            let waiting = (found?.letters.values.map { $0 } ?? []).filter {
                !isOver($0.period) && [.drafting, .signed, .returned].contains($0.state)
            }
            let notices = (found?.notices.values.map { $0 } ?? []).filter { $0.state == .open }
            return none + waiting.map { "letter \(unit) \($0.period)" }
                + notices.flatMap { notice in notice.unanswered.map { "objection \(unit) \(notice.id)/\($0.id)" } }
                + notices.filter { $0.until < day && $0.unanswered.isEmpty }.map { "notice \(unit) \($0.id)" }
                + (pledges.lazy.compactMap { $0.admissions[unit] }.first?.toDecide ?? []).map { "task \(unit) \($0.id)" }
        }
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

    private var isTickDue: Bool {
        let milestones = pledges.flatMap(\.projects.values).flatMap(\.projects.values).filter { $0.stage == .listed }
            .flatMap { [($0.due, $0.overdue)] + $0.milestones.filter { $0.reported == nil }.map { ($0.due, $0.overdue) } }
        let marked =
            pledges.flatMap(\.units.values).flatMap(\.pledges.values).filter { $0.stage == .inForce }.map { ($0.due, $0.overdue) }
            + milestones
            + findings.filter(\.waitsForUnit).map { ($0.due, $0.overdue) }
        let slots = registry.reportSlots.map(\.slot).filter { slot in pledges.contains { !$0.settledSlots.contains(slot.name) } }.map(\.due)
        let facts = registry.requirements.values.filter { requirement in
            ["village", "hamlet"].contains {
                registry.standing(of: $0, to: requirement.id)?.state == .due
            }
        }.map(\.due)
        return (marked.filter { $0.1 == nil }.map(\.0) + slots + facts).contains { $0 < day }
    }
}

extension WorkItem {
    /// The thing of the small county that an item is a step of; nil for what only tells somebody above about it.
    var thing: String? {
        let whole = "\(unit) \(reference)"
        switch kind {
        case .pledgeDue, .pledgeOverdue, .pledgeReturned, .rollOverPledge, .verifyPledge, .closeOutPledge: return "pledge \(whole)"
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
            .findingOverdue, .inspectRound, .keyExpires, .unitsWithoutPosts, .unitsWithoutKeys, .countBallots, .recordMark, .closeCohort:
            return nil
        }
    }
}
