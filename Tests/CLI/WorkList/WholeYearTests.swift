import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import Testing

@testable import Views

@Suite("A year of a small county, month by month: nothing that needs somebody is missing from the list, and nothing stays after it is done")
struct WholeYearTests {
    /// Clerks, the superior, the inspector, the registrar and the timekeeper.
    private static let keys = [
        SmallYear.clerk, SmallYear.hamletClerk, SmallYear.superior, SmallYear.inspector, SmallYear.registrar, SmallYear.timekeeper,
    ]
    /// Far enough that whatever is due some day is on the list.
    private static let ahead = 500

    /// Looks at the lists of everybody on the first of every month, and before and after every decision.
    private final class Watcher: SmallYear.Onlooker {
        private(set) var months: Set<CivilDate> = []
        private(set) var settled: [WorkKind: Int] = [:]

        func passed(until day: CivilDate, in year: SmallYear) {
            var next = year.today.adding(days: 1)
            while next <= day {
                if next.parts.day == 1 {
                    months.insert(next)
                    check(year, on: next)
                }
                next = next.adding(days: 1)
            }
        }

        func decided(_ body: PBPayload.Body, for unit: String, by key: PublicKey, before: SmallYear, after: SmallYear) {
            check(after, on: after.today)
            guard let work = WorkOf(body) else { return }
            let was = work.items(on: list(of: key, in: before, on: after.today), of: unit)
            // Only the first pledge begins a letter, and only a post that was vacant is filled.
            if work.kinds != [.draftLetter] && work.kinds != [.fillPost] { #expect(was.count == 1, "\(unit) \(work) on \(after.today)") }
            for item in was { settled[item.kind, default: 0] += 1 }
            let left = work.items(on: list(of: key, in: after, on: after.today), of: unit)
            #expect(left == [], "\(unit) \(work) on \(after.today)")
        }

        /// The lists of all roles have every open thing, and nothing else.
        private func check(_ year: SmallYear, on day: CivilDate) {
            let listed = Set(WholeYearTests.keys.flatMap { list(of: $0, in: year, on: day) }.compactMap(\.thing))
            let open = OpenThings(year: year, day: day).all
            #expect(open.subtracting(listed) == [], "on no list on \(day)")
            #expect(listed.subtracting(open) == [], "done, and on a list on \(day)")
        }

        private func list(of key: PublicKey, in year: SmallYear, on day: CivilDate) -> [WorkItem] {
            guard let who = Who(key, in: year.registry.own.folds[0].state) else { return [] }
            return year.items(for: who, on: day, ahead: WholeYearTests.ahead, all: who.role == .superior || who.role == .inspector)
        }
    }

    @Test("for the clerk, the superior, the inspector, the registrar and the timekeeper")
    func months() throws {
        var year = try SmallYear()
        let watcher = Watcher()
        year.onlooker = watcher
        try year.untilJanuary()
        try year.untilMarch()
        try year.toRegistry(.appointPost(County.post("deputy", "p-8", from: "2026-03-25")), for: "village")
        try year.untilJuly()
        try year.untilDecember()
        try year.untilClosing()
        year.day("2027-03-02")
        #expect(watcher.months.count == 15, "\(watcher.months.sorted())")
        let expected: [WorkKind] = [
            .draftLetter, .signLetter, .countersignLetter, .closeNotice, .answerObjection, .stateFact, .fillPost, .decideAdmission,
            .answerAmendment, .pledgeReturned, .pledgeOverdue, .pledgeDue, .verifyPledge, .closeOutPledge, .reviewProject, .listProject,
            .projectMilestone, .verifyMilestone, .reviewOnSite, .projectDue, .verifyProject, .closeOutProject, .reportDue, .reportReturned,
            .judgeReport, .reportsLate, .giveFeedback, .inspectRound, .answerFinding, .rectifyFinding, .rectificationReturned,
            .judgeRectification,
        ]
        let missing = expected.filter { watcher.settled[$0] == nil }
        #expect(missing == [], "the year must have settled each: \(watcher.settled)")
    }
}
