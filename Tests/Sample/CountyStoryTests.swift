import Schema
import SwiftProtobuf
import Testing

@testable import Samples

@Suite("What the description of Zhanhua says of the course of the year")
struct CountyStoryTests {
    private let sample: ZhanhuaSample
    private let steps: [SampleStep]

    init() throws {
        sample = try ZhanhuaSample()
        steps = sample.waves.flatMap(\.steps)
    }

    private func level(_ unit: String) -> PBLevel? { sample.units.first { $0.id == unit }?.level }

    @Test("no place of the sample is a real one: the county has no name, and no unit has that of Zhanhua")
    func places() {
        #expect(sample.units.first?.name.zh == "样例县委")
        #expect(sample.units.allSatisfy { !$0.name.zh.contains("沾化") && !$0.name.en.contains("Zhanhua") })
        #expect(!sample.bundle.name.zh.contains("沾化"))
    }

    @Test("the results of a check go to the secretaries of four tiers: county, townships, areas, villages")
    func secretaries() {
        var secretaries: [PBLevel: Int] = [:]
        for step in steps {
            guard case .registry(.appointPost(let post)) = step.body, post.post == "secretary", let level = level(step.unit) else {
                continue
            }
            secretaries[level, default: 0] += 1
        }
        #expect(secretaries[.county] == 1 && secretaries[.township] == 10 && secretaries[.area] == 50 && secretaries[.village] == 421)
    }

    @Test(
        "every letter stands on notice before it is in force, a village's on its board and on leaflets, a township's in press and television"
    )
    func letters() {
        #expect(sample.bundle.pledgeRules.noticeDays == UInt32(LetterNotice.days))
        var channels: [PBLevel: Set<PBNoticeChannel>] = [:]
        var onNotice: Set<String> = []
        var closed: Set<String> = []
        for step in steps {
            switch step.body {
            case .pledges(.countersignLetter(let letter)):
                onNotice.insert(step.unit)
                if let level = level(step.unit) { channels[level, default: []].formUnion(letter.notice.channels) }
            case .pledges(.closeNotice(let close)) where close.notice.hasPrefix("letter-"): closed.insert(step.unit)
            default: break
            }
        }
        #expect(onNotice.count == 431 && closed == onNotice)
        #expect(channels == [.village: [.board, .leaflet], .township: [.board, .press, .television]])
    }

    @Test("villagers object to some letters and are answered; one is right, and that letter is worded and signed anew")
    func objections() {
        var raised: [String] = []
        var upheld: [String] = []
        var answered: [String] = []
        for step in steps {
            switch step.body {
            case .pledges(.raiseObjection): raised.append(step.unit)
            case .pledges(.answerObjection(let answer)):
                answered.append(step.unit)
                if answer.upheld { upheld.append(step.unit) }
            default: break
            }
        }
        #expect(raised.count > 3 && raised.sorted() == answered.sorted())
        #expect(upheld == ["t03-v07"])
        let again = steps.filter { $0.unit == "t03-v07" }.compactMap { step -> String? in
            switch step.body {
            case .pledges(.returnLetter): "returned"
            case .pledges(.signLetter): "signed"
            case .pledges(.countersignLetter): "countersigned"
            case .pledges(.closeNotice(let close)) where close.notice.hasPrefix("letter-"): close.notice
            default: nil
            }
        }
        #expect(again.suffix(4) == ["returned", "signed", "countersigned", "letter-2025-2"])
    }

    @Test("what was fulfilled in the first half-year stands on notice, in every township and every area")
    func fulfilment() {
        let notices = steps.compactMap { step -> (unit: String, title: String)? in
            guard case .pledges(.openNotice(let open)) = step.body, open.notice == "fulfilment-h1" else { return nil }
            return (step.unit, open.title)
        }
        #expect(notices.count { level($0.unit) == .township } == 10 && notices.count { level($0.unit) == .village } == 50)
        #expect(notices.allSatisfy { $0.title.hasPrefix("上半年践诺公示：承诺 ") })
    }

    @Test("each check's lottery is announced before it is drawn and drawn before the check begins, and its numbers are published after")
    func lotteries() throws {
        let rounds = sample.bundle.rounds.filter { $0.sheet == "letter" }
        #expect(rounds.map(\.id) == RoundLottery.all.map(\.round))
        for (index, round) in rounds.enumerated() {
            let lottery = try #require(RoundLottery.of(round.id))
            let begins = try #require(CivilDate(round.from))
            let announced = try #require(notice("draw-\(index + 1)"))
            let published = try #require(notice("drawn-\(index + 1)"))
            #expect(announced.day < lottery.day && lottery.day < published.day && published.day <= begins)
            #expect(announced.open.title.contains(lottery.day.description) && !announced.open.title.contains(lottery.numbers))
            #expect(published.open.title.contains(lottery.seed))
        }
    }

    private func notice(_ id: String) -> (open: PBOpenNotice, day: CivilDate)? {
        for step in steps {
            if case .pledges(.openNotice(let open)) = step.body, open.notice == id { return (open, CivilDate(milliseconds: step.time)) }
        }
        return nil
    }

    @Test("the windows of the secretaries' reports are counted from the congress: before it, ten days after, a month after")
    func windows() throws {
        let last = CivilDate(year: 2025, month: 12, day: 31)
        func due(_ duty: String) throws -> CivilDate {
            last.adding(days: Int(try #require(sample.bundle.reportDuties.first { $0.id == duty }).dueAfter))
        }
        #expect(try due("county-statement") == SampleCongress.written)
        #expect(try due("township-statement") == SampleCongress.below)
        #expect(try due("village-statement") == SampleCongress.villages)
        let headings = Set(sample.bundle.reportDuties.map { $0.fields.map(\.name.zh) })
        #expect(headings == [["思路", "做法", "成效", "创新", "问题", "下步打算"]])
    }

    @Test(
        "the county reports in writing before the congress, townships are voted on during it and within ten days, villages report within a month"
    )
    func congress() throws {
        var reported: [PBLevel: [CivilDate]] = [:]
        var voted: [String: [CivilDate]] = [:]
        for step in steps {
            let day = CivilDate(milliseconds: step.time)
            switch step.body {
            case .pledges(.submitReport): if let level = level(step.unit) { reported[level, default: []].append(day) }
            case .scoring(.submitTally(let submit)): voted[try PBTally(serializedBytes: submit.tally).group, default: []].append(day)
            case .pledges(.recordAttendance): #expect(day == SampleCongress.day)
            default: break
            }
        }
        #expect(try #require(reported[.county]) == [SampleCongress.written.adding(days: -4)])
        #expect(Set(voted["county-committee"] ?? []) == [SampleCongress.day])
        let below = (voted["subordinate-secretaries"] ?? []) + (voted["delegates-and-members"] ?? []) + (reported[.township] ?? [])
        #expect(below.count == 30 && below.allSatisfy { $0 > SampleCongress.day && $0 <= SampleCongress.below })
        let villages = try #require(reported[.village])
        #expect(villages.count == 421 && villages.allSatisfy { $0 > SampleCongress.day && $0 <= SampleCongress.villages })
    }
}
