import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftASN1
import SwiftProtobuf
import Testing
import Domain

@testable import Client
@testable import Files
@testable import Import
@testable import PledgelineCLI
@testable import Views

/// Files checked against what the small county of the deciders' tests has decided.
struct CheckingTests {
    private let context = ImportContext(today: CivilDate(year: 2026, month: 1, day: 10), unit: "city")

    private func checked<Draft: ImportDraft>(
        _ text: String, as kind: Draft.Type, by key: PublicKey, in county: County, _ context: ImportContext? = nil
    ) async throws -> ImportPlan {
        let context = context ?? self.context
        let reading = SheetReading(Array(text.utf8), as: Draft.sheet)
        var (plan, drafts) = ImportPlan.check(reading, as: kind, context)
        var rehearsal = try await Rehearsal<Draft.Core>.read(
            try await county.connection(), key: key, now: DeciderSpec<RegistryCore>.noon("2026-01-10"))
        try plan.rehearse(drafts, of: reading, in: &rehearsal, context)
        return plan
    }

    private func shown(_ plan: ImportPlan) -> [String] { plan.problems.map { "\($0.line) \($0.column) \($0.code)" } }

    // MARK: Units

    private static let units = "单位编号,名称,上级,层级,类别,成立日期\n"

    @Test("units are sent parents first, wherever they stand in the file; what is there as the file says is left alone")
    func units() async throws {
        let plan = try await checked(
            Self.units + "v2,二村,t9,村,农村,2000-01-01\nt9,九镇,county,乡镇,农村,2000-01-01\n", as: UnitDraft.self, by: County.registrar, in: County()
        )
        #expect(
            shown(plan) == [] && plan.created == [3, 2] && plan.steps.map(\.unit) == ["t9", "v2"] && plan.steps.map(\.place) == [0, 4])
    }

    @Test("an existing unit with another name, parent or level is renamed, moved, reclassified; its day of opening cannot change")
    func changedUnits() async throws {
        let county = try County()
        let text =
            "单位编号,名称,英文名称,上级,层级,类别,成立日期,生效日期\nvillage,新村,A unit,town-b,社区,社区,2000-01-01,2026-01-08\nhamlet,,A unit,town,村,农村,2000-01-01,\ntown,甲镇,,county,乡镇,农村,2001-01-01,\n"
        let plan = try await checked(text, as: UnitDraft.self, by: County.root, in: county)
        // A name in one language is enough, and a cell without one says nothing of the other; but what stands below a bad line waits for it.
        #expect(shown(plan) == ["3 上级 leans_on_bad_line", "4 成立日期 cannot_change"])
        #expect(plan.updated == [2] && plan.steps.map(\.place) == [0, 1, 2])
        #expect(
            plan.steps.map(\.body) == [
                .renameUnit(.with { ($0.name, $0.from) = (.both("新村", "A unit"), "2026-01-08") }),
                .reparentUnit(.with { ($0.parent, $0.from) = ("town-b", "2026-01-08") }),
                .reclassifyUnit(.with { ($0.level, $0.sector, $0.from) = (.community, "community", "2026-01-08") }),
            ])
    }

    @Test("parents in a circle, a line given twice, and what hangs below a bad line are told line by line")
    func tree() async throws {
        let plan = try await checked(
            Self.units
                + "a,甲,b,村,农村,2000-01-01\nb,乙,a,村,农村,2000-01-01\nc,丙,nowhere,村,农村,2000-01-01\nd,丁,c,村,农村,2000-01-01\ne,戊,town,村,农村,2000-01-01\ne,己,town,村,农村,2000-01-01\nf,庚,g,村,农村,2000-01-01\ng,辛,town,村,农村,不详\n",
            as: UnitDraft.self, by: County.registrar, in: County())
        #expect(
            shown(plan) == [
                "2 上级 circle", "3 上级 circle", "4 上级 unknown_parent", "5 上级 leans_on_bad_line", "7 单位编号 given_twice",
                "8 上级 leans_on_bad_line",
                "9 成立日期 not_a_date",
            ])
        #expect(plan.created == [6])
    }

    @Test("a file without parents says nothing of where units stand")
    func noParents() async throws {
        let heading = "单位编号,名称,英文名称,层级,类别,成立日期"
        for text in ["\(heading)\ntown,,A unit,乡镇、街道,农村,2000-01-01\n", "\(heading),上级\ntown,,A unit,乡镇、街道,农村,2000-01-01,\n"] {
            let plan = try await checked(text, as: UnitDraft.self, by: County.root, in: County())
            #expect(shown(plan) == [] && plan.unchanged == [2])
        }
    }

    // MARK: Posts

    @Test("names never enter decisions: a column of names needs --names, and a name in place of a reference is refused")
    func names() async throws {
        let text =
            "单位,岗位编号,职务,责任层次,人员代号,起始日期,姓名\nvillage,director,主任,直接责任人,p-9,2026-01-01,\nvillage,clerk,文书,具体,李四,2026-01-01,\nvillage,deputy,副书记,直接,p-8,2026-01-01,王五\n"
        let plan = try await checked(text, as: PostDraft.self, by: County.registrar, in: County())
        #expect(shown(plan) == ["3 人员代号 name_not_reference", "4 姓名 names_not_asked_for"] && plan.created == [2])
        var context = context
        context.takesNames = true
        let asked = try await checked(text, as: PostDraft.self, by: County.registrar, in: County(), context)
        #expect(shown(asked) == ["3 人员代号 name_not_reference"] && asked.created == [2, 4])
        #expect(!"\(asked.steps)".contains("王五"))
    }

    @Test("a post as it is held is left alone; another holder from a later day is an appointment")
    func posts() async throws {
        let heading = "unit,post,title,title-en,tier,person,from\n"
        let county = try County()
        let same = try await checked(
            heading + "village,secretary,,A post,first,p-1,2025-01-01\n", as: PostDraft.self, by: County.registrar, in: county)
        // The county's titles are English only.
        #expect(shown(same) == [] && same.unchanged == [2])
        let none = try await checked(
            heading + "village,secretary,,,first,p-1,2025-01-01\n", as: PostDraft.self, by: County.registrar, in: county)
        #expect(shown(none) == ["2 title missing_value"])
        let next = try await checked(
            heading + "village,secretary,书记,,第一,p-7,2026-01-02\nvillage,secretary,书记,,第一,p-7,2024-01-02\n", as: PostDraft.self,
            by: County.registrar, in: county)
        #expect(shown(next) == ["3 post given_twice"] && next.updated == [2])
    }

    // MARK: Keys

    @Test(
        "keys are enrolled from a list; one that is enrolled so is left alone, otherwise it is told; what is no public key is told line by line"
    )
    func keys() async throws {
        let (new, other) = (SigningKey().publicKey, SigningKey().publicKey)
        let line = try #require(TextFile.lines(PublicKeyDocument(other).serializeAsPEM().pemString).dropFirst().first)
        let text =
            "用途,单位,角色,公钥,生效日期,失效日期\n"
            + "村经办,village,\(PBRole.clerk.text.zh),\(new.bytes.hex),2026-01-01,2027-01-01\n,village,clerk,\(line),,\n"
            + ",village,clerk,\(new.bytes.hex.dropLast()),,\n,village,clerk,\(new.bytes.hex),,\n,nowhere,clerk,\(SigningKey().publicKey.bytes.hex),,\n"
            + ",village,boss,\(SigningKey().publicKey.bytes.hex),,\n330000199001011234,village,clerk,\(SigningKey().publicKey.bytes.hex),,\n"
        let plan = try await checked(text, as: KeyDraft.self, by: County.registrar, in: County())
        #expect(
            shown(plan) == [
                "4 公钥 not_a_public_key", "5 公钥 given_twice", "6 单位 unknown_unit", "7 角色 unknown_word", "8 用途 number_not_reference",
            ])
        #expect(plan.created == [2, 3])
        let expected = PBEnrolKey.with {
            ($0.key, $0.role, $0.label) = (new.bytes, .clerk, "村经办")
            $0.validFrom = CivilDate(year: 2026, month: 1, day: 1).startMilliseconds
            $0.validUntil = CivilDate(year: 2027, month: 1, day: 1).startMilliseconds
        }
        #expect(plan.steps.first?.body == .enrolKey(expected))

        let enrolled = [
            "name,unit,role,public-key,from,until", ",village,clerk,\(County.clerk.bytes.hex),,",
            ",village,superior,\(County.secondClerk.bytes.hex),,", ",village,registrar,\(County.registrar.bytes.hex),,",
            ",town,clerk,\(County.townClerk.bytes.hex),,2099-01-01",
        ]
        let again = try await checked(enrolled.joined(separator: "\n") + "\n", as: KeyDraft.self, by: County.root, in: County())
        // Another role, another unit, another last day.
        #expect(again.unchanged == [2], "\(again.problems)")
        #expect(shown(again) == (3...5).map { "\($0) public-key cannot_change" }, "\(again.problems)")
    }

    // MARK: Pledges

    private static let pledges = "单位,承诺编号,周期,条目,承诺事项,数量,计量单位,完成期限,验收标准,承诺岗位,上级承诺\n"

    @Test("each line is judged by the service's own rules, in its own words, before anything is sent")
    func pledges() async throws {
        let text =
            Self.pledges + """
                village,p1,2026,roads,修路,100,米,2026-06-30,平整,secretary,
                village,p2,2026,bridges,修桥,1,座,2026-06-30,平整,secretary,
                village,p3,2026,roads,修路,1,米,2028-06-30,平整,secretary,
                village,p4,2026,roads,修路,1,米,2026-06-30,平整,nobody,
                nowhere,p5,2026,roads,修路,1,米,2026-06-30,平整,secretary,
                hamlet,p6,2026,roads,修路,1,米,2026-06-30,平整,secretary,
                village,p7,2025,roads,修路,1,米,2026-06-30,平整,secretary,
                village,p8,,roads,修路,"1,200",米,2026年6月30日,平整,town/contact,p9
                village,p9,2026,roads,修路,１２,米,2026/6/30,平整,secretary,town/x
                """
        let plan = try await checked(text, as: PledgeDraft.self, by: County.clerk, in: County())
        #expect(
            shown(plan) == [
                "3 条目 unknown_item", "4 完成期限 invalid_field", "5 承诺岗位 unknown_giver", "6 单位 unknown_unit", "7 单位 not_authorized",
                "8 周期 unknown_period",
            ], "\(shown(plan))")
        // The pledge that p8 serves comes first, and the period is the one that is open.
        #expect(plan.created == [2, 10, 9] && plan.steps.map(\.unit) == ["village", "village", "village"])
        guard case .pledges(.draftPledge(let draft)) = plan.steps[2].body else { throw SpecFailure.noPartition(0) }
        #expect(
            draft.period == "2026" && draft.quantity == 1200 && draft.due == "2026-06-30" && draft.parentUnit == "village"
                && draft.parentPledge == "p9")
        #expect(plan.steps.allSatisfy { $0.after.map(\.service) == [.registry] })
    }

    @Test("a pledge drafted in the same words is left alone; in other words it may be drafted only after its letter was returned")
    func redrafting() async throws {
        var county = try County()
        try county.pledges.given(.draftPledge(County.draft("p1")), for: "village", by: County.clerk)
        func line(_ quantity: Int) -> String {
            Self.pledges + "village,p1,2026,roads,Mend the road,\(quantity),m,2026-06-30,A cart passes in the rain,secretary,\n"
        }
        let same = try await checked(line(100), as: PledgeDraft.self, by: County.clerk, in: county)
        #expect(shown(same) == [] && same.unchanged == [2] && same.steps.isEmpty)
        let other = try await checked(line(90), as: PledgeDraft.self, by: County.clerk, in: county)
        #expect(shown(other) == ["2 承诺编号 pledge_exists"])
        try county.pledges.given(.signLetter(.with { $0.period = "2026" }), for: "village", by: County.clerk)
        try county.pledges.given(.returnLetter(.with { ($0.period, $0.reason) = ("2026", "more") }), for: "village", by: County.superior)
        let again = try await checked(line(90), as: PledgeDraft.self, by: County.clerk, in: county)
        #expect(shown(again) == [] && again.updated == [2])
    }

    @Test("a key that may do nothing is told once, not for every line")
    func strangeKey() async throws {
        let text = Self.pledges + "village,p1,2026,roads,修路,100,米,2026-06-30,平整,secretary,\n"
        let error = await #expect(throws: CommandError.self) {
            _ = try await checked(text, as: PledgeDraft.self, by: County.stranger, in: County())
        }
        #expect(error?.status == .refused)
    }

    // MARK: Duty lists

    private static let duties = "清单编号,清单名称,适用层级,责任编号,类型,所属,内容\n"

    @Test("the lines of a duty list are one submission; a bad one keeps back the list and no other")
    func dutyLists() throws {
        let text = Self.duties + "s,书记责任,支部,d1,职责,,开会\ns,,,m1,措施,d1,记录\nt,委员责任,,d1,职责,,开会\nt,,村,d1,小事,,开会\nt,,,d2,职责,,\n"
        let reading = SheetReading(Array(text.utf8), as: DutyListDraft.sheet)
        let (plan, drafts) = ImportPlan.check(reading, as: DutyListDraft.self, context)
        #expect(
            Set(shown(plan)) == [
                "4 清单编号 leans_on_bad_line", "5 适用层级 differs_within_list", "5 责任编号 given_twice", "5 类型 unknown_word", "6 内容 missing_value",
            ])
        #expect(drafts.map(\.lines) == [[2, 3]] && drafts.map(\.unit) == ["city"])
    }

    @Test("a line that could not be taken apart keeps back the list it belongs to")
    func tornLists() {
        let text = Self.duties + "s,书记责任,支部,d1,职责,,开会\ns,,,d2,职责,,\"学\"习\nt,委员责任,,d1,职责,,开会\nt,,,d2,职责,,学习,多\nu,其他责任,,d1,职责,,开会\n"
        let reading = SheetReading(Array(text.utf8), as: DutyListDraft.sheet)
        let (plan, drafts) = ImportPlan.check(reading, as: DutyListDraft.self, context)
        #expect(drafts.map(\.identity) == ["u"] && plan.bad == [2, 3, 4, 5])
    }

    @Test("a list that is in force as the file says is left alone; with other duties it is the next version")
    func listVersions() async throws {
        var county = try County()
        let duty = PBDuty.with { ($0.id, $0.text.zh, $0.kind) = ("d1", "开会", .duty) }
        let list = PBDefineDutyList.with { ($0.list, $0.version, $0.name.zh, $0.duties) = ("s", 1, "书记责任", [duty]) }
        try county.registry.given(.defineDutyList(list), for: "city", by: County.root)
        let same = try await checked(Self.duties + "s,书记责任,,d1,职责,,开会\n", as: DutyListDraft.self, by: County.root, in: county)
        #expect(shown(same) == [] && same.unchanged == [2])
        let text = Self.duties + "s,书记责任,,d1,职责,,开会\ns,,,t1,任务,d1,记录\n"
        let next = try await checked(text, as: DutyListDraft.self, by: County.root, in: county)
        guard case .registry(.defineDutyList(let second)) = next.steps.first?.body else { throw SpecFailure.noPartition(0) }
        #expect(shown(next) == [] && next.updated == [2] && next.steps.first?.lines == [2, 3])
        #expect(second.version == 2 && second.duties.map(\.id) == ["d1", "t1"])
    }
}

extension County {
    /// What the specs have written, as a log.
    func connection() async throws -> Connection {
        let log = MemoryLog()
        let connection = Connection(topics: registry.topics, log: log, brokers: "memory", language: .en)
        _ = try await TopicSetUp(connection: connection).apply(clock: .declared)
        let appender = try await log.appender()
        for record in registry.records + pledges.records {
            try appender.append(record.value, key: nil, to: record.partition, timestamp: record.time, token: 0)
        }
        return connection
    }
}
