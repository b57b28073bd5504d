import DeciderSupport
import Foundation
import RegistryCore
@_spi(Refusals) import Schema
import SwiftProtobuf
import Testing

@Suite("What is hardly meant")
struct PlausibilityTests {
    private static let today = "2026-06-15"

    /// The field that is asked about; nil if nothing is.
    private func asked(_ body: PBPayload.Body, meant: Bool = false) throws -> String? {
        let payload = PBPayload.with {
            $0.body = body
            $0.meant = meant
        }
        do throws(Refusal) { try Plausibility.check(payload, on: try day(Self.today)) } catch {
            #expect(error.code == "implausible" && !error.retriable)
            #expect(error.zh.contains("--meant") && error.en.contains("--meant"))
            return error.field
        }
        return nil
    }

    private func day(_ text: String) throws(Refusal) -> CivilDate {
        guard let day = CivilDate(text) else { throw Refusal(RefusalRule("no_such_day", zh: text, en: text)) }
        return day
    }

    private func shifted(_ days: Int) throws -> String { try day(Self.today).adding(days: days).description }

    /// A field with a day, and how many years of 366 days it may lie before and after today.
    struct Dated: Sendable, CustomStringConvertible {
        var field: String
        var before: Int?
        var after: Int
        var body: @Sendable (String) -> PBPayload.Body

        init(_ field: String, _ before: Int?, _ after: Int, _ body: @escaping @Sendable (String) -> PBPayload.Body) {
            (self.field, self.before, self.after, self.body) = (field, before, after, body)
        }

        var description: String { PBPayload.with { $0.body = body("") }.kind + "." + field }
    }

    static let dated: [Dated] = [
        Dated("opened", nil, 1) { day in .registerUnit(.with { $0.opened = day }) },
        Dated("adopted", 6, 6) { day in .registerUnit(.with { $0.adopted = day }) },
        Dated("opened", nil, 1) { day in .registerEntity(.with { $0.opened = day }) },
        Dated("from", 60, 1) { day in .renameUnit(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .reparentUnit(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .mergeUnit(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .splitUnit(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .dissolveUnit(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .reclassifyUnit(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .assignUnit(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .appointPost(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .handOverPost(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .abolishPost(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .formAlliance(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .changeAlliance(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .dissolveAlliance(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .coverEntity(.with { $0.from = day }) },
        Dated("from", 60, 1) { day in .closeEntity(.with { $0.from = day }) },
        Dated("date", 10, 0) { day in .recordTalk(.with { $0.date = day }) },
        Dated("date", 10, 0) { day in .recordTraining(.with { $0.date = day }) },
        Dated("date", 10, 0) { day in .recordAssessment(.with { $0.date = day }) },
        Dated("due", 6, 6) { day in .setRequirement(.with { $0.due = day }) },
        Dated("due", 6, 6) { day in .scheduleReelection(.with { $0.due = day }) },
        Dated("starts", 6, 6) { day in .openPeriod(.with { $0.starts = day }) },
        Dated("ends", 6, 6) { day in .openPeriod(.with { $0.ends = day }) },
        Dated("closes", 6, 6) { day in .openPeriod(.with { $0.closes = day }) },
        Dated("terms.from", 6, 6) { day in .openNotice(.with { $0.terms.from = day }) },
        Dated("terms.until", 6, 6) { day in .openNotice(.with { $0.terms.until = day }) },
        Dated("notice.from", 6, 6) { day in .countersignLetter(.with { $0.notice.from = day }) },
        Dated("notice.until", 6, 6) { day in .countersignLetter(.with { $0.notice.until = day }) },
        Dated("from", 6, 6) { day in .requestAdmission(.with { $0.from = day }) },
        Dated("until", 6, 6) { day in .requestAdmission(.with { $0.until = day }) },
        Dated("due", 6, 6) { day in .openFinding(.with { $0.due = day }) },
        Dated("rounds[1].from", 6, 6) { day in bundle { $0.from = day } },
        Dated("rounds[1].until", 6, 6) { day in bundle { $0.until = day } },
    ]

    private static func bundle(_ change: (inout PBRound) -> Void) -> PBPayload.Body {
        var round = PBRound()
        change(&round)
        let content = PBSchemeBundle.with { $0.rounds = [PBRound(), round] }
        return .publishBundle(.with { $0.bundle = (try? content.serializedData()) ?? Data() })
    }

    @Test("a day may lie as far from today as such days do, and a day further must be meant", arguments: dated)
    func days(_ dated: Dated) throws {
        #expect(try asked(dated.body(Self.today)) == nil)
        #expect(try asked(dated.body(try shifted(dated.after * 366))) == nil)
        let late = dated.body(try shifted(dated.after * 366 + 1))
        #expect(try asked(late) == dated.field)
        #expect(try asked(late, meant: true) == nil)
        guard let before = dated.before else {
            #expect(try asked(dated.body("1900-01-01")) == nil)
            return
        }
        #expect(try asked(dated.body(try shifted(-before * 366))) == nil)
        let early = dated.body(try shifted(-before * 366 - 1))
        #expect(try asked(early) == dated.field)
        #expect(try asked(early, meant: true) == nil)
    }

    @Test("what names no day, or none that can be read, is not asked about")
    func noDay() throws {
        for dated in Self.dated {
            #expect(try asked(dated.body("")) == nil)
            #expect(try asked(dated.body("2106-13-01")) == nil)
        }
        #expect(try asked(.tick(0)) == nil)
    }

    @Test("an empty document and one attached twice, under whatever name, must be meant")
    func documents() throws {
        let (plan, photo) = (PBEvidence.document("plan"), PBEvidence.document("photo"))
        var again = plan
        (again.name, again.revision, again.address) = ("plan, second version", 2, "https://example.org/plan")
        let empty = PBEvidence.with {
            $0.name = "scan.pdf"
            $0.digest = Digest.sha256(Data())
        }
        let cited: [(field: String, body: ([PBEvidence]) -> PBPayload.Body)] = [
            ("evidence", { documents in .reportProgress(.with { $0.evidence = documents }) }),
            ("evidence", { documents in .reportDone(.with { $0.evidence = documents }) }),
            ("evidence", { documents in .reportProject(.with { $0.evidence = documents }) }),
            ("evidence", { documents in .reportMilestone(.with { $0.evidence = documents }) }),
            ("evidence", { documents in .reportProjectDone(.with { $0.evidence = documents }) }),
            ("evidence", { documents in .submitReport(.with { $0.evidence = documents }) }),
            ("evidence", { documents in .stateFact(.with { $0.evidence = documents }) }),
            ("evidence", { documents in .reportRectification(.with { $0.evidence = documents }) }),
            ("documents", { documents in .completeMilestone(.with { $0.documents = documents }) }),
        ]
        for (field, body) in cited {
            #expect(try asked(body([])) == nil)
            #expect(try asked(body([plan, photo])) == nil)
            #expect(try asked(body([plan, photo, again])) == field)
            #expect(try asked(body([plan, photo, again]), meant: true) == nil)
            #expect(try asked(body([photo, empty])) == field)
            #expect(try asked(body([photo, empty]), meant: true) == nil)
        }
        #expect(try asked(.handOverPost(.with { $0.record = empty })) == "record")
        #expect(try asked(.handOverPost(.with { $0.record = plan })) == nil)
    }

    @Test("a unit opened in 2106 is refused, and taken when it is meant; what is wrong otherwise is told first")
    func unit() throws {
        var county = try County()
        var register = County.unit(parent: "town", .village)
        register.opened = "2106-01-01"
        #expect(county.registry.refusal(.registerUnit(register), for: "new", by: County.registrar) == "implausible")
        #expect(county.registry.refusal(.registerUnit(register), for: "village", by: County.registrar) == "unit_exists")
        #expect(county.registry.refusal(.registerUnit(register), for: "new", by: County.clerk) == "not_authorized")
        try county.registry.given(.registerUnit(register), for: "new", by: County.registrar, meant: true)
        #expect(county.registry.state(of: "").units["new"]?.opened == CivilDate("2106-01-01"))
    }
}
