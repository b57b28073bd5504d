import ArgumentParser
import Testing

@testable import PledgelineCLI

@Suite("A text may begin with a dash")
struct TextOptionTests {
    @Test(
        "an option whose value is text takes the next word, whatever it is",
        arguments: [
            ["pledge", "report", "a", "p", "--quantity", "1", "--note", "-5"],
            ["pledge", "return", "a", "p", "--reason", "- too few"], ["inspect", "contest", "a", "f", "--reason", "--no"],
            ["inspect", "rectify", "a", "f", "--note", "-"], ["project", "report", "a", "p", "--note", "-1 °C"],
            ["unit", "register", "a", "--zh", "-甲-", "--level", "village", "--parent", "b", "--sector", "rural", "--opened", "2020-01-01"],
            ["score", "mark", "--cohort", "c", "--period", "p", "--unit", "u", "--source", "s", "--mark", "-3"],
            ["inspect", "record", "a", "--round", "r", "--item", "-x=1", "--item", "y=2", "--inspector", "a/b"],
            ["notice", "answer", "a", "n", "o", "--text", "- it is so"], ["talk", "list", "--person", "-p"],
            ["cohort", "define", "--unit", "a", "--cohort", "c", "--zh", "组", "--member", "-m", "--member", "n"],
        ])
    func taken(arguments: [String]) throws {
        _ = try PledgelineCommand.parseAsRoot(arguments)
    }

    @Test("and says what it says")
    func value() throws {
        let command = try PledgelineCommand.parseAsRoot(["pledge", "return", "a", "p", "--reason", "--period"])
        #expect(try #require(command as? PledgeCommand.Return).reason == "--period")
        let record = try PledgelineCommand.parseAsRoot(["inspect", "record", "a", "--round", "r", "--item", "-x=1", "--inspector", "-i"])
        #expect(try #require(record as? InspectCommand.Record).items == ["-x=1"])
        let spelled = try PledgelineCommand.parseAsRoot(["pledge", "return", "a", "p", "--reason=-5"])
        #expect(try #require(spelled as? PledgeCommand.Return).reason == "-5")
    }

    @Test("without a value it is still wrong")
    func missing() {
        #expect(throws: (any Error).self) { try PledgelineCommand.parseAsRoot(["pledge", "return", "a", "p", "--reason"]) }
    }
}
