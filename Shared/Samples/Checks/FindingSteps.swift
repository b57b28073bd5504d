package import Schema

/// A team's visit to a unit in a round.
package struct Visit {
    var round: String
    var unit: String
    var team: Int
    var time: Int64

    var date: CivilDate { CivilDate(milliseconds: time) }
    var inspector: String { KeyName.inspector(team) }
}

package struct NewFinding {
    var id: String
    var taxonomy: String
    var severity: UInt32
    /// Until when it must be put right, from the visit on.
    var days: Int
    /// A pledge of the unit it concerns.
    var pledge = ""
}

package enum Rectification {
    case inDays(Int)
    /// It stays open.
    case never
}

extension StepBag {
    package mutating func record(_ visit: Visit, _ items: [PBItemPoints], inspectors: [String]) {
        var record = PBRecordInspection()
        record.period = SampleExpectations.period
        record.round = visit.round
        record.visited = visit.date.description
        record.items = items
        record.inspectors = inspectors
        add(visit.unit, by: visit.inspector, at: visit.time, .recordInspection(record))
    }

    /// - Parameter number: how many findings the visit has had before.
    package mutating func open(_ finding: NewFinding, on visit: Visit, after number: Int = 0) {
        var open = PBOpenFinding()
        open.finding = finding.id
        open.period = SampleExpectations.period
        open.round = visit.round
        open.taxonomy = finding.taxonomy
        open.severity = finding.severity
        open.text = "督查组现场发现，详见督查记录第\(number + 1)条。"
        open.due = visit.date.adding(days: finding.days).description
        open.pledge = finding.pledge
        add(visit.unit, by: visit.inspector, at: visit.time + SampleClock.minute * Int64(number + 1), .openFinding(open))
    }

    /// The unit acknowledges or contests on the next day, puts it right, and the team accepts; sometimes it returns the first attempt.
    package mutating func answer(_ finding: NewFinding, on visit: Visit, _ rectification: Rectification, _ random: inout SampleRandom) {
        let next = SampleClock.office(visit.date.adding(days: 1), &random)
        if random.chance(4) {
            var contest = PBContestFinding()
            contest.finding = finding.id
            contest.reason = "当日资料正在镇里归档，已补充说明。"
            add(visit.unit, by: KeyName.clerk(visit.unit), at: next, .contestFinding(contest))
        } else {
            var acknowledge = PBAcknowledgeFinding()
            acknowledge.finding = finding.id
            add(visit.unit, by: KeyName.clerk(visit.unit), at: next, .acknowledgeFinding(acknowledge))
        }
        guard case .inDays(let days) = rectification else { return }
        var day = visit.date.adding(days: days)
        rectify(finding, visit, "已按要求整改", SampleClock.office(day, &random))
        if random.chance(10) {
            day = day.adding(days: random.int(1...2))
            var returned = PBReturnRectification()
            returned.finding = finding.id
            returned.reason = "只补了资料，问题没有解决。"
            add(visit.unit, by: visit.inspector, at: SampleClock.office(day, &random), .returnRectification(returned))
            day = day.adding(days: random.int(1...2))
            rectify(finding, visit, "已再次整改，附现场情况", SampleClock.office(day, &random))
        }
        var accept = PBAcceptRectification()
        accept.finding = finding.id
        let accepted = SampleClock.office(day.adding(days: random.int(1...2)), &random)
        add(visit.unit, by: visit.inspector, at: accepted, .acceptRectification(accept))
    }

    private mutating func rectify(_ finding: NewFinding, _ visit: Visit, _ note: String, _ time: Int64) {
        var report = PBReportRectification()
        report.finding = finding.id
        report.note = note
        add(visit.unit, by: KeyName.clerk(visit.unit), at: time, .reportRectification(report))
    }
}
