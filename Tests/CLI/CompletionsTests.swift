import ArgumentParser
import Domain
import Foundation
import Testing

@testable import PledgelineCLI

struct CompletionsTests {
    @Test("every shell gets a script that knows the commands", arguments: CompletionsCommand.Shell.allCases)
    func scripts(_ shell: CompletionsCommand.Shell) {
        let script = PledgelineCommand.completionScript(for: shell.script)
        for word in ["pledgeline", "spool", "countersign", "offline"] { #expect(script.contains(word), "\(word)") }
        #expect(throws: Never.self) { try PledgelineCommand.parseAsRoot(["completions", shell.rawValue]) }
    }

    @Test("bash takes its script", arguments: Language.allCases)
    func bash(_ language: Language) throws {
        let script = Language.$override.withValue(language) { PledgelineCommand.completionScript(for: .bash) }
        let file = FileManager.default.temporaryDirectory.appending(path: "completions-\(UUID().uuidString).bash")
        try script.write(to: file, atomically: true, encoding: .utf8)
        defer { unlink(file.path) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-n", file.path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
