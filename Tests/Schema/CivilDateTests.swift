import Schema
import Testing

@Suite("A civil date is a day in China")
struct CivilDateTests {
    @Test("every day from 1900 to 2199 prints, reads and counts on by one")
    func everyDay() throws {
        let first = try #require(CivilDate("1900-01-01"))
        let last = try #require(CivilDate("2199-12-31"))
        // Counted by hand, not by the algorithm under test.
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var days = first.days
        for year in 1900...2199 {
            let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            for month in 1...12 {
                for day in 1...(lengths[month - 1] + (month == 2 && leap ? 1 : 0)) {
                    let date = CivilDate(days: days)
                    guard date.parts == (year, month, day), CivilDate(year: year, month: month, day: day) == date,
                        CivilDate(date.description) == date
                    else {
                        Issue.record("\(year)-\(month)-\(day) is \(date)")
                        return
                    }
                    days += 1
                }
            }
        }
        #expect(days == last.days + 1)
        #expect(CivilDate("1970-01-01")?.days == 0)
    }

    @Test(
        "what is no day from 1900 to 2199 does not read",
        arguments: [
            "", "2026-02-29", "1900-02-29", "2100-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-01-00", "2026-1-1", "1899-12-31",
            "2200-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "+026-01-01", "２０２６-01-01", "2026-01-1a", "20260101",
        ])
    func invalid(_ text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("leap days exist every fourth year, not in 1900 and 2100, but in 2000", arguments: ["2024-02-29", "2000-02-29", "1904-02-29"])
    func leapDays(_ text: String) throws {
        let date = try #require(CivilDate(text))
        #expect(date.description == text)
        #expect(date.adding(days: 1).parts.day == 1)
        #expect(date.adding(days: 1).parts.month == 3)
    }

    @Test("the day begins at midnight in China, 16:00 UTC of the day before")
    func midnight() throws {
        let date = try #require(CivilDate("2026-01-01"))
        // 2025-12-31T16:00:00Z
        #expect(date.startMilliseconds == 1_767_196_800_000)
        #expect(CivilDate(milliseconds: date.startMilliseconds) == date)
        #expect(CivilDate(milliseconds: date.startMilliseconds - 1).description == "2025-12-31")
        #expect(CivilDate(milliseconds: date.startMilliseconds + 86_399_999) == date)
    }

    @Test("before 1970 the boundaries are the same")
    func negative() throws {
        for text in ["1969-12-31", "1970-01-01", "1900-01-01"] {
            let date = try #require(CivilDate(text))
            #expect(CivilDate(milliseconds: date.startMilliseconds) == date)
            #expect(CivilDate(milliseconds: date.startMilliseconds - 1) == date.adding(days: -1))
        }
    }

    @Test("dates are ordered as days are")
    func order() throws {
        #expect(try #require(CivilDate("2026-09-30")) < #require(CivilDate("2026-10-01")))
    }
}
