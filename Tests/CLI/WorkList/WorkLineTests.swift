import PledgesCore
import Schema
import Testing
import Domain

@testable import PledgelineCLI
@testable import Views

@Suite("A work list stays readable: what is alike stands on one line, and no line is wider than the terminal")
struct WorkLineTests {
    private static let day = CivilDate(year: 2026, month: 9, day: 20)

    private func missed(_ month: Int, at unit: String = "east-1") -> WorkItem {
        let slot = SlotName(period: "2026", duty: "monthly", slot: "2026-0\(month)")
        let last = CivilDate(year: 2026, month: month + 1, day: 5)
        return WorkItem(
            kind: .reportMissing, unit: unit, unitName: .both("东村党支部", "East Village"), reference: "monthly/\(slot.slot)",
            title: .both("月报", "Monthly report"), since: last.adding(days: -10), due: last,
            alike: .init(
                key: "2026/monthly", part: slot.slot, list: "report list UNIT --period 2026 --duty monthly --open", least: 2),
            command: Typed.line("report submit \(unit) monthly \(slot.slot) --period 2026 --text TEXT"))
    }

    private func countersign(_ unit: String) -> WorkItem {
        WorkItem(
            kind: .countersignLetter, unit: unit, unitName: .both("村\(unit)", "Village \(unit)"), reference: "2026",
            command: Typed.line("pledge countersign \(unit) --period 2026 --notice-until 2026-01-2\(unit.count)"))
    }

    @Test("eight months that were missed are one line, with the command that lists them")
    func missedMonths() {
        let items = (1...8).map { missed($0) }
        let text = WorkListText(
            items: items, date: Self.day, who: Who(role: .clerk, unit: "east-1"), unitName: items[0].unitName, width: 80)
        #expect(
            text.table(.zh) == """
                east-1 东村党支部  \(PBRole.clerk.text.zh)  2026-09-20  待办 8 件

                逾期 (8)
                事项     编号                     期限        剩余天数  名称
                -------  -----------------------  ----------  --------  ----
                缺报 ×8  monthly/2026-01…2026-08  2026-02-05      -227  月报
                  pledgeline report list east-1 --period 2026 --duty monthly --open

                同类事项合为一行；--each 逐件列出。
                """)
        let each = WorkListText(items: items, date: Self.day, width: 80, each: true).table(.zh)
        #expect(each.split(separator: "\n").count { $0.contains("pledgeline report submit east-1 monthly 2026-0") } == 8)
        #expect(!each.contains("--each"))
    }

    @Test("one month that was missed has the command that sends it")
    func oneMonth() {
        let table = WorkListText(items: [missed(3)], date: Self.day, width: 120).table(.en)
        #expect(table.contains("\n  pledgeline report submit east-1 monthly 2026-03 --period 2026 --text TEXT"))
        #expect(table.contains("east-1 East Village"), "names stand beside ids")
    }

    @Test("what several units missed is listed at the unit whose list it is")
    func severalUnits() {
        let lines = WorkLine.grouped([missed(1), missed(2, at: "east-2")], for: "town")
        #expect(lines.map(\.command) == ["pledgeline report list town --period 2026 --duty monthly --open"])
        #expect(lines[0].unit(.en) == "2 units" && lines[0].reference == "monthly/2026-01…2026-02")
    }

    @Test("things that no command lists are one line from five on, with the pattern of their commands")
    func pattern() {
        let few = ["a", "b", "c", "d"].map(countersign)
        #expect(WorkLine.grouped(few, for: "town").count == 4)
        let lines = WorkLine.grouped(few + [countersign("ee")], for: "town")
        #expect(lines.map(\.command) == ["pledgeline pledge countersign UNIT --period 2026 --notice-until DATE"])
        #expect(lines[0].what(.zh).hasSuffix(" ×5") && lines[0].title(.zh) == "村a、村b、村c、村d、村ee")
    }

    @Test("commands of another form are not put on one line")
    func otherForms() {
        var items = ["a", "b", "c", "d", "e"].map(countersign)
        items[4].command = Typed.line("pledge return-letter e --period 2026 --reason REASON")
        #expect(WorkLine.grouped(items, for: "town").count == 5)
    }

    @Test("no line is wider than the terminal, and none is cut if nothing says how wide it is", arguments: [40, 60, 80, 120])
    func widths(_ width: Int) throws {
        let long = String(repeating: "新建党群服务中心并修缮办公场所，", count: 8)
        var item = missed(1)
        item.title = .same(long)
        let draft = WorkItem(
            kind: .draftLetter, unit: "east-1", reference: "2026",
            command: Typed.line(
                "pledge draft east-1 PLEDGE --period 2026 --item ITEM --title TITLE --quantity N --measure MEASURE --due DATE --standard STANDARD --giver POST"
            ))
        let text = WorkListText(items: [item, draft], date: Self.day, width: width).table(.zh)
        for line in text.split(separator: "\n") { #expect(Table.width(String(line)) <= width, "\(line)") }
        #expect(text.contains("…") && text.contains("--wide"))
        let whole = WorkListText(items: [item, draft], date: Self.day).table(.zh)
        #expect(whole.contains(long) && whole.contains(draft.command) && !whole.contains("--wide"))
    }

    @Test("a text is cut by the columns it takes: a Chinese character takes two")
    func cut() {
        #expect(FittedTable.cut("东村党支部", to: 10) == "东村党支部")
        #expect(FittedTable.cut("东村党支部", to: 9) == "东村党支…")
        #expect(FittedTable.cut("东村党支部", to: 8) == "东村党…")
        #expect(FittedTable.cut("East Village", to: 5) == "East…")
        #expect(FittedTable.cut("East Village", to: nil) == "East Village")
    }

    @Test("how many there are of a thing stays when its words are cut")
    func countStays() {
        #expect(FittedTable.cut("reports missed below ×14", to: 14) == "reports m… ×14")
        #expect(FittedTable.cut("下级缺报 ×642", to: 12) == "下级缺… ×642")
        #expect(FittedTable.cut("下级缺报 ×642", to: 13) == "下级缺报 ×642")
        #expect(FittedTable.cut("reports ×14", to: 6) == "repor…")
        #expect(FittedTable.cut("2 × 14 metres of road", to: 9) == "2 × 14 m…")
    }

    @Test("short cells stay whole while a long one gives way")
    func fitted() {
        let table = FittedTable(
            [FittedTable.Column("a", least: 3), FittedTable.Column("b", least: 3), FittedTable.Column("c", .right)],
            rows: [["short", String(repeating: "x", count: 40), "7"]], width: 20)
        #expect(table.rows == ["short  xxxxxxxxx…  7"])
        #expect(table.isCut)
    }

    @Test("somebody's own words are one word of a command")
    func quoted() {
        #expect(Typed.value("书记") == "书记")
        #expect(Typed.value("First Secretary") == "'First Secretary'")
        #expect(Typed.value("it's") == "'it'\\''s'")
        #expect(Typed.value("$(rm)") == "'$(rm)'" && Typed.value("") == "''")
        #expect(Typed.words("pledgeline post appoint v d --zh 'First Secretary' --tier first").count == 9)
    }
}
