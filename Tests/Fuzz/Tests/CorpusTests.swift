import Foundation
import FuzzTargets
import Testing

/// What `make fuzz` looks for at length, looked for briefly in every test run.
@Suite("No input makes a parser trap")
struct CorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus")
    /// Changed by hand now and then; a failure names it.
    private static let seed: UInt64 = 20_251_124

    @Test("every kept input is survived", arguments: FuzzTarget.allCases)
    func kept(_ target: FuzzTarget) throws {
        let corpus = try Corpus(target, in: Self.corpus)
        #expect(!corpus.entries.isEmpty)
        for entry in corpus.entries {
            let current = try CurrentInput(target, entry.bytes)
            try target.run(entry.bytes)
            current.survived()
        }
    }

    @Test("thousands of mutations of the kept inputs are survived", arguments: FuzzTarget.allCases)
    func mutated(_ target: FuzzTarget) throws {
        let inputs = try Corpus(target, in: Self.corpus).entries.map(\.bytes)
        var mutation = Mutation(seed: Self.seed)
        // Audits and bundles take milliseconds each in a debug build.
        let rounds =
            switch target {
            case .archive, .bundle: 150
            case .decisions, .command, .name, .sheet, .workbook, .segments: 500
            case .envelope, .payload, .lines, .keyfile, .chunks, .spool: 2_000
            }
        for round in 0..<rounds {
            let input = mutation.mutated(inputs, longest: target.longestInput)
            let current = try CurrentInput(target, input)
            do { try target.run(input) } catch {
                Issue.record("\(target.rawValue), seed \(Self.seed), round \(round), \(input.base64EncodedString()): \(error)")
            }
            current.survived()
        }
    }

    @Test("the same seed makes the same mutations")
    func reproducible() {
        let inputs = [Data("one".utf8), Data("another".utf8)]
        func made(_ seed: UInt64) -> [Data] {
            var mutation = Mutation(seed: seed)
            return (0..<50).map { _ in mutation.mutated(inputs, longest: 64) }
        }
        #expect(made(1) == made(1))
        #expect(made(1) != made(2))
    }
}

/// A trap ends the whole test process and tells nothing, so the input at hand is in a file meanwhile: if one is left behind, it is the one.
private struct CurrentInput {
    private let file: URL

    init(_ target: FuzzTarget, _ bytes: Data) throws {
        file = FileManager.default.temporaryDirectory.appending(
            path: "pledgeline-fuzz-current-\(target.rawValue)-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)")
        try bytes.write(to: file)
    }

    func survived() { unlink(file.path) }
}
