import PledgesCore
import RegistryCore
import Schema
import Testing

@Suite("What waits for a clerk, a superior and an inspector at five moments of a year, and nothing else")
struct FiveMomentsTests {
    @Test("January: the letter to sign and a fact to state; a letter to countersign and a task to decide on")
    func january() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        let day = "2026-01-12"
        #expect(
            try year.list(of: SmallYear.clerk, on: day) == [
                "state-fact village staffing due 2026-01-31 > pledgeline fact state village staffing --headcount N --cadres N",
                "sign-letter village 2026 since 2026-01-06 > pledgeline pledge sign village --period 2026",
            ])
        #expect(
            try year.list(of: SmallYear.superior, on: day) == [
                "decide-admission village survey since 2026-01-09 due 2026-02-01 > pledgeline task decide village survey --admitted",
                "countersign-letter hamlet 2026 since 2026-01-08 > pledgeline pledge countersign hamlet --period 2026 --notice-until 2026-01-16",
            ])
        #expect(try year.list(of: SmallYear.inspector, on: day) == [])
    }

    @Test("March: the window of the report, a milestone, a pledge, a finding; an amendment; what the round has not reached")
    func march() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        let day = "2026-03-28"
        #expect(
            try year.list(of: SmallYear.clerk, on: day) == [
                "project-milestone village bridge/site since 2026-01-20 due 2026-03-31 > pledgeline project milestone village bridge site --note NOTE",
                "report-due village quarter/2026-Q1 since 2026-03-26 due 2026-04-10 > pledgeline report submit village quarter 2026-Q1 --period 2026 --text TEXT",
                "pledge-due village road since 2026-01-20 due 2026-04-20 > pledgeline pledge done village road --quantity 100 --note NOTE",
                "answer-finding village f-1 since 2026-03-20 due 2026-04-30 > pledgeline inspect acknowledge village f-1",
            ])
        #expect(
            try year.list(of: SmallYear.superior, on: day) == [
                "answer-amendment village hall since 2026-03-25 > pledgeline pledge accept-amendment village hall"
            ])
        #expect(
            try year.list(of: SmallYear.inspector, on: day) == [
                "inspect-round county q1 since 2026-03-15 due 2026-03-31 > pledgeline inspect record hamlet --period 2026 --round q1 --visited 2026-03-28 --item ITEM=POINTS --inspector UNIT/POST"
            ])
    }

    @Test("July: what was returned and what is overdue; what was brought up and who is late; rectifications to judge and a round")
    func july() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        let day = "2026-07-06"
        #expect(
            try year.list(of: SmallYear.clerk, on: day) == [
                "report-returned village quarter/2026-Q1 since 2026-04-08 due 2026-04-10 OVERDUE > pledgeline report submit village quarter 2026-Q1 --period 2026 --text TEXT",
                "pledge-overdue village road since 2026-01-20 due 2026-04-20 OVERDUE > pledgeline pledge done village road --quantity 100 --note NOTE",
                "rectification-returned village f-2 since 2026-05-28 due 2026-05-31 OVERDUE > pledgeline inspect rectify village f-2 --note NOTE",
                "report-due village quarter/2026-Q2 since 2026-06-25 due 2026-07-10 > pledgeline report submit village quarter 2026-Q2 --period 2026 --text TEXT",
                "pledge-returned village trees since 2026-06-20 due 2026-12-31 > pledgeline pledge done village trees --quantity 50 --note NOTE",
            ])
        #expect(
            try year.list(of: SmallYear.superior, on: day) == [
                "reports-late town quarter/2026-Q1 since 2026-04-11 due 2026-04-10 OVERDUE > pledgeline report list town --period 2026 --duty quarter --open",
                "pledge-escalated village road since 2026-05-25 due 2026-04-20 OVERDUE > pledgeline pledge history village road",
                "verify-pledge hamlet well since 2026-07-01 > pledgeline pledge verify hamlet well --quantity 1",
            ])
        #expect(
            try year.list(of: SmallYear.inspector, on: day) == [
                "finding-overdue village f-2 since 2026-04-10 due 2026-05-31 OVERDUE > pledgeline unit who village --on 2026-05-31",
                "inspect-round county mid ×4 since 2026-07-01 due 2026-07-15 > pledgeline inspect record UNIT --period 2026 --round mid --visited 2026-07-06 --item ITEM=POINTS --inspector UNIT/POST",
                "judge-rectification village f-1 since 2026-06-30 > pledgeline inspect accept village f-1",
            ])
    }

    @Test("December: a pledge and feedback due; what was reported done to verify, what was verified to close out")
    func december() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        try year.untilDecember()
        let day = "2026-12-18"
        #expect(
            try year.list(of: SmallYear.clerk, on: day) == [
                "give-feedback village hamlet due 2026-12-31 > pledgeline service feedback village hamlet --period 2026 --text TEXT",
                "pledge-due village lamps since 2026-01-20 due 2026-12-31 > pledgeline pledge done village lamps --quantity 10 --note NOTE",
            ])
        #expect(
            try year.list(of: SmallYear.superior, on: day) == [
                "close-out-pledge village books since 2026-12-01 > pledgeline pledge close-out village books",
                "verify-pledge village hall since 2026-12-14 > pledgeline pledge verify village hall --quantity 2",
                "verify-project village bridge since 2026-12-08 > pledgeline project verify village bridge",
            ])
        #expect(
            try year.list(of: SmallYear.inspector, on: day) == [
                "judge-rectification hamlet f-3 since 2026-12-15 > pledgeline inspect accept hamlet f-3"
            ])
    }

    @Test("February: what to roll over, an objection, a finding overdue; a letter of the next year, an objection to answer, an award")
    func closingPhase() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        try year.untilDecember()
        try year.untilClosing()
        let day = "2027-02-05"
        #expect(
            try year.list(of: SmallYear.clerk, on: day) == [
                "answer-finding village f-4 since 2027-01-10 due 2027-01-31 OVERDUE > pledgeline inspect acknowledge village f-4",
                "objection-open village results/o-1 since 2027-02-03 due 2027-02-08 > pledgeline notice list village",
                "roll-over-pledge village lamps since 2027-01-01 due 2027-03-31 > pledgeline pledge rollover village lamps --period 2027 --due DATE",
                "draft-letter village 2027 since 2027-01-01 > pledgeline pledge draft village PLEDGE --period 2027 --item ITEM --title TITLE --quantity N --measure MEASURE --due DATE --standard STANDARD --giver POST",
            ])
        #expect(
            try year.list(of: SmallYear.superior, on: day) == [
                "pledge-escalated village lamps since 2027-02-04 due 2026-12-31 OVERDUE > pledgeline pledge history village lamps",
                "answer-objection village results/o-1 since 2027-02-03 due 2027-02-08 > pledgeline notice answer village results o-1 --text ANSWER",
                "countersign-letter hamlet 2027 since 2027-01-20 > pledgeline pledge countersign hamlet --period 2027 --notice-until 2027-02-09",
                "award-project village bridge since 2026-12-20 > pledgeline project award village bridge --award AWARD",
            ])
        #expect(
            try year.list(of: SmallYear.inspector, on: day) == [
                "finding-overdue village f-4 since 2027-01-10 due 2027-01-31 OVERDUE > pledgeline unit who village --on 2027-01-31"
            ])
    }
}
