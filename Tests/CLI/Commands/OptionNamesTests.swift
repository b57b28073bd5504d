import ArgumentParser
import Testing

@testable import Client
@testable import PledgelineCLI

@Suite("One option name for one idea, and the others understood")
struct OptionNamesTests {
    private func parsed<Command: ParsableCommand>(_ words: String..., as type: Command.Type) throws -> Command {
        try #require(try PledgelineCommand.parseAsRoot(OptionNames.own(in: words)) as? Command)
    }

    @Test("whoever writes --note, --text or --opinion where it is --reason is understood, and so on for each of them")
    func understood() throws {
        for name in ["--reason", "--note", "--text", "--opinion"] {
            #expect(try parsed("notice", "object", "v1", "n1", name, "不实", as: NoticeCommand.Object.self).reason == "不实")
            #expect(try parsed("pledge", "return", "v1", "p1", name, "不实", as: PledgeCommand.Return.self).reason == "不实")
            #expect(try parsed("notice", "answer", "v1", "n1", "o1", name, "已核实", as: NoticeCommand.Answer.self).answer == "已核实")
            #expect(try parsed("inspect", "rectify", "v1", "f1", "\(name)=已整改", as: InspectCommand.Rectify.self).note == "已整改")
            let review = try parsed("project", "review", "v1", "p1", "--approved", name, "同意", as: ProjectCommand.Review.self)
            #expect(review.opinion == "同意")
        }
    }

    @Test("help and completions show the command's own name only")
    func shown() {
        let help = NoticeCommand.Object.helpMessage()
        #expect(help.contains("--reason") && !help.contains("--text") && !help.contains("--note"))
        #expect(!PledgeCommand.Return.helpMessage(includeHidden: true).contains("--note"))
    }

    @Test("no word is dropped: beside the command's own, another one stays unknown; what comes after -- is no option")
    func nothingDropped() {
        let both = ["pledge", "return", "v1", "p1", "--reason", "a", "--note", "b"]
        #expect(OptionNames.own(in: both) == both)
        #expect(throws: (any Error).self) { try PledgelineCommand.parseAsRoot(OptionNames.own(in: both)) }
        let twoForeign = ["pledge", "return", "v1", "p1", "--text", "a", "--note", "b"]
        #expect(OptionNames.own(in: twoForeign) == twoForeign)
        let afterEnd = ["pledge", "return", "v1", "p1", "--reason", "a", "--", "--note"]
        #expect(OptionNames.own(in: afterEnd) == afterEnd)
    }

    @Test("a command without any of them, or with none that fits alone, is left as it is")
    func leftAlone() {
        let list = ["pledge", "list", "v1", "--note", "x"]
        #expect(OptionNames.own(in: list) == list)
        #expect(OptionNames.own(in: ["--note", "x"]) == ["--note", "x"])
    }
}
