import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SupervisionCore
import SwiftProtobuf
import Testing
import Domain

@testable import PledgelineCLI
@testable import Views
@testable import Files

@Suite("What is overdue is so by the calendar, whether or not the day's tick has run")
struct OverdueTests {
    /// On 5 May four things are past due that no tick has marked.
    private func untold() throws -> SmallYear {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        year.day("2026-05-05")
        return year
    }

    private func counts(_ year: SmallYear, on day: CivilDate) -> PledgeCounts {
        PledgeReader(year.pledges.own.folds.map(\.state)).counts(atAndBelow: "county", in: year.registry.own.folds[0].state, on: day)
    }

    @Test("lists and counts are the same before and after the tick, for every role and unit")
    func sameAfterTick() throws {
        var year = try untold()
        let day = try CivilDate("2026-05-05").unwrapped()
        func lists(_ year: SmallYear) throws -> [[String]] {
            try PBRole.allCases.filter { $0 != .unspecified && $0 != .timekeeper }.flatMap { role in
                try ["county", "town", "village", "hamlet"].map { unit in
                    try year.list(of: Who(role: role, unit: unit), on: "2026-05-05").map { unit + " " + $0 }
                }
            }
        }
        let (before, counted) = (try lists(year), counts(year, on: day))
        try year.tick()
        // Only the tick itself brings a pledge up; that is its doing, not the calendar's.
        #expect(try lists(year) == before)
        #expect(counts(year, on: day) == counted)
        #expect(counted.overdue == 1)
        let overdue = before.joined().filter { $0.contains(" OVERDUE") }
        for kind in ["pledge-overdue", "report-missing", "reports-late", "project-milestone", "answer-finding", "finding-overdue"] {
            #expect(overdue.contains { $0.contains(" \(kind) ") || $0.contains("\(kind) ") }, "\(kind) in \(overdue)")
        }
    }

    @Test("the list has as many overdue pledges as pledge list counts, on every day of the year")
    func sameCounts() throws {
        for (day, year) in try SmallYear.moments() {
            let date = try CivilDate(day).unwrapped()
            let reader = PledgeReader(year.pledges.own.folds.map(\.state))
            for unit in ["village", "hamlet"] {
                let items = year.items(for: Who(role: .clerk, unit: unit), on: date)
                let open = items.filter { [.pledgeDue, .pledgeOverdue, .pledgeReturned].contains($0.kind) && $0.isOverdue(on: date) }
                let rolled = items.filter { $0.kind == .rollOverPledge }.compactMap {
                    reader.pledge(ScopedName(unit: unit, id: $0.reference))
                }
                #expect(
                    open.count + rolled.count { $0.isOverdue(on: date) } == reader.counts(of: unit, on: date).overdue, "\(unit) on \(day)")
            }
        }
    }

    @Test("nothing past its day stands in another band than overdue, and what was only waited for has no day")
    func bands() throws {
        for (day, year) in try SmallYear.moments() {
            let date = try CivilDate(day).unwrapped()
            for role in PBRole.allCases where role != .unspecified {
                for unit in ["county", "town", "village", "hamlet"] {
                    let items = year.items(for: Who(role: role, unit: unit), on: date, all: true)
                    let text = WorkListText(items: items, date: date)
                    for item in items {
                        #expect((text.band(of: item) == .overdue) == (item.due.map { $0 < date } ?? false), "\(item)")
                        if [.judgeRectification, .judgeReport, .verifyPledge, .verifyMilestone, .verifyProject].contains(item.kind) {
                            #expect(item.due == nil && item.since != nil, "\(item)")
                        }
                    }
                }
            }
        }
    }

    @Test("a pledge of nobody above is on the list of its unit and of its superior until it is amended")
    func orphan() throws {
        var year = try SmallYear()
        year.day("2026-01-06")
        var draft = County.draft("goal-part")
        (draft.parentUnit, draft.parentPledge) = ("town", "gaol")
        try year.toPledges(.draftPledge(draft), for: "village", by: SmallYear.clerk)
        try year.toPledges(.signLetter(.with { $0.period = "2026" }), for: "village", by: SmallYear.clerk)
        try year.countersign("village", "2026", "2026-01-06", "2026-01-10")
        year.day("2026-01-11")
        try year.toPledges(.closeNotice(.with { $0.notice = "letter-2026" }), for: "village", by: SmallYear.superior)
        func orphans(_ key: PublicKey) throws -> [String] {
            try year.list(of: key, on: "2026-01-12").filter { $0.hasPrefix("orphan-pledge") }
        }
        let head = "orphan-pledge village goal-part since 2026-01-11 > pledgeline pledge"
        #expect(try orphans(SmallYear.clerk) == ["\(head) amend village goal-part --parent UNIT/PLEDGE --reason REASON"])
        #expect(try orphans(SmallYear.superior) == ["\(head) show village goal-part"])
        #expect(try orphans(SmallYear.countySuperior) == [])
        let reader = PledgeReader(year.pledges.own.folds.map(\.state))
        let found = try reader.pledge(ScopedName(unit: "village", id: "goal-part")).unwrapped()
        let story = PledgeStory(found, nil, isOrphan: reader.isOrphan(found)).text(.en)
        #expect(story.contains("serves town/gaol\nThat pledge does not exist. Put it right: pledgeline pledge amend village goal-part"))
        let note = try OrphanNote(orphans: [found]).text(.zh).unwrapped()
        #expect(note.contains("village/goal-part → town/gaol"))
        #expect(OrphanNote(orphans: []).text(.zh) == nil)

        try year.toPledges(
            .amendPledge(
                .with {
                    $0.pledge = "goal-part"
                    $0.noParent = true
                    $0.reason = "A slip of the pen"
                }), for: "village", by: SmallYear.clerk)
        #expect(try orphans(SmallYear.clerk) == [], "the superior has to answer first")
        #expect(try year.list(of: SmallYear.superior, on: "2026-01-12").contains { $0.hasPrefix("answer-amendment village goal-part") })
        try year.toPledges(.acceptAmendment(.with { $0.pledge = "goal-part" }), for: "village", by: SmallYear.superior)
        #expect(try orphans(SmallYear.clerk) == [] && orphans(SmallYear.superior) == [])
    }
}
