import Schema
import SwiftProtobuf
import Testing

@testable import Bundles
@testable import Files

struct BodyFileTests {
    @Test("a body is read from YAML with dates, numbers and periods unquoted")
    func yaml() throws {
        let text = """
            title: 便民服务中心
            period: 2026
            category: key
            measures: [选址, 建设]
            milestones:
              - {id: site, title: 选址确定, due: 2026-03-31, weight: 1}
              - {id: built, title: 建成, due: 2026-09-30, weight: 3}
            due: 2026-11-30
            funds: {value: 150000}
            """
        let project = try BodyFile.read(text, named: "project.yaml", as: PBProposeProject.self)
        #expect(project.period == "2026")
        #expect(project.measures == ["选址", "建设"])
        #expect(project.milestones.map(\.due) == ["2026-03-31", "2026-09-30"])
        #expect(project.milestones.map(\.weight) == [1, 3])
        #expect(project.funds == PBDecimal(150_000))
    }

    @Test("JSON is read by the same rules")
    func json() throws {
        let split = try BodyFile.read(
            #"{"parts": [{"unit": "v9", "level": "LEVEL_VILLAGE", "children": ["g1"]}], "dissolved": true}"#, named: "split.json",
            as: PBSplitUnit.self)
        #expect(split.parts.map(\.unit) == ["v9"])
        #expect(split.parts.first?.level == .village)
        #expect(split.dissolved)
    }

    @Test("quoted words stay words, in whatever they are called")
    func quoted() throws {
        let duty = try BodyFile.read(#"name: {zh: "true", en: "say \"yes\"\n"}"#, named: "list.yaml", as: PBDefineDutyList.self)
        #expect(duty.name.zh == "true")
        #expect(duty.name.en == "say \"yes\"\n")
    }

    @Test("what no field is called is an error that names the file", arguments: ["colour: red", "milestones: 3", ": : :", "[1, 2"])
    func wrong(_ text: String) throws {
        let error = #expect(throws: CommandError.self) {
            try BodyFile.read(text, named: "project.yaml", as: PBProposeProject.self)
        }
        #expect(error?.status == .badInput)
        #expect(error?.en.contains("project.yaml") == true)
    }

    @Test(
        "a field that does not fit is told with its path and its line",
        arguments: [
            ("list: a\ncategory: b\nduties:\n  - id: one\n  - id: two\n    sort: x\n", "list.yaml, line 6: duties[1].sort"),
            ("name:\n  zh: 甲\n  en: [x]\n", "list.yaml, line 3: name.en"), ("colour: red", "list.yaml, line 1: colour"),
        ])
    func located(_ text: String, _ place: String) throws {
        let error = #expect(throws: CommandError.self) {
            try BodyFile.read(text, named: "list.yaml", as: PBDefineDutyList.self)
        }
        #expect(error?.en.hasPrefix(place) == true, "\(error?.en ?? "")")
    }

    @Test("an empty file is an empty body, for flags to fill in")
    func empty() throws {
        #expect(try BodyFile.read("", named: "empty.yaml", as: PBProposeProject.self) == PBProposeProject())
    }
}
