import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing
import Domain

@testable import PledgelineCLI
@testable import Views

struct WorkListTests {

    @Test("every command of every list is one that pledgeline understands")
    func commands() throws {
        var kinds: Set<String> = []
        for (day, year) in try SmallYear.moments() {
            for role in PBRole.allCases where role != .unspecified {
                for unit in ["county", "town", "village", "hamlet"] {
                    let items = year.items(for: Who(role: role, unit: unit), on: try CivilDate(day).unwrapped(), all: true)
                    kinds.formUnion(items.map(\.kind.rawValue))
                    TypableCommands.check(items, of: unit)
                }
            }
        }
        #expect(kinds.count > 25, "the year must have something of nearly every kind: \(kinds.sorted())")
    }

    @Test("work waits for the nearest key: the county's superior is not asked for what the town's will do")
    func nearest() throws {
        let (day, year) = try SmallYear.moments()[0]
        #expect(try year.list(of: SmallYear.countySuperior, on: day) == [])
        let all = try year.list(of: Who(role: .superior, unit: "county"), on: day, all: true)
        #expect(all == (try year.list(of: SmallYear.superior, on: day)))
    }

    @Test("without a key of the role further down, what is below waits for the one above")
    func inherited() throws {
        let (day, year) = try SmallYear.moments()[0]
        let clerks = try year.list(of: Who(role: .clerk, unit: "town"), on: day)
        #expect(clerks == ["draft-letter town 2026 since 2026-01-01 > \(Self.draft("town", "2026"))"])
        let office = try year.list(of: Who(role: .superior, unit: "office"), on: day)
        #expect(office == [])
    }

    @Test("the village's list is not on the hamlet's")
    func own() throws {
        let (day, year) = try SmallYear.moments()[1]
        let lines = try year.list(of: SmallYear.hamletClerk, on: day)
        #expect(
            lines == [
                "report-due hamlet quarter/2026-Q1 since 2026-03-26 due 2026-04-10 > pledgeline report submit hamlet quarter 2026-Q1 --period 2026 --text TEXT"
            ])
    }

    @Test("what a pledge names as its reviewer verifies it, and the superior does not have it on the list")
    func receiver() throws {
        var (_, year) = try SmallYear.moments()[3]
        year.day("2026-12-28")
        let digest = Digest.sha256(try SmallYearBundle.bundle.serializedData())
        try year.toRegistry(.openPeriod(SmallYear.period("2027", "2026", "2028-03-31", digest: digest)), for: "county")
        year.day("2027-01-05")
        var draft = DraftOf.pledge("gift", in: "2027")
        draft.receiver = "hamlet"
        try year.toPledges(.draftPledge(draft), for: "village", by: SmallYear.clerk)
        try year.toPledges(.signLetter(.with { $0.period = "2027" }), for: "village", by: SmallYear.clerk)
        try year.countersign("village", "2027", "2027-01-05", "2027-01-09")
        year.day("2027-01-10")
        try year.toPledges(.closeNotice(.with { $0.notice = "letter-2027" }), for: "village", by: SmallYear.superior)
        try year.done("gift", 1)
        let line = "verify-pledge village gift since 2027-01-10 > pledgeline pledge verify village gift --quantity 1"
        #expect(try year.list(of: SmallYear.hamletClerk, on: "2027-01-10").contains(line))
        #expect(try !year.list(of: SmallYear.superior, on: "2027-01-10").contains(line))
        #expect(try !year.list(of: SmallYear.clerk, on: "2027-01-10").contains(line))
    }

    @Test("a registrar sees vacant posts, units without posts, and who is late with a fact")
    func registrar() throws {
        let (_, year) = try SmallYear.moments()[0]
        let lines = try year.list(of: SmallYear.registrar, on: "2026-02-02")
        #expect(
            lines == [
                "facts-late county staffing ×2 due 2026-01-31 OVERDUE > pledgeline fact list county --requirement staffing --open",
                "units-without-keys county > pledgeline key enrol --unit town --role clerk --public-key NEWKEY",
                "units-without-posts county > pledgeline post appoint office POST --zh TITLE --tier first --person PERSON",
                "fill-post village deputy since 2025-01-01 > pledgeline post appoint village deputy --zh TITLE --tier first --person PERSON",
            ])
    }

    @Test("in December a clerk is told which posts lack days of training, until they are on record")
    func training() throws {
        var (_, year) = try SmallYear.moments()[2]
        try year.toRegistry(
            .definePostCategory(
                .with {
                    $0.category = "secretary"
                    $0.name.en = "Secretary"
                    $0.trainingDays = PBDecimal(5)
                }), for: "county")
        var post = County.post("trained", "p-7", from: "2026-07-01")
        post.category = "secretary"
        try year.toRegistry(.appointPost(post), for: "village")
        func lines(_ day: String) throws -> [String] {
            try year.list(of: SmallYear.clerk, on: day).filter { $0.hasPrefix("training-short") }
        }
        #expect(try lines("2026-11-30") == [], "there is time enough")
        let line = "training-short village trained due 2026-12-31 > pledgeline training record village trained --days DAYS --topic TOPIC"
        #expect(try lines("2026-12-01") == [line])
        func record(_ days: PBDecimal) throws {
            try year.toRegistry(
                .recordTraining(
                    .with {
                        $0.post = "trained"
                        $0.date = "2026-07-01"
                        $0.days = days
                        $0.topic = "Law"
                    }), for: "village", by: SmallYear.clerk)
        }
        try record(PBDecimal(45, scale: 1))
        #expect(try lines("2026-12-01") == [line], "half a day is missing")
        try record(PBDecimal(5, scale: 1))
        #expect(try lines("2026-12-01") == [])
    }

    @Test("a timekeeper is told of deadlines that no tick has settled, and of none once it has")
    func timekeeper() throws {
        var (_, year) = try SmallYear.moments()[1]
        #expect(try year.list(of: SmallYear.timekeeper, on: "2026-03-28") == [])
        #expect(
            try year.list(of: SmallYear.timekeeper, on: "2026-05-05") == [
                "tick county ×4 since 2026-04-01 due 2026-04-01 OVERDUE > pledgeline tick --unit county"
            ])
        year.day("2026-05-05")
        try year.tick()
        #expect(try year.list(of: SmallYear.timekeeper, on: "2026-05-05") == [])
    }

    @Test("asked for all, an inspector sees each unit of a round by itself")
    func eachUnit() throws {
        let (day, year) = try SmallYear.moments()[2]
        let rounds = try year.list(of: Who(role: .inspector, unit: "county"), on: day, all: true).filter { $0.hasPrefix("inspect-round") }
        #expect(rounds.map { $0.split(separator: " ")[1] } == ["hamlet", "office", "town", "village"])
    }

    @Test("a shorter look ahead leaves out what falls due later, and never what is overdue")
    func ahead() throws {
        let (day, year) = try SmallYear.moments()[2]
        let date = try CivilDate(day).unwrapped()
        func kinds(_ ahead: Int) -> [String] {
            WorkList.items(
                for: Who(role: .clerk, unit: "village"), on: date, ahead: ahead, registry: year.registry.own.folds[0].state,
                pledges: year.pledges.own.folds.map(\.state), supervision: year.supervision.own.folds.map(\.state)
            ).map(\.kind.rawValue)
        }
        #expect(kinds(0).contains("pledge-overdue"))
        #expect(!kinds(0).contains("pledge-due"))
        #expect(kinds(180).contains("pledge-due"))
    }

    private static func draft(_ unit: String, _ period: String) -> String {
        "pledgeline pledge draft \(unit) PLEDGE --period \(period) --item ITEM --title TITLE --quantity N --measure MEASURE --due DATE --standard STANDARD --giver POST"
    }
}

private enum DraftOf {
    static func pledge(_ id: String, in period: String) -> PBDraftPledge {
        .with {
            $0.pledge = id
            $0.period = period
            $0.item = "roads"
            $0.title = "A gift"
            $0.quantity = 1
            $0.measure = "piece"
            $0.due = "\(period)-06-30"
            $0.standard = "It is given"
            $0.giver = "secretary"
            $0.weight = 1
        }
    }
}

struct WorkListTextTests {
    private func item(_ kind: WorkKind, due: String?) -> WorkItem {
        WorkItem(
            kind: kind, unit: "v1", unitName: .both("一村", "Village 1"), reference: "p1", title: .both("修路", "Mend the road"),
            due: due.flatMap { CivilDate($0) }, command: "pledgeline due")
    }

    @Test("an empty list says so in both languages")
    func empty() {
        let text = WorkListText(items: [], date: CivilDate(year: 2026, month: 3, day: 28))
        #expect(text.table(.zh) == "2026-03-28：没有待办事项。")
        #expect(text.table(.en) == "2026-03-28: nothing is waiting.")
        #expect(text.listing.lines == [])
    }

    @Test("items stand in bands by the day they are due, one a hundred days late under overdue whatever it is")
    func bands() {
        let items = [
            item(.judgeReport, due: "2025-12-18"), item(.pledgeDue, due: "2026-03-28"),
            item(.reportDue, due: "2026-04-04"),
            item(.rectifyFinding, due: "2026-04-05"), item(.signLetter, due: nil),
        ]
        let table = WorkListText(items: items, date: CivilDate(year: 2026, month: 3, day: 28)).table(.en)
        let headings = table.split(separator: "\n").filter { $0.hasSuffix("(1)") }.map(String.init)
        #expect(headings == ["Overdue (1)", "Due today (1)", "Within seven days (1)", "Later (1)", "Without a date (1)"])
    }

    @Test("for programs an item is one object with stable names")
    func json() {
        let text = WorkListText(items: [item(.pledgeDue, due: "2026-04-20")], date: CivilDate(year: 2026, month: 3, day: 28))
        #expect(
            text.listing.lines == [
                #"{"kind":"pledge-due","what":{"zh":"承诺到期","en":"pledge due"},"unit":"v1","reference":"p1","title":{"zh":"修路","en":"Mend the road"},"since":null,"due":"2026-04-20","daysLeft":23,"overdue":false,"count":1,"command":"pledgeline due","unitName":{"zh":"一村","en":"Village 1"},"name":{"zh":"","en":""},"members":null}"#
            ])
    }

    @Test("every kind of work has a text in both languages")
    func kinds() {
        for kind in WorkKind.allCases {
            #expect(kind.text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(kind)")
            #expect(!kind.text.en.isEmpty && kind.text.en.allSatisfy(\.isASCII), "\(kind)")
        }
    }
}
