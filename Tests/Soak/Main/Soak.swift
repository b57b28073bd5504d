import ArgumentParser
import FaultScenarios
import Foundation
import TestSupport

/// `soak`: faults on real processes, round after round, and counts of what came of them. Ends with status 1 if anything was not as it must be.
@main
struct Soak: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soak", abstract: "Disturbs real processes, round after round, and counts.",
        discussion: """
            Scenarios: \(names.joined(separator: ", ")). A round is a kill, a pause, an outage, a broker killed, a dozen faults of the mock cluster, or a command whose broker lies. \
            With KAFKA_BROKERS set, takeovers are tried there, too.
            """)

    static let names = [
        KillScenario.name, TakeoverScenario.name, OutageScenario.name, TruncationScenario.name, AcknowledgementScenario.name,
        LyingBrokerScenario.name, SheetsScenario.name,
    ]

    @Option(help: "Rounds of each scenario.") var rounds = 10
    @Option(help: "The same seed throws the same dice.") var seed: UInt64 = .random(in: 0...999_999)
    @Argument(help: "Which scenarios; all if none is named.") var scenarios: [String] = []

    func validate() throws {
        for name in scenarios where !Self.names.contains(name) {
            throw ValidationError("There is no scenario \(name); there are \(Self.names.joined(separator: ", ")).")
        }
    }

    func run() async throws {
        let folder = try Folder.temporary()
        Self.say("seed \(seed), \(rounds) rounds; logs of processes in \(folder.path)")
        var failed = false
        for name in scenarios.isEmpty ? Self.names : scenarios {
            var dice = Dice(seed: seed, for: name)
            let start = ContinuousClock.now
            do {
                let tally = try await Self.scenario(name).run(rounds: rounds, dice: &dice, folder: folder) { Self.say("\(name) \($0)") }
                Self.say("\(name) in all: \(tally) seconds=\(start.duration(to: .now).components.seconds) seed=\(seed)")
                failed = failed || !tally.problems.isEmpty
            } catch {
                Self.say("\(name) could not go on: \(error) seed=\(seed)")
                failed = true
            }
        }
        guard !failed else { throw ExitCode.failure }
        try FileManager.default.removeItem(at: folder)
    }

    /// A line at a time: somebody watches, or reads the file afterwards that a run of hours has left.
    private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    private static func scenario(_ name: String) async throws -> any Scenario {
        switch name {
        case KillScenario.name: return KillScenario()
        case OutageScenario.name: return OutageScenario()
        case TruncationScenario.name: return TruncationScenario()
        case AcknowledgementScenario.name: return AcknowledgementScenario()
        case LyingBrokerScenario.name: return LyingBrokerScenario()
        case SheetsScenario.name: return SheetsScenario()
        default:
            let own = ProcessInfo.processInfo.environment["KAFKA_BROKERS"].flatMap { $0.isEmpty ? nil : $0 }
            let contest = TakeoverScenario.Stage.contest(brokers: try await SharedBroker.bootstrap())
            return TakeoverScenario([.mockGroup, contest] + (own.map { [.group(brokers: $0)] } ?? []))
        }
    }
}
