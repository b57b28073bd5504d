import ArgumentParser
import Foundation
import Schema
import Testing

@testable import Client
@testable import Files
@testable import PledgelineCLI

/// Command lines as people type them.
enum CommandLines {
    /// One for every verb that came with the registry and the pledges in full.
    static let all: [String] = [
        "unit rename v1 --zh 柳溪村", "unit reclassify t1 --level township --sector community", "unit move v1 --parent t2 --from 2026-03-01",
        "unit merge v1 --into v2", "unit split t1 --part t9 --zh 东镇 --level township --sector rural --child v1 --child v2",
        "unit dissolve v1 --reason r", "unit assign v1 --to v2 --from 2026-03-01", "unit tree t1 --on 2026-01-01", "unit show v1",
        "unit who v1 --on 2026-01-01", "unit history v1",
        "post appoint v1 secretary --zh 书记 --tier first --person p-1 --category secretary --interim --qualification deputy-head",
        "post handover v1 secretary --person p-2 --record r.pdf --open v1/p1 --open list/d1", "post vacate v1 secretary",
        "post abolish v1 secretary --successor v1/deputy --reason r", "post list v1 --on 2026-01-01",
        "category define county secretary --zh 书记 --condition rank=deputy-head,personnel --veto placement --talk-within 30 --training-days 5",
        "talk record v1 p-1 --occasion appointment --held-by t1/secretary", "talk list v1",
        "training record v1 secretary --days 2.5 --topic 党务", "training list v1",
        "assessment record v1 secretary --kind final-test --result 92.5", "assessment list v1", "unit export units.csv",
        "post export posts.xlsx", "duty export -", "duty define county list --file list.yaml",
        "duty adapt v1 list --version 1 --add d9=值班 --omit d2=无此业务", "duty list v1", "duty show v1 secretary",
        "alliance form v1 a1 --zh 联盟 --criterion adjacent --criterion same-trade --member v2", "alliance change v1 a1 --join v3 --leave v2",
        "alliance dissolve v1 a1 --reason r", "alliance list", "entity register v1 e1 --zh 公司 --kind firm --staff 40 --members 3",
        "entity cover v1 e1 --organisation b1 --joint", "entity close v1 e1 --reason r", "entity coverage county --on 2026-06-30",
        "key convert old.key", "key enrol keys.csv --dry-run", "key show --pem a.key", "key export keys.csv", "key rotate new.key",
        "key list county --role clerk --valid",
        "fact require county staffing --zh 配备 --kind staffing --due 2026-06-30 --level township --least 1 --most 2",
        "fact state v1 staffing --headcount 120 --cadres 2", "fact list county", "template define county reelection --file t.yaml",
        "reelection schedule v1 --template reelection --due 2026-10-01",
        "reelection complete v1 reelection-2026 request --document 请示=r.pdf",
        "reelection show v1", "pledge amend v1 p1 --quantity 50 --due 2026-12-01 --reason r", "pledge accept-amendment v1 p1",
        "pledge refuse-amendment v1 p1 --reason r", "pledge withdraw v1 p1 --reason r", "pledge accept-withdrawal v1 p1",
        "pledge refuse-withdrawal v1 p1 --reason r", "pledge rollover v1 p1 --due 2027-06-30", "pledge history v1 p1",
        "notice open v1 --subject pledge --reference p1 --title 修路 --until 2026-02-10 --channel board --channel leaflet",
        "notice object v1 letter-2026 --reason 不实", "notice answer v1 letter-2026 o-1 --text 已核实 --upheld", "notice close v1 letter-2026",
        "notice list county --open", "project propose v1 pr1 --title 中心 --category key --leader secretary --measure 建设 --due 2026-11-30",
        "project review v1 pr1 --approved --opinion 同意", "project review v1 pr1 --no-approved --opinion 不同意",
        "project enlist v1 pr1 --category key", "project report v1 pr1 --note 顺利", "project milestone v1 pr1 site --note 已定",
        "project verify-milestone v1 pr1 site", "project return-milestone v1 pr1 site --reason r",
        "project on-site v1 pr1 --participant v2 --third-party 高校 --points 90 --opinion 好", "project done v1 pr1", "project verify v1 pr1",
        "project return v1 pr1 --reason r", "project close-out v1 pr1", "project award v1 pr1 --award best", "project list county",
        "project show v1 pr1", "report submit v1 monthly 2026-03 --text 正文 --answer funds=100",
        "report return v1 monthly 2026-03 --missing funds --reason r",
        "report accept v1 monthly 2026-03", "report excuse v1 monthly 2026-03 --reason r",
        "report extend v1 monthly 2026-03 --until 2026-04-20 --reason r", "report list county --duty monthly",
        "attendance record v1 m1 --attendance deputy --title 例会 --host t1", "attendance list county",
        "service offer c1 o1 --title 义诊 --team health --wanted 5", "service take-up c1 o1 --home-unit b1 --members 3",
        "service release c1 o1 --home-unit b1 --reason r", "service record c1 o1 --home-unit b1 --members 2 --hours 3.5",
        "service feedback c1 b1 --text 谢谢", "service close c1 o1 --reason r", "service list c1",
        "task request c1 --title 普查 --department d1 --authority 文件 --funds 2000 --until 2026-06-30",
        "task decide c1 t1 --no-admitted --reason r",
        "task list county", "burden v1 --month 2026-03", "due", "due --unit v1 --role clerk --on 2026-03-28 --ahead 10 --all --output json",
    ]
}

struct CommandLineTests {
    @Test("a command line as people type it is understood", arguments: CommandLines.all)
    func parses(_ line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        let command = try PledgelineCommand.parseAsRoot(words)
        let noun = try #require(PledgelineCommand.configuration.subcommands.first { $0._commandName == words[0] })
        #expect(type(of: command)._commandName == (noun.configuration.subcommands.isEmpty ? words[0] : words[1]))
    }

    @Test("every new verb has its line above, so that none is left untried")
    func complete() {
        let nouns = Set(CommandLines.all.compactMap { $0.split(separator: " ").first.map(String.init) })
        let older: Set = ["register", "post", "new", "show", "enrol", "revoke", "import", "template"]
        for noun in PledgelineCommand.configuration.subcommands where nouns.contains(noun._commandName) && noun._commandName != "pledge" {
            for verb in noun.configuration.subcommands.map({ $0._commandName }) where !older.contains(verb) {
                #expect(CommandLines.all.contains { $0.hasPrefix("\(noun._commandName) \(verb)") }, "\(noun._commandName) \(verb)")
            }
        }
    }

    @Test(
        "a command line that says too little or something else is not",
        arguments: [
            "unit rename v1", "unit move v1", "unit reclassify v1 --level planet --sector rural", "task decide c1 t1 --reason r",
            "project review v1 pr1 --opinion x", "project review v1 pr1 --approved --no-approved --opinion x", "report submit v1 monthly",
            "service take-up c1 o1 --home-unit b1 --members many",
            "notice open v1 --subject letter --reference 2026 --title t --until 2026-02-10",
            "alliance form v1 a1 --zh 联盟 --criterion adjacent", "attendance record v1 m1 --attendance somehow --title t --host t1",
        ])
    func refuses(_ line: String) {
        #expect(throws: (any Error).self) { try PledgelineCommand.parseAsRoot(line.split(separator: " ").map(String.init)) }
    }

    @Test("whatever can be submitted is read by `pledgeline submit`, under the names that the schema gives it")
    func everyKind() throws {
        for (service, rules) in KindRule.all {
            for rule in rules {
                let line = #"{"unit": "v001", "\#(service.topicName)": {"\#(rule.jsonName)": {}}}"#
                let read = try SubmissionLines.read(Data(line.utf8), named: "lines.ndjson")
                #expect(read.map(\.payload.kind) == [rule.kind])
                #expect(read.first?.payload.service == service)
            }
        }
    }
}

struct BodyTests {
    private func command<Command: ParsableCommand>(_ line: String, as type: Command.Type) throws -> Command {
        try #require(try PledgelineCommand.parseAsRoot(line.split(separator: " ").map(String.init)) as? Command)
    }

    @Test("flags of a split name one new unit with what goes with it")
    func split() throws {
        let split = try command(
            "unit split t1 --part t9 --zh 东镇 --level township --sector rural --child v1 --child v2 --from 2026-03-01",
            as: UnitCommand.Split.self
        ).body()
        #expect(split.parts.map(\.unit) == ["t9"])
        #expect(split.parts.first?.children == ["v1", "v2"])
        #expect(split.parts.first?.level == .township)
        #expect(split.from == "2026-03-01")
        #expect(!split.dissolved)
    }

    @Test("a split without any part says how to name one")
    func splitOfNothing() throws {
        let split = try command("unit split t1 --from 2026-03-01", as: UnitCommand.Split.self)
        #expect(throws: CommandError.self) { try split.body() }
    }

    @Test("conditions and vetoes of a category come from flags")
    func category() throws {
        let define = try command(
            "category define county sec --zh 书记 --condition rank=deputy-head,personnel --veto placement --talk-within 30 --training-days 2.5",
            as: CategoryCommand.Define.self
        ).body()
        #expect(define.category == "sec")
        #expect(define.conditions.map(\.anyOf) == [["deputy-head", "personnel"]])
        #expect(define.vetoes.map(\.qualification) == ["placement"])
        #expect(define.talkWithinDays == 30)
        #expect(define.trainingDays == PBDecimal(25, scale: 1))
    }

    @Test("milestones of a project are ID=DATE=TITLE, and a title may have an equals sign")
    func project() throws {
        let propose = try command(
            "project propose v1 pr1 --milestone site=2026-03-31=a=b --measure x --measure y --funds 1500.50",
            as: ProjectCommand.Propose.self
        ).body()
        #expect(propose.milestones.map(\.id) == ["site"])
        #expect(propose.milestones.map(\.title) == ["a=b"])
        #expect(propose.milestones.map(\.weight) == [1])
        #expect(propose.measures == ["x", "y"])
        #expect(propose.funds == PBDecimal(150_050, scale: 2))
    }

    @Test("a milestone that is not ID=DATE=TITLE is named", arguments: ["site", "site=2026-03-31", "site=soon=title"])
    func milestone(_ argument: String) throws {
        let propose = try command("project propose v1 pr1 --milestone \(argument)", as: ProjectCommand.Propose.self)
        #expect(throws: CommandError.self) { try propose.body() }
    }

    @Test(
        "a fact is of one kind only",
        arguments: [
            "--headcount 100 --cadres 2 --number 3", "--headcount 100", "--provided 10", "", "--heads 3 --cadres 1",
        ])
    func fact(_ flags: String) throws {
        let state = try command("fact state v1 r \(flags)", as: FactCommand.State.self)
        #expect(throws: CommandError.self) { try state.body() }
    }

    @Test("each kind of fact comes from its own flags")
    func facts() throws {
        func body(_ flags: String) throws -> PBStateFact { try command("fact state v1 r \(flags)", as: FactCommand.State.self).body() }
        #expect(try body("--headcount 100 --cadres 2").staffing.cadres == 2)
        #expect(try body("--heads 30 --provided 900.5").funds.provided == PBDecimal(9005, scale: 1))
        #expect(try body("--number 4").count.number == PBDecimal(4))
    }

    @Test("what tables and spreadsheets call something, the command line takes: in Chinese as in English")
    func words() throws {
        func unit(_ level: String, _ sector: String) throws -> UnitCommand.Register {
            try command("unit register v1 --zh 村 --level \(level) --sector \(sector) --opened 2026/3/1", as: UnitCommand.Register.self)
        }
        #expect(try unit("村", "农村").level == .village && unit("village", "rural").level == .village)
        #expect(try unit("街道", "农村").level == .township && unit("党小组", "农村").level == .group)
        #expect(throws: (any Error).self) { try unit("省", "农村") }
        #expect(sector("两新") == "new-organisation" && sector("rural") == "rural" && sector("moon") == "moon")
        #expect(
            TierArgument(argument: "第一") == .first && TierArgument(argument: "specific") == .specific && TierArgument(argument: "x") == nil)
        #expect(RoleArgument(argument: "党务干事") == .clerk && RoleArgument(argument: "clerk") == .clerk && RoleArgument(argument: "王") == nil)
        #expect(RoleArgument(argument: "经办人") == .clerk, "the word of earlier versions is still taken")
        #expect(AttendanceArgument(argument: "缺席") == .absent && AttendanceArgument(argument: "head") == .head)
        for day in ["2026-03-01", "2026/3/1", "2026年3月1日"] { #expect(try date(day, "--from").description == "2026-03-01") }
        let error = #expect(throws: CommandError.self) { try date("2026-02-30", "--from") }
        #expect(error?.zh.contains("没有这一天") == true)
    }

    @Test("answers of a report are FIELD=TEXT")
    func report() throws {
        let submit = try command("report submit v1 monthly 2026-03 --text t --answer funds=a=b", as: ReportCommand.Submit.self).body()
        #expect(submit.slot == "2026-03")
        #expect(submit.answers.map(\.field) == ["funds"])
        #expect(submit.answers.map(\.text) == ["a=b"])
    }

    @Test("an adaptation names the version it adapts")
    func adaptation() throws {
        let adapt = try command("duty adapt v1 list --version 2 --omit d2=none", as: DutyCommand.Adapt.self).body()
        #expect(adapt.version == 2)
        #expect(adapt.omitted.map(\.reason) == ["none"])
        let unversioned = try command("duty adapt v1 list --omit d2=none", as: DutyCommand.Adapt.self)
        #expect(throws: CommandError.self) { try unversioned.body() }
    }

    @Test("a rotation is proven by the new key for this old key and namespace alone")
    func rotation() throws {
        let (old, new) = (SigningKey(), SigningKey())
        let body = try KeyCommand.Rotate.body(from: old.publicKey, to: new, namespace: "county")
        let message = Data("pledgeline.v1.rotate\0county\0".utf8) + old.publicKey.bytes
        #expect(body.key == new.publicKey.bytes)
        #expect(new.publicKey.verifies(body.proof, of: message))
        #expect(!old.publicKey.verifies(body.proof, of: message))
    }

    @Test("an id that nobody gave says what it is and when, and is a lawful id")
    func madeID() throws {
        let id = MadeID.make("objection", on: CivilDate(year: 2026, month: 1, day: 12))
        #expect(id.wholeMatch(of: /objection-20260112-[a-z2-9]{4}/) != nil)
    }
}
